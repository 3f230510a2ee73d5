"""Lists of known programs, languages and encodings are read as a person would read them."""

import pytest

from partwell.exchange.client_list import read_client_list
from tests.exchange.further_lists import LISTINGS
from tests.exchange.lists import SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
def test_a_list_is_read_with_its_columns_clients_and_doubts(name: str) -> None:
    sample = SAMPLES[name]
    found = read_client_list(sample.text.encode(sample.encoding), name)
    data = found.as_data()
    assert (data["rows"], data["header_row"]) == (sample.rows, sample.header_row)
    assert data["columns"] == sample.columns
    kept = [
        {key: value for key, value in client.items() if value and key != "row"} for client in data["clients"]
    ]
    assert kept == sample.clients
    assert [(finding["row"], finding["code"]) for finding in data["findings"]] == sample.findings
    assert found.taken + found.reported == found.rows


@pytest.mark.parametrize("name", LISTINGS)
def test_a_further_list_gives_its_clients_and_doubts_and_its_rows_add_up(name: str) -> None:
    listing = LISTINGS[name]
    found = read_client_list(listing.text.encode(listing.encoding), name)
    data = found.as_data()
    kept = [
        {key: value for key, value in client.items() if value and key != "row"} for client in data["clients"]
    ]
    assert kept == listing.clients
    assert [(finding["row"], finding["code"]) for finding in data["findings"]] == listing.findings
    assert len({one["row"] for one in data["findings"] if one["level"] == "stop"}) == found.reported


@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_is_in_the_data_even_when_it_is_not_known(name: str) -> None:
    sample = SAMPLES[name]
    data = read_client_list(sample.text.encode(sample.encoding)).as_data()
    assert list(data) == ["rows", "header_row", "columns", "clients", "findings"]
    assert {tuple(client) for client in data["clients"]} <= {FACTS}


FACTS = (
    "row", "client_name", "organisation", "first_name", "last_name", "email", "phone", "address_lines",
    "city",
    "postcode", "region", "country", "since_on", "annual_fees_amount", "reference",
)  # fmt: skip
