"""Personal data: found by shape, checksum and the words around it, never for what merely looks alike."""

import pytest

from partwell.wording import check
from partwell.wording.findings import masked


def found(text: str) -> list[tuple[str, str]]:
    """Type and text of each piece of personal data in a sentence."""
    return [
        (f.code, text[f.start : f.end]) for f in check(text, kind="sentence") if f.rule.startswith("personal")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For our records your SSN is 412-55-9087.", ("US_SSN", "412-55-9087")),
        ("The ITIN is 912-78-4455.", ("US_ITIN", "912-78-4455")),
        ("We charged 4539 1488 0343 6467.", ("CREDIT_CARD", "4539 1488 0343 6467")),
        ("Pay to GB29NWBK60161331926819.", ("IBAN", "GB29NWBK60161331926819")),
        ("Our records show NHS number 943 476 5919.", ("HEALTH_ID", "943 476 5919")),
        ("A copy of passport no. 533401287 is here.", ("PASSPORT", "533401287")),
        ("He was born on 14 February 1961.", ("DATE_OF_BIRTH", "14 February 1961")),
        ("The password is Tr0ub4dor&3.", ("CREDENTIAL", "Tr0ub4dor&3")),
        ("Her private mobile is 07700 900461.", ("PHONE", "07700 900461")),
        ("Write to her at ann.porter77@gmail.com.", ("EMAIL", "ann.porter77@gmail.com")),
        ("You earn £84,500 a year.", ("FINANCIAL", "£84,500")),
    ],
)
def test_personal_data_is_found_with_its_type_and_exact_place(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Your reference is 412-55-9087.",
        "Invoice 555-01-2044 was paid on 3 May.",
        "Order 4539 1488 0343 6467 was delivered.",
        "Matter number 943-476-5919 has been closed.",
        "The lease dated 14 February 1961 is in the deed box.",
        "Passwords will be handed over by a secure channel.",
        "Your PIN will be sent by separate post.",
        "You can reach our office on 0113 496 0021.",
        "Write to us at office@brightmoor.example.",
        "Our fee for May is £1,450.",
        "UPS tracking 1Z999AA10123456784 shows delivery on May 9.",
    ],
)
def test_what_only_looks_like_personal_data_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_personal_data_is_shown_masked_and_no_suggestion_repeats_it() -> None:
    (finding,) = check("Your SSN is 412-55-9087.", kind="sentence")
    assert finding.shown == "•••-••-9087"
    assert all("9087" not in suggestion for suggestion in finding.suggestions)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("412-55-9087", "•••-••-9087"), ("AB123456C", "•••••456C"), ("881122", "••••22"), ("8842#a", "••••#•")],
)
def test_masking_keeps_the_last_few_signs_of_long_values_only(value: str, shown: str) -> None:
    assert masked(value) == shown
