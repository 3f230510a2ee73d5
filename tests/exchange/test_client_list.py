"""The list as a whole: choices, duplicates, rows that are no clients, and what is said about each."""

import io

import pytest
from openpyxl import Workbook

from partwell.domain.errors import NotAllowed
from partwell.exchange.client_list import (
    Choices,
    ClientList,
    read_client_list,
)
from partwell.exchange.doubles import duplicates_of, keys_of

NAMES = (
    "O'Brien & Söhne <Ltd>",
    "Ναταλία",
    "王小明",
    "=SUM(A1)",
    "{{ 7*7 }}",
    "NULL",
    "NA",
    "+1",
    "-",
    "  x  ",
)


def read(text: str, **choices: object) -> ClientList:
    """The list in a text."""
    return read_client_list(text.encode(), "list.csv", choices=Choices(**choices))  # type: ignore[arg-type]


def codes(found: ClientList) -> list[tuple[int | None, str]]:
    """Row and code of each finding."""
    return [(finding.row, finding.code) for finding in found.findings]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_out_letter_by_letter(name: str) -> None:
    found = read(f'Client name,Email\n"{name}",a@b.co\n')
    assert [client.client_name for client in found.clients] == [name.strip()]


def test_no_zero_sign_or_word_is_lost() -> None:
    found = read("Client,Phone,Postcode,Country,Reference\nBob,+49 030,01067,NA,00012345678901234567890\n")
    client = found.clients[0]
    assert (client.phone, client.postcode, client.country, client.reference) == (
        "+49 030", "01067", "NA", "00012345678901234567890",
    )  # fmt: skip


def test_rows_count_from_the_top_of_the_file_with_blank_ones_and_quoted_lines() -> None:
    found = read('\nTitle\n\nName,Address\n"Bob","1 Road\nTown"\n\nAnn,2 Road\n')
    assert (found.header_row, [client.row for client in found.clients]) == (4, [5, 7])
    assert found.clients[0].address_lines == ("1 Road", "Town")


def test_a_row_without_any_name_is_reported_and_not_taken() -> None:
    found = read("Client,Email\n,a@b.co\nBob,b@b.co\n")
    assert (found.rows, found.taken, found.reported, codes(found)) == (2, 1, 1, [(2, "no_name")])


def test_a_row_of_another_width_is_reported_and_nothing_is_shifted() -> None:
    found = read("Client,Town,Email\nBob,York\nAnn,Leeds,a@b.co,more\nCat,Hull,c@b.co,,\n")
    assert [client.client_name for client in found.clients] == ["Cat"]
    assert codes(found) == [(2, "ragged_row"), (3, "ragged_row")]


def test_a_short_row_is_taken_where_its_last_cell_proves_that_nothing_was_shifted() -> None:
    found = read("Client,Email,Town,Notes\nBob,b@b.co\n")
    assert [(client.client_name, client.email, client.city) for client in found.clients] == [
        ("Bob", "b@b.co", "")
    ]
    assert codes(found) == [(2, "short_row")]


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    found = read('Client,Email\n"Bob,b@b.co\nAnn,a@b.co\n"Cat ""C"" Lee",c@b.co\n')
    assert [client.client_name for client in found.clients] == ["Ann", 'Cat "C" Lee']
    assert codes(found) == [(2, "damaged_row")]


def test_totals_repeated_headings_and_notes_below_are_reported() -> None:
    found = read(
        "Client,Email,Fees\nBob,b@b.co,5\nClient,Email,Fees\n"
        "Total Ltd,t@b.co,6\nTotal,,11\n\nPrinted 1 May 12:30,,\n"
    )
    assert [client.client_name for client in found.clients] == ["Bob", "Total Ltd"]
    assert codes(found) == [(3, "repeated_heading"), (5, "total_row"), (7, "note_row")]


