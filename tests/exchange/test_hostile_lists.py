"""Whatever bytes come in, a list is read or refused in one sentence, soon and without a traceback."""

import io
import random
import time
import zipfile

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from partwell.domain.clean_text import clean_line
from partwell.domain.errors import UnreadableFile
from partwell.exchange.client_list import ClientList, read_client_list

ROUNDS = 2_000
SLOWEST_SECONDS = 10.0

PLAIN = (
    "Client name,E-mail,Phone,Client since,Annual fees,Address,City,Postcode,Country\r\n"
    'O\'Brien & Söhne <Ltd>,a@b.de,+49 30 123,03/04/2021,"1,234.50","Weg 1\nHof",Köln,01067,DE\r\n'
    "Ναταλία,n@p.gr,,25/12/2020,200,,,,\r\n"
    "王小明,,02-1234,2020-02-30,x,,,,\r\n"
    "Total,,,,1434.50,,,,\r\n"
)


def workbook() -> bytes:
    """A small workbook as a spreadsheet program writes it."""
    book = Workbook()
    sheet = book.active
    for row in (["Name", "PLZ", "Since"], ["Müller", 1067, "2020-01-02"], ["Bob", "=1+1", None]):
        sheet.append(row)
    sheet["B2"].number_format = "00000"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one member replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return packed.getvalue()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them flipped, cut, doubled, moved or replaced."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(changed) + 1), chance.randint(1, 40)
        kind = chance.randrange(5)
        if kind == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del changed[at : at + size]
        elif kind == 2:
            changed[at:at] = changed[max(0, at - size) : at]
        elif kind == 3:
            changed[at:at] = chance.choice(
                (b'"', b"\x00", b"\r", b"\n", b",", b";", b"\t", b"\xff\xfe", b"<", b"'")
            )
        else:
            changed = changed[:at] if at > 10 else changed
    return bytes(changed)


def read_or_refused(data: bytes) -> ClientList | None:
    """The list, or None where it was refused as it should be."""
    began = time.process_time()
    try:
        found = read_client_list(data, "list")
    except UnreadableFile as refused:
        found, sentence = None, str(refused)
    else:
        sentence = "This file was read."
    assert 15 <= len(sentence) <= 500
    assert time.process_time() - began < SLOWEST_SECONDS
    return found


def adds_up(found: ClientList) -> bool:
    """Rows taken and rows reported are all rows, and each reported one has its reason."""
    stopped = {finding.row for finding in found.findings if finding.level == "stop"}
    return len(stopped) == found.reported and not stopped & {client.row for client in found.clients}


def sources() -> list[bytes]:
    """What the mutations start from: text in several encodings, and workbooks packed and unpacked."""
    book = workbook()
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return [
        PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.replace("王小明", "Bob").replace("Ναταλία", "Ann").replace(",", ";").encode("cp1252"),
        "姓名,公司\n王小明,台北公司\n".encode("big5"),
        book,
        sheet,
    ]


def test_two_thousand_damaged_files_are_read_or_refused_in_one_sentence() -> None:
    chance = random.Random(20261123)
    starts = sources()
    book = starts[4]
    for number in range(ROUNDS):
        start = starts[number % len(starts)]
        data = mutated(start, chance)
        if start is starts[5]:
            data = with_member(book, "xl/worksheets/sheet1.xml", data)
        found = read_or_refused(data)
        assert found is None or adds_up(found), data


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = read_or_refused(data)
    assert found is None or adds_up(found)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_as_a_name_comes_out_as_it_was_but_for_what_no_file_can_hold(name: str) -> None:
    assume(not name.strip().startswith('="'))  # a program's way to keep zeros, taken off on purpose
    written = name.encode("utf-8", "ignore").decode()
    quoted = written.replace('"', '""')
    found = read_client_list(f'Email,Client name\na@b.co,"{quoted}"\nb@b.co,Bob\n'.encode())
    kept = [" ".join(client.client_name.split()) for client in found.clients if client.email == "a@b.co"]
    expected = clean_line(written)
    assert kept == ([expected] if expected else [])


