"""Headings are known by their words, in many languages, and none is taken for what it is not."""

import pytest

from partwell.exchange.columns import columns_of

# ruff: noqa: E501 -- a table: the headings of one fact on one line

# fact -> headings that mean it; "" is a fact that is never used, None a heading nobody knows.
EXPECTED: dict[str | None, str] = {
    "client_name": "Client Full Legal Name | Client Name (Last, First) | Client Name / Company | Name of Client | Customer name | customerName | clientName | Patient Name | Name 1 | Name1 | Ονοματεπώνυμο | Legal name | Client's name | Taxpayer name | Name, Vorname | Who | Clients",
    "email": "Primary Contact Email | E-Mail | EMAIL ADDRESS | email_address | Work Email | Home Email | Email 2 | Mailadresse | Adresse e-mail | E-mail | Primary Email | Person - Email - Work | PEC",
    "phone": "Tel. | Ph | Ph. | Mob | Mob. | phone_number | PhoneNumber | Telephone No | Contact Tel | Cell | Telefonnummer | Tel. privat | Tel. geschäftlich | Handynummer | Numéro de téléphone | N° de téléphone | Tél. portable | Teléfono móvil | Телефон | Primary Phone | Contact No. | Tlf. | Natel | GSM | Mobilnr.",
    "address_lines": "Addr | Addr. | Street | Address 1 | Address1 | Address Line 2 | addr_line_1 | Street Name | Strasse/Nr. | Straße + Hausnr. | Straße und Hausnummer | Indirizzo | Straatnaam | Διεύθυνση | Mailing Address | Home Address | Physical Address | Registered Address | Postal Address | Suite | Apt | Unit | PO Box | Organization - Address | Calle y número",
    "city": "Suburb | Town/City | City/Town | Wohnort | Comune | Woonplaats | Miasto | Ort | Poststed | Mailing City | Locality | Postal Town",
    "annual_fees_amount": "Annual fee (ex GST) | Yearly fees (£) | Annual Fees (USD) | Fee | Fees | Fees p.a. | Total Fees | 2025 Fees | Honorar (netto) | Jahreshonorar netto | Honoraires HT | Retainer | Annual Billings | Billings | Fees last year | Gebühren/Jahr | Tarief per jaar",
    "since_on": "Onboard Date | Date joined | Client Since Date | Customer Since | Relationship start date | Created | created_at | Kunde seit | Mandat seit | Vertragsbeginn | Date d'entrée | Cliente dal | Klant sinds | Kunde siden | Contract Start | Commenced | Engaged | Active since | Account Opened | Date opened | Opened Date | First engaged | Acquisition date | Signup date | Registration date | Joined On | Joining Date | First Visit | First contact | Date of admission | Date taken on | startedOn | Aufnahme | Since when",
    None: "Year-end | Year End | Company Reg No | Practice | T/A | Account Manager | Partner | Spouse Name | Spouse Email | Next review | AUM | Net worth | Nationality | Email opt in | Email Status",
    "": "Date of Birth | DOB | Birth Date | Credit Limit | Customer Balance | Outstanding balance | Tax ID | VAT No. | VAT number | SSN | EIN | Fax | Fax No | Owner | Last Contact Date | Last invoice date | Created By | Modified | Monthly Fee | Hourly Rate | Revenue | Geb.-Datum | Geburtsdatum | Fecha de nacimiento | Data di nascita | Geboortedatum | Data urodzenia | Fødselsdato | ΑΦΜ | 生年月日 | 出生日期 | Contract End | Client Type | Industry | Notes | Website | Birth country | Tax country | Language | Middle Name | Title | Salutation | Suffix | Job Title | Gender | Phone type",
    "house_number": "House No | Huisnummer | House name/no.",
    "postcode": "Zip | ZIP Code | zip_code | Post Code | Postal code | Billing Zip | Code Postal | Código postal | CAP | Kod pocztowy | Postnummer | Eircode | PIN",
    "region": "State | County | State/Province | Province | Prov. | Kt.",
    "country": "Country | Country Code",
    "reference": "Client ID | Client No. | Client # | Customer # | Acct # | Account # | Matter No | Matter Number | File No. | Ref | Ref. | Client Ref | Kundennr. | Kd-Nr | Mandanten-Nr. | N° client | Nº de cliente | Klantnummer | Kundnummer | Kundenr. | Chart # | MRN | Akten-Nr. | Nº expediente | Matter ID | Código",
    "first_name": "Forename | Given name | First | Voornaam | Imię | Förnamn | Fornavn | Name (First)",
    "last_name": "Surname | Last Name | Family name | Last | Cognome | Achternaam | Nazwisko | Efternamn | Etternavn | Name (Last)",
    "organisation": "Business Name | Firm | Trading As | Firma/Name | Ragione sociale | Bedrijfsnaam | Household Name | Entity Name | Legal Business Name | DBA | Doing business as | Kanzlei | Name (Adressattyp Unternehmen)",
    "place": "PLZ/Ort",
    "contact": "Contact 1 Name | Main contact | Contact | Attn | Attention",
}
PAIRS = [(heading, fact) for fact, headings in EXPECTED.items() for heading in headings.split(" | ")]


@pytest.mark.parametrize(("heading", "fact"), PAIRS)
def test_a_heading_means_what_a_professional_would_say(heading: str, fact: str | None) -> None:
    assert columns_of([heading], (), 1)[0].field == fact


def test_a_birth_date_a_limit_and_a_tax_number_are_known_as_what_is_never_used() -> None:
    headings = ["Date of birth", "Geburtsdatum", "Credit limit", "Open balance", "VAT number", "Fax"]
    assert {column.field for column in columns_of(headings, (), len(headings))} == {""}


def test_the_second_of_two_equal_headings_is_told_apart_by_its_place() -> None:
    assert [column.heading for column in columns_of(["Phone", "Phone"], (), 2)] == [
        "Phone",
        "Phone (column 2)",
    ]


def test_a_heading_that_leaves_its_beginning_out_takes_it_from_the_one_before() -> None:
    columns = columns_of(
        ["Addr 1 - Line 1", "           - City", "Addr 2 - Line 1", "           - City"], (), 4
    )
    assert [(column.field, column.group) for column in columns] == [
        ("address_lines", 1), ("city", 1), ("address_lines", 2), ("city", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Last session", "Last seen", "Last Payment Date", "Annual turnover", "Session Fee", "Preferred Name"],
)
def test_a_word_alone_does_not_make_a_heading_what_it_is_not(heading: str) -> None:
    assert not columns_of([heading], (), 1)[0].field
