"""A whole address is taken apart where its end is clear, and left as it is where it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.exchange.whole_addresses import taken_apart

CLEAR = {
    "1 Main St, Suite 4, Newark, NJ 07102": (("1 Main St", "Suite 4"), "Newark", "07102", "NJ", ""),
    "5 Elm St., San Francisco, California 94105": (
        ("5 Elm St.",),
        "San Francisco",
        "94105",
        "California",
        "",
    ),
    "1 Main St, Newark, NJ, 07102, USA": (("1 Main St",), "Newark", "07102", "NJ", "USA"),
    "Flat 2, 10 High Street, Leeds, LS1 1AA": (("Flat 2", "10 High Street"), "Leeds", "LS1 1AA", "", ""),
    "Mill Lane, Bath, Somerset, BA1 2QQ": (("Mill Lane",), "Bath", "BA1 2QQ", "Somerset", ""),
    "221B Baker Street, London NW1 6XE, UK": (("221B Baker Street",), "London", "NW1 6XE", "", "UK"),
    "10 O'Connell Street, Dublin 1, D01 F5P2": (("10 O'Connell Street",), "Dublin 1", "D01 F5P2", "", ""),
    "1 King St W, Toronto, ON M5H 1A1": (("1 King St W",), "Toronto", "M5H 1A1", "ON", ""),
    "1 King St W, Toronto, Ontario, M5H 1A1": (("1 King St W",), "Toronto", "M5H 1A1", "Ontario", ""),
    "12 George St, Sydney NSW 2000": (("12 George St",), "Sydney", "2000", "NSW", ""),
    "Weg 1, 01067 Dresden": (("Weg 1",), "Dresden", "01067", "", ""),
    "Musterstr. 5 01067 Dresden": (("Musterstr. 5",), "Dresden", "01067", "", ""),
    "Lange Str. 5, 8001 Zürich, Schweiz": (("Lange Str. 5",), "Zürich", "8001", "", "Schweiz"),
    "3 bis, avenue Foch, 69006 Lyon": (("3 bis, avenue Foch",), "Lyon", "69006", "", ""),
    "Calle Mayor, 5, 28013 Madrid": (("Calle Mayor, 5",), "Madrid", "28013", "", ""),
    "Via Roma 1, 00184 Roma (RM)": (("Via Roma 1",), "Roma", "00184", "RM", ""),
    "Dorpsstraat 12, 1234 AB Utrecht": (("Dorpsstraat 12",), "Utrecht", "1234 AB", "", ""),
    "ul. Długa 12/3, 00-001 Warszawa": (("ul. Długa 12/3",), "Warszawa", "00-001", "", ""),
}


@pytest.mark.parametrize("text", CLEAR)
def test_a_whole_address_is_taken_apart(text: str) -> None:
    found = taken_apart((text,))
    assert found is not None
    street, place = found
    assert (street, *(place[name] for name in ("city", "postcode", "region", "country"))) == CLEAR[text]


def test_lines_are_taken_apart_like_parts() -> None:
    found = taken_apart(("The Old Mill", "Mill Lane", "Bath", "Somerset", "BA1 2QQ", "United Kingdom"))
    assert found == (
        ("The Old Mill", "Mill Lane"),
        {"city": "Bath", "region": "Somerset", "postcode": "BA1 2QQ", "country": "United Kingdom"},
    )
    assert taken_apart(("12, rue de l'Église", "75002 Paris, France")) == (
        ("12, rue de l'Église",),
        {"city": "Paris", "region": "", "postcode": "75002", "country": "France"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "12345 Main Street",
        "Hauptstraße 1234",
        "Suite 4, 1200 Market Street",
        "1-1 Chiyoda, Tokyo",
        "01067 Dresden",
        "Newark, NJ 07102",
        "LS1 1AA",
        "4581 Finch St. Bayshore CA 94326",
        "London",
        "",
    ],
)
def test_what_is_not_clear_is_left_alone(text: str) -> None:
    assert taken_apart((text,)) is None


@given(st.lists(st.text(alphabet="aB1 ,.-ÄÉ9\n", min_size=1, max_size=30), min_size=1, max_size=5))
def test_taking_apart_loses_no_letter_and_leaves_a_street(lines: list[str]) -> None:
    found = taken_apart(tuple(lines))
    if found:
        street, place = found
        assert street
        letters = sorted(c for text in (*street, *place.values()) for c in text if c.isalnum())
        assert letters == sorted(c for line in lines for c in line if c.isalnum())