REFUSED = {
    "nothing at all": (b"", "empty"),
    "only NUL bytes": (b"\0" * 400, "empty"),
    "only blank lines": (b"\n\n \n", "empty"),
    "PDF": (b"%PDF-1.7\n...", "PDF"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    "JPEG": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture"),
    "web page": (b"<html><body><table><tr><td>Name</td></tr></table></body></html>", "web page"),
    "web page named xls": (b"\xef\xbb\xbf<!DOCTYPE html><table></table>", "web page"),
    "spreadsheet as XML": (b'<?xml version="1.0"?><Workbook></Workbook>', "XML"),
    "JSON": (b'{"clients": []}', "JSON"),
    "RTF": (b"{\\rtf1 hello}", "RTF"),
    "packed": (b"\x1f\x8b\x08" + b"\0" * 40, "packed"),
    "vCard": (b"BEGIN:VCARD\nFN:Bob\nEND:VCARD\n", "vCard"),
    "old Excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old kind"),
    "locked Excel": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "program": (b"\x7fELF" + b"\0" * 99, "program"),
    "binary": (bytes(range(256)) * 20, "read as text"),
    "empty archive": (b"PK\x05\x06" + b"\0" * 18, "archive"),
    "cut archive": (workbook()[:900], "damaged"),
    "too large": (b"a,b\n" * 5_000_001, "20 MB"),
    "too many columns": ((",".join(f"c{n}" for n in range(600)) + "\n").encode() * 3, "500 columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_list_is_refused_with_what_it_is(name: str) -> None:
    data, word = REFUSED[name]
    with pytest.raises(UnreadableFile) as refused:
        read_client_list(data, name)
    assert word in str(refused.value)


SHEET = "xl/worksheets/sheet1.xml"


def sheet_with(old: bytes, new: bytes) -> bytes:
    """The small workbook with something replaced in its sheet."""
    book = workbook()
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return with_member(book, SHEET, archive.read(SHEET).replace(old, new))


def rows_upto(last: int) -> bytes:
    """Many more rows of one number each."""
    return b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(5, last))


BOMBS = {
    "a far cell": lambda: sheet_with(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "one cell that makes a rectangle of fifty million": lambda: sheet_with(
        b"</sheetData>", b'<row r="150000"><c r="NZ150000"><v>1</v></c></row></sheetData>'
    ),
    "a far cell in single quotes": lambda: sheet_with(
        b"</sheetData>", b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
    ),
    "three hundred thousand rows": lambda: sheet_with(b"</sheetData>", rows_upto(300_000) + b"</sheetData>"),
    "twenty thousand columns without places": lambda: sheet_with(
        b"</sheetData>", b"<row>" + b"<c><v>1</v></c>" * 20_000 + b"</row></sheetData>"
    ),
    "a cell of fifty million letters": lambda: sheet_with(b"Bob", b"A" * 50_000_000),
    "a document type": lambda: sheet_with(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
    "a sheet that breaks off": lambda: sheet_with(b"</sheetData>", b"<row"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_that_is_a_trap_is_refused_in_time(name: str) -> None:
    data = BOMBS[name]()
    began = time.process_time()
    with pytest.raises(UnreadableFile):
        read_client_list(data, "trap.xlsx")
    assert time.process_time() - began < SLOWEST_SECONDS


def test_an_endless_word_before_an_address_is_read_at_once() -> None:
    begun = time.perf_counter()
    read_client_list(b"Name,Email\n" + b"A" * 300_000 + b",a@x.example\nBea,b@x.example\n", "l.csv")
    assert time.perf_counter() - begun < 5


def test_a_stray_control_character_is_no_japanese() -> None:
    found = read_client_list(b'Name,Email\n"\x1b$",a@x.example\nBea,b@x.example\n', "l.csv")
    assert [client.client_name for client in found.clients] == ["$", "Bea"]


def test_a_damaged_row_does_not_hide_what_a_column_is() -> None:
    found = read_client_list(b'Name,Email\n"Ann" x,a@x.example\nBea,b@x.example\n', "l.csv")
    assert [(client.client_name, client.email) for client in found.clients] == [("Bea", "b@x.example")]
    assert [(one.row, one.code) for one in found.findings] == [(2, "damaged_row")]
