"""A country is kept as its code where it is certainly known, and printed by its name."""

import pytest

from partwell.desk import countries
from partwell.domain.countries import NAMES, code_or_text, known_code, printed_name
from partwell.domain.practice import PostalAddress
from partwell.exchange.imported import ImportedClient


@pytest.mark.parametrize(
    ("written", "code", "printed"),
    [
        ("Germany", "DE", "Germany"),
        ("Deutschland", "DE", "Germany"),
        (" de ", "DE", "Germany"),
        ("USA", "US", "United States"),
        ("U.S.A.", "US", "United States"),
        ("England", "GB", "United Kingdom"),
        ("UK", "GB", "United Kingdom"),
        ("EL", "GR", "Greece"),
        ("Ελλάδα", "GR", "Greece"),
        ("Österreich", "AT", "Austria"),
        ("Côte d’Ivoire", "CI", "Côte d'Ivoire"),
        ("Georgia", "", "Georgia"),  # a state as often as a country
        ("Narnia", "", "Narnia"),
        ("", "", ""),
    ],
)
def test_a_country_is_known_however_it_is_written(written: str, code: str, printed: str) -> None:
    assert (known_code(written), printed_name(written)) == (code, printed)
    assert code_or_text(written) == (code or written.strip())


def test_every_country_is_known_by_its_code_and_all_with_holidays_are_named() -> None:
    assert {code: known_code(code) for code in NAMES} == {code: code for code in NAMES}
    assert all(NAMES[code] == name for code, name in countries().items())
    assert len(countries()) > 200


def test_an_address_prints_the_name_of_a_country_and_not_its_code() -> None:
    there = PostalAddress(lines=("Ringstr. 4",), city="Bonn", postcode="53111", country="DE")
    assert there.printed_lines == ("Ringstr. 4", "53111 Bonn", "Germany")
    assert there.printed_from("US") == ("Ringstr. 4", "53111 Bonn", "Germany")
    assert there.printed_from("Deutschland") == ("Ringstr. 4", "53111 Bonn")


@pytest.mark.parametrize("country", ["US", "USA", "United States"])
def test_a_state_stands_before_the_code_however_the_country_is_written(country: str) -> None:
    there = PostalAddress(lines=("4 Quay St",), city="Newark", postcode="07102", region="NJ", country=country)
    assert there.printed_lines == ("4 Quay St", "Newark, NJ 07102", "United States")


def test_an_import_keeps_the_code() -> None:
    client = ImportedClient(row=2, client_name="Bay & Co", country="Deutschland").as_client("K-1")
    assert (client.country, client.address.country) == ("DE", "DE")
