"""The sample client list is read by our own import without a doubt."""

from pathlib import Path

from partwell.exchange.client_list import read_client_list

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples" / "clients.csv"


def test_the_twelve_sample_clients_are_read_whole_and_nothing_is_doubtful() -> None:
    found = read_client_list(SAMPLES.read_bytes(), SAMPLES.name)
    assert (found.rows, found.taken, found.findings) == (12, 12, ())
    facts = [client.as_data() for client in found.clients]
    needed = (
        "client_name", "email", "phone", "address_lines", "city", "postcode", "country", "since_on",
        "reference",
    )  # fmt: skip
    assert [name for client in facts for name in needed if not client[name]] == []


def test_no_sample_address_belongs_to_anybody() -> None:
    found = read_client_list(SAMPLES.read_bytes(), SAMPLES.name)
    assert {client.email.rpartition(".")[2] for client in found.clients} == {"example"}
