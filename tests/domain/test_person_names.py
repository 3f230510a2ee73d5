"""Forms of address come off a person's name, titles stay, and organisations are left alone."""

import pytest

from partwell.domain.client import Client
from partwell.exchange.imported import ImportedClient

# as the list has it -> name of record, first name, last name, name after "Dear"
NAMES = {
    "Frau Dr. Sinéad O'Brien": ("Dr. Sinéad O'Brien", "Dr. Sinéad", "O'Brien", "Dr. O'Brien"),
    "Herr Müller": ("Herr Müller", "", "Herr Müller", "Herr Müller"),
    "Herr Jan Müller": ("Jan Müller", "Jan", "Müller", "Jan Müller"),
    "Herr von Bergen": ("Herr von Bergen", "", "Herr von Bergen", "Herr von Bergen"),
    "Mevr. Anna van den Berg": ("Anna van den Berg", "Anna", "van den Berg", "Anna van den Berg"),
    "Herr Prof. Dr. Karl Weber": ("Prof. Dr. Karl Weber", "Prof. Dr. Karl", "Weber", "Prof. Dr. Weber"),
    "Frau Dr. Weber": ("Dr. Weber", "Dr.", "Weber", "Dr. Weber"),
    "MRS JOAN ALBRIGHT": ("JOAN ALBRIGHT", "JOAN", "ALBRIGHT", "JOAN ALBRIGHT"),
    "Mx. Sam Lee": ("Sam Lee", "Sam", "Lee", "Sam Lee"),
    "M. Jean Dupont": ("Jean Dupont", "Jean", "Dupont", "Jean Dupont"),
    "Mme Claire Dubois": ("Claire Dubois", "Claire", "Dubois", "Claire Dubois"),
    "Sra. Ana Ruiz": ("Ana Ruiz", "Ana", "Ruiz", "Ana Ruiz"),
    "Dott. Luca Rossi": ("Luca Rossi", "Luca", "Rossi", "Luca Rossi"),
    # left as they are
    "Mr Price Ltd": ("Mr Price Ltd", "", "", "Mr Price Ltd"),
    "Herr & Co GmbH": ("Herr & Co GmbH", "", "", "Herr & Co GmbH"),
    "Mr & Mrs John Smith": ("Mr & Mrs John Smith", "", "", "Mr & Mrs John Smith"),
    "Herr und Frau Jan Müller": ("Herr und Frau Jan Müller", "", "", "Herr und Frau Jan Müller"),
    "Mrs Fields Bakery": ("Mrs Fields Bakery", "", "", "Mrs Fields Bakery"),
    "Frau Holle e.V.": ("Frau Holle e.V.", "", "", "Frau Holle e.V."),
    "M Butterfly": ("M Butterfly", "", "", "M Butterfly"),
    "Missy Elliott": ("Missy Elliott", "", "", "Missy Elliott"),
    "Dr. Ama Osei": ("Dr. Ama Osei", "", "", "Dr. Ama Osei"),
    "Mr": ("Mr", "", "", "Mr"),
    "王小明": ("王小明", "", "", "王小明"),
}
# first and last name of two columns, or of a contact person -> as they are kept
PARTS = {
    ("Frau Dr. Sinéad", "O'Brien"): ("Dr. Sinéad", "O'Brien", "Dr. O'Brien"),
    ("Herr", "Müller"): ("", "Herr Müller", "Herr Müller"),
    ("Herr Jan", "Müller"): ("Jan", "Müller", "Jan Müller"),
    ("", "Frau Weber"): ("", "Frau Weber", "Frau Weber"),
    ("Mr & Mrs", "Smith"): ("Mr & Mrs", "Smith", "Mr & Mrs Smith"),
    ("Ama", "Osei"): ("Ama", "Osei", "Ama Osei"),
}


def kept(**facts: str) -> tuple[str, str, str, str]:
    """Name of record, first and last name and greeting of an imported row."""
    client = ImportedClient(row=2, **facts).as_client("K-1")  # type: ignore[arg-type]
    return client.name, client.first_name, client.last_name, client.salutation_name


@pytest.mark.parametrize("written", NAMES)
def test_a_name_is_taken_apart_as_a_letter_needs_it(written: str) -> None:
    assert kept(client_name=written) == NAMES[written]


@pytest.mark.parametrize("written", PARTS)
def test_a_contact_person_is_greeted_without_a_form_of_address_in_the_first_name(
    written: tuple[str, str],
) -> None:
    first, last = written
    told = kept(client_name="Herr & Co GmbH", organisation="Herr & Co GmbH", first_name=first, last_name=last)
    assert told == ("Herr & Co GmbH", *PARTS[written])


@pytest.mark.parametrize("name", ["Mr Ed Foods", "Herr Jan Müller"])
def test_a_name_that_stands_in_the_organisation_column_is_never_touched(name: str) -> None:
    assert kept(client_name=name, organisation=name)[0] == name


def test_the_terminal_still_prints_the_names_of_the_file() -> None:
    row = ImportedClient(row=2, client_name="Frau Dr. Sinéad O'Brien", country="Deutschland")
    assert (row.as_data()["client_name"], row.as_data()["country"]) == (
        "Frau Dr. Sinéad O'Brien",
        "Deutschland",
    )


@pytest.mark.parametrize(
    ("name", "first", "last", "greeted"),
    [
        ("Dr. Ama Osei", "Ama", "Osei", "Dr. Osei"),
        ("Ama Osei", "Dr. Ama", "Osei", "Dr. Osei"),
        ("Dr Pepper LLC", "Joan", "Albright", "Joan Albright"),
        ("Dr. Ama Osei", "", "", "Dr. Ama Osei"),
    ],
)
def test_a_doctor_is_greeted_by_title_and_last_name(name: str, first: str, last: str, greeted: str) -> None:
    client = Client(client_id="K-1", name=name, first_name=first, last_name=last)
    assert client.salutation_name == greeted