def test_a_client_whose_name_begins_like_a_total_is_taken() -> None:
    found = read("Client,Email,Fees\nTotal Care Ltd,,5\nSummer Moss,,6\nGrand total: 2,,11\n")
    assert [client.client_name for client in found.clients] == ["Total Care Ltd", "Summer Moss"]


def test_a_client_known_by_name_alone_at_the_end_of_the_list_is_taken() -> None:
    found = read("Client,Email,Fees\nBob,b@b.co,5\nAnn,,\n")
    assert [client.client_name for client in found.clients] == ["Bob", "Ann"]


def test_the_same_client_twice_is_named_on_the_later_row_and_left_to_the_user() -> None:
    found = read("Client,Email\nBob Moss,b@b.co\nANN,a@b.co\nBOB MOSS,B@B.co\n")
    assert (found.taken, codes(found)) == (3, [(4, "duplicate")])


def test_a_number_behind_a_street_is_its_number_only_where_it_looks_like_one() -> None:
    house = read("Name;Straße;Nr;PLZ;Ort\nBob;Weg;12a;01067;Dresden\n")
    assert (house.clients[0].address_lines, house.clients[0].reference) == (("Weg 12a",), "")
    client = read("Client,Address,No.,Town\nBob,1 Road,C-1047,Leeds\n").clients[0]
    assert (client.address_lines, client.reference) == (("1 Road",), "C-1047")


def test_several_people_of_one_organisation_are_no_doubles() -> None:
    found = read(
        "Company,First name,Last name,Email,Postcode\n"
        "Acme Ltd,Ann,Moss,a@acme.co,01067\nAcme Ltd,Bob,Fox,b@acme.co,01067\n"
        "Birch Ltd,Ann,Moss,,01099\nBirch Ltd,Bob,Fox,,01099\nBirch Ltd,Bob,Fox,,01099\n"
    )
    assert (found.taken, codes(found)) == (5, [(6, "duplicate")])


def test_two_people_of_one_name_with_other_numbers_or_towns_are_two_clients() -> None:
    found = read("Client,Town,Phone\nJohn Smith,York,\nJohn Smith,Leeds,\nJohn Smith,York,\n")
    assert codes(found) == [(4, "duplicate")]


def test_headings_without_one_for_a_nameless_column_stay_above_their_own() -> None:
    rows = [f"C{n},c{n}@b.co,2020-01-0{n}" for n in range(1, 6)]
    last = read("Client,Email,Since\n" + "".join(f"{row},VIP\n" for row in rows))
    first = read("Client,Email,Since\n" + "".join(f"{row[1]},{row}\n" for row in rows))
    for found in (last, first):
        assert [(client.client_name, client.email) for client in found.clients] == [
            (f"C{n}", f"c{n}@b.co") for n in range(1, 6)
        ]


def test_a_row_below_its_headings_may_go_on_with_them() -> None:
    found = read("Fees,,Client,E-mail\nper year,Currency,Name,address\n1200,EUR,Bob,b@b.co\n")
    assert (found.header_row, found.columns) == (
        2,
        {"client_name": "Client Name", "email": "E-mail address", "annual_fees_amount": "Fees per year"},
    )


def test_where_no_heading_speaks_of_names_the_first_column_of_words_is_taken_and_said() -> None:
    found = read("Wer,Status,E-mail\nBob,a,b@b.co\nAnn,a,a@b.co\nCat,a,c@b.co\nDora,a,d@b.co\n")
    assert [client.client_name for client in found.clients] == ["Bob", "Ann", "Cat", "Dora"]
    assert codes(found) == [(None, "by_values")]


def test_a_name_nobody_else_shares_its_bareness_with_is_pointed_out() -> None:
    rows = "".join(f"C{n},c{n}@b.co,Leeds,R{n}\n" for n in range(5))
    found = read("Client,Email,Town,Reference\nRetainers,,,\n" + rows)
    assert (found.taken, codes(found)) == (6, [(2, "bare_name")])


