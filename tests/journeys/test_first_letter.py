"""From an empty home to the issued letter, the sealed record and the case log, as a new user goes."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
from playwright.sync_api import Page, expect

from partwell.documents.pack import verify_pack
from partwell.documents.plain_text import text_of
from tests.journeys.browser import ON_DESK_AND_PHONE, Site, settle
from tests.journeys.hands import Hands
from tests.services.office import Office

CLIENTS = """Name,Organisation,Email,Street,Town,Postcode,Client since,Annual fees,Reference
O'Brien & Söhne <Ltd>,,obrien@example.org,4 Quay Street,Newark,07102,2021-03-04,"1,250.00",00417
=SUM(A1),,sum@example.org,5 Quay Street,Newark,07102,2020-01-01,900,NA
{{ 7*7 }} 王小明 Ναταλία,,hard@example.org,6 Quay Street,Newark,07102,2019-05-06,800,007
,,nobody@example.org,7 Quay Street,Newark,07102,2019-05-06,800,008
"""
HARD_NAME = "{{ 7*7 }} 王小明 Ναταλία"


def answer_the_welcome(hands: Hands) -> None:
    """The four answers of the first run: name, profession, country, address."""
    hands.choose("welcome_country", "United States")
    hands.write("welcome_name", "Bay & Söhne <LLP>")
    hands.write("welcome_person", "Ines Vale")
    hands.write("welcome_contact", "office@example.org")
    hands.choose("welcome_profession", "Freelance")
    hands.write("welcome_lines", "12 Mill Lane")
    hands.write("welcome_city", "Trenton")
    hands.press("welcome_save")
    hands.reads("What would you like to do?")


def import_the_list(hands: Hands, file: Path) -> None:
    """The client list taken in, and the row without a name reported."""
    hands.page.goto("/clients?clients_tab=Import%20a%20file")
    settle(hands.page, 500)
    hands.bring("import_file_0", file)
    hands.reads("1 row cannot be taken")
    hands.press("import_take")


def decide_and_issue(hands: Hands) -> int:
    """From the flagged case to the issued letter; how many answers it took beyond the client's own data."""
    hands.go_to("decision")
    before = hands.count
    hands.choose(f"{hands.case_id}:reason", "Capacity")
    hands.press("none_of_these")
    hands.reads("Every question is answered.")
    hands.write(f"{hands.case_id}:waive:alternatives", "The work cannot be made smaller")
    hands.reads("Left out on 23 November 2026: The work cannot be made smaller")
    hands.go_to("notice")
    hands.press("set_notice")
    expect(hands.box("set_notice").get_by_role("button")).to_be_disabled()
    hands.go_to("letter")
    expect(hands.page.get_by_role("heading", name="Write it down")).to_be_visible()
    while hands.box("missing_facts").locator("textarea").count():
        field = hands.box("missing_facts").locator("textarea").first
        field.fill("The autumn collection is online")
        field.press("Tab")
        hands.count += 1
        settle(hands.page)
    expect(hands.box("issue").get_by_role("button").first).to_be_enabled()
    answers = hands.count - before - 2  # the two steps gone to answer nothing
    hands.press("issue")
    hands.reads("issued Monday 23 November 2026")
    return answers


def next_task(hands: Hands) -> str:
    """The first task of the list that is still open."""
    row = hands.page.locator("[class*='st-key-task_'][class*='_done']").first
    found = re.search(r"st-key-task_(\S+)_done", row.get_attribute("class") or "")
    assert found
    return found[1]


def look_into_the_letter(letter: Path) -> None:
    """The Word file holds the names as they were typed, and nothing worked them out."""
    paper, text = docx.Document(str(letter)), text_of(letter.read_bytes())
    assert f"Dear {HARD_NAME}," in [one.text for one in paper.paragraphs]
    assert text.splitlines()[1] == HARD_NAME
    heads = [part.text for section in paper.sections for part in heads_of(section)]
    assert "Bay & Söhne <LLP>" in "\n".join([*heads, text])
    assert "49" not in text


def heads_of(section: Any) -> list[Any]:
    """The paragraphs at the head of a page."""
    return [*section.header.paragraphs, *section.first_page_header.paragraphs]


def call_and_hand_over(hands: Hands) -> None:
    """A call with a promise, and the first task done with its proof."""
    hands.go_to("call")
    case = hands.case_id.replace("-", "_")
    hands.write(f"{case}_call_points", "Told calmly and without discussion")
    hands.write(f"{case}_call_promises", "Send the access list")
    hands.press(f"{case}_call_held_save")
    hands.reads("Calls so far")
    hands.go_to("handover")
    hands.reads("Send the access list")
    task_id = next_task(hands)
    form = f"{case}_task_{task_id}".replace("-", "_")
    hands.unfold(f"task_{task_id}_done", f"{form}_proof")
    hands.write(f"{form}_proof", "E-mail of today")
    hands.press(f"{form}_save")
    hands.reads("proof: E-mail of today")


@ON_DESK_AND_PHONE
def test_from_an_empty_home_to_the_sealed_record(
    open_page: Callable[..., Page], site: Site, tmp_path: Path
) -> None:
    hands = Hands(open_page(site))
    answer_the_welcome(hands)
    listed = tmp_path / "clients.csv"
    listed.write_text(CLIENTS, encoding="utf-8")
    import_the_list(hands, listed)

    hands.page.goto("/")
    settle(hands.page)
    hands.write("start_search", "小明")
    hands.press_named("Begin")
    expect(hands.page.get_by_role("heading", name=HARD_NAME).first).to_be_visible()
    assert decide_and_issue(hands) <= 8

    case_id = hands.case_id
    letter = hands.take_named("Word", tmp_path)
    look_into_the_letter(letter)
    hands.press_named("Record sending")
    hands.reads("Notice given")
    call_and_hand_over(hands)

    hands.go_to("record")
    record = hands.take("download_record", tmp_path)
    assert HARD_NAME in text_of(record.read_bytes())
    pack = hands.take("pack", tmp_path)
    assert verify_pack(pack).problems == ()
    with zipfile.ZipFile(pack) as archive:
        assert archive.read(f"letters_{letter.name}") == letter.read_bytes()

    hands.page.goto("/reports")
    settle(hands.page)
    log = hands.take("case_log", tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(log.read_bytes()))
    cells = {cell.value: cell.data_type for row in book["Cases"].iter_rows() for cell in row}
    assert (cells.get(HARD_NAME), cells.get(case_id)) == ("s", "s")


@ON_DESK_AND_PHONE
def test_from_flag_to_issued_letter_in_at_most_twenty_interactions(
    office: Office, open_page: Callable[..., Page], office_site: Site
) -> None:
    client_id = office.client("Zephyr Coffee LLC")
    hands = Hands(open_page(office_site))
    hands.write("start_search", "zephyr")
    hands.press(f"flag_{client_id}")
    answers = decide_and_issue(hands)
    print(f"flag to issued letter: {hands.count} interactions, {answers} answers")
    assert hands.count <= 20
    assert answers <= 8
    assert re.fullmatch(r"C-[0-9A-Z]{8}", hands.case_id)
    assert len(office.opened(hands.case_id).case.documents) == 1