def test_a_client_of_the_store_is_found_by_name_and_any_one_of_three_facts() -> None:
    found = read("Client,Email,Reference,Postcode\nBob Moss,x@b.co,R1,\nAnn,a@b.co,,\nCat,,,LS1 1AA\n")
    known = keys_of("bob  moss", email="old@b.co", reference="r1") | keys_of("Cat", postcode="ls11aa")
    assert [finding.row for finding in duplicates_of(found.clients, known)] == [2, 4]


def test_the_order_of_dates_is_asked_once_and_then_followed() -> None:
    text = "Client,Client since\nA,03/04/2021\nB,05/06/2021\n"
    asked = read(text)
    assert [client.since_on for client in asked.clients] == [None, None]
    assert codes(asked).count((None, "date_order")) == 1
    told = read(text, date_order="month_first")
    assert [str(client.since_on) for client in told.clients] == ["2021-03-04", "2021-05-06"]
    assert codes(told) == []


def test_a_birth_date_is_not_taken_for_the_start_though_it_is_the_only_date() -> None:
    assert read("Client,Date of birth,Email\nBob,01/02/1960,b@b.co\n").clients[0].since_on is None


def test_a_column_may_be_chosen_or_left_out() -> None:
    text = "Client,Phone,Handy\nBob,1111111,2222222\n"
    assert read(text, columns={"phone": "Handy"}).clients[0].phone == "2222222"
    assert read(text, columns={"phone": "column 3"}).clients[0].phone == "2222222"
    left_out = read(text, columns={"phone": None})
    assert (left_out.clients[0].phone, "phone" in left_out.columns) == ("", False)


def test_the_heading_row_may_be_chosen_and_said_to_be_missing() -> None:
    text = "Client,Email\nName,Mail\nBob,b@b.co\n"
    assert [client.client_name for client in read(text, header_row=2).clients] == ["Bob"]
    assert read(text, header_row=0).header_row is None


@pytest.mark.parametrize(
    "choice",
    [
        {"sheet": "Nothing"},
        {"header_row": 99},
        {"columns": {"phone": "No such"}},
        {"columns": {"shoe_size": "Client"}},
        {"date_order": "year_first"},
    ],
)
def test_a_choice_the_file_does_not_have_is_refused(choice: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        read("Client,Email\nBob,b@b.co\n", **choice)


def test_a_list_without_headings_is_told_by_its_values_and_says_so() -> None:
    found = read("Bob Moss,b@b.co,12 High Street,Leeds,LS1 1AA\nAnn Lee,a@b.co,3 Low Road,York,YO1 7AA\n")
    assert (found.header_row, found.columns["email"], found.columns["client_name"]) == (
        None,
        "column 2",
        "column 1",
    )
    assert (None, "no_header") in codes(found)


def test_a_number_without_signs_of_a_telephone_is_never_taken_for_one() -> None:
    found = read("Name,,Town\nBob,20794600,Leeds\nAnn,20794601,York\n")
    assert "phone" not in found.columns


def sheets(*named: tuple[str, list[list[object]], str]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows, state in named:
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_the_sheet_that_looks_like_a_client_list_is_read_and_the_others_are_named() -> None:
    data = sheets(
        ("Cover", [["Our firm"]], "visible"),
        ("Kunden", [["Kunde", "E-Mail"], ["Bob", "b@b.co"]], "visible"),
        ("Old", [["Name", "Email", "Phone", "City"], ["Ann", "a@b.co", "1", "x"]], "hidden"),
    )
    found = read_client_list(data, "x.xlsx")
    assert (found.sheet, [client.client_name for client in found.clients]) == ("Kunden", ["Bob"])
    assert codes(found) == [(None, "other_sheets")]
    chosen = read_client_list(data, "x.xlsx", choices=Choices(sheet="Old"))
    assert [client.client_name for client in chosen.clients] == ["Ann"]
