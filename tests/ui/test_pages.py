"""Every page of the menu: its title, what it says when it is empty, and the one thing it is there for."""

import io
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from partwell.desk import Desk
from partwell.domain.lifecycle import Move
from partwell.domain.portfolio import CaseFilter
from partwell.services import agenda, cases, closing, layouts, reports
from tests.documents.word_files import picture
from tests.services.office import TODAY, Office
from tests.ui.tab import ROOT, Tab, read

LOGO = picture()
EMPTY = {
    "agenda": "Nothing is due",
    "clients": "No clients yet",
    "knowledge": "How this profession usually does it",
    "portfolio": "No cases yet",
    "practice": "Country, for holidays, paper and formats",
    "reports": "No cases yet",
    "wording": "What could hurt will stand here, with the reason and better words.",
}
LIST = b"""Name,Street,Town,Postcode,Client since
=SUM(A1),1 High St,Newark,07102,2020-03-04
,2 Low St,Newark,07102,
"""


def opened(name: str, **query: str) -> Tab:
    """A page of the menu in a new tab."""
    return Tab(f"pages/{name}.py", **query)


def labels(tab: Tab) -> str:
    """The names of inputs and folded parts, with everything written on the page."""
    return "\n".join([tab.words, *(one.label for one in (*tab.at.expander, *tab.at.selectbox))])


def test_every_page_is_tested() -> None:
    assert sorted(file.stem for file in (ROOT / "pages").glob("*.py")) == sorted(EMPTY)


@pytest.mark.parametrize("name", EMPTY)
def test_a_page_of_an_empty_practice_says_what_will_be_here(name: str, office: Office) -> None:
    tab = opened(name)
    assert (tab.title, tab.troubles) == (name.capitalize(), [])
    assert EMPTY[name] in labels(tab)


@pytest.mark.parametrize("name", EMPTY)
def test_a_page_opened_before_the_practice_is_set_up_stands(name: str, desk: Desk) -> None:
    assert (opened(name).troubles, desk.practice.is_set_up) == ([], False)


@pytest.mark.parametrize("name", EMPTY)
def test_a_page_stands_with_cases_in_every_stage(name: str, office: Office) -> None:
    for make in (Office.flagged, Office.decided, Office.issued, Office.noticed):
        make(office, f"{make.__name__} & Co")
    tab = opened(name)
    assert (tab.title, tab.troubles) == (name.capitalize(), [])


def test_the_agenda_lists_what_is_due_and_the_calendar_file_holds_it(office: Office) -> None:
    case_id = office.noticed("Bay & Co")
    tab = opened("agenda")
    due = agenda.due(office.desk)
    assert all(entry.what in tab.words for entry in due)
    assert len(due) > 1
    told = agenda.calendar(office.desk).decode()
    assert (told.count("BEGIN:VEVENT"), case_id in told, "Bay" in told) == (len(due), True, False)


def test_silence_and_cases_without_a_date_have_headings_of_their_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.noticed("Bay & Co")
    office.flagged("Quiet & Co")
    monkeypatch.setenv("PARTWELL_TODAY", (TODAY + timedelta(days=12)).isoformat())
    tab = opened("agenda")
    headings = [read(one) for one in tab.headers]
    assert [one for one in headings if one.startswith(("Silent", "No next"))] == [
        "Silent since the letter (1)",
        "No next date (1)",
    ]


def test_a_client_is_added(office: Office) -> None:
    tab = opened("clients")
    tab.at.session_state["clients_tab"] = "Add a client"
    tab.show().fill(client_new_name="O'Brien & Söhne <Ltd>", client_new_fees="1,250.00")
    tab.click("client_new_save")
    found = office.desk.store.clients.search("Söhne", limit=5)
    assert [(one.name, str(one.annual_fees_amount)) for one in found] == [
        ("O'Brien & Söhne <Ltd>", "1250.00")
    ]
    assert (tab.said, tab.troubles) == (["The client is on the list."], [])


def test_a_client_without_a_name_is_refused_and_what_was_typed_stays(office: Office) -> None:
    tab = opened("clients")
    tab.at.session_state["clients_tab"] = "Add a client"
    tab.show().fill(client_new_city="Newark").click("client_new_save")
    assert tab.troubles == ["A client needs a name. Nothing was saved; please fill in the full legal name."]
    assert (tab.value("client_new_city"), office.desk.store.clients.count()) == ("Newark", 0)


def test_a_client_corrected_in_two_tabs_is_not_overwritten_unseen(office: Office) -> None:
    client_id = office.client("Bay & Co")
    form = f"client_{client_id}".replace("-", "_")
    one, other = opened("clients").unfold(), opened("clients").unfold()
    one.fill(**{f"{form}_phone": "111"}).click(f"{form}_save")
    other.fill(**{f"{form}_phone": "222"}).click(f"{form}_save")
    assert office.desk.store.clients.get(client_id).phone == "111"
    assert "This client was changed in another tab. Your words stand above" in other.words
    assert other.value(f"{form}_phone") == "222"
    other.click(f"{form}_save")
    assert office.desk.store.clients.get(client_id).phone == "222"


def test_a_list_is_imported_and_taken_out_again(office: Office) -> None:
    tab = opened("clients")
    tab.at.session_state["clients_tab"] = "Import a file"
    tab.show().at.file_uploader(key="import_file_0").upload("list.csv", LIST).run()
    assert "**1 client**; 1 row cannot be taken, see below." in tab.words
    assert office.desk.store.clients.count() == 0
    tab.click("import_take")
    found = office.desk.store.clients.search("", limit=5)
    assert [(one.name, one.since_on) for one in found] == [("=SUM(A1)", date(2020, 3, 4))]
    tab.click("import_undo")
    assert office.desk.store.clients.count() == 0


@pytest.mark.parametrize(("name", "data"), [("empty.csv", b""), ("photo.xlsx", b"\x89PNG\r\n\x1a\n" * 40)])
def test_a_file_that_is_no_list_is_one_sentence_and_nothing_is_written(
    name: str, data: bytes, office: Office
) -> None:
    tab = opened("clients")
    tab.at.session_state["clients_tab"] = "Import a file"
    tab.show().at.file_uploader(key="import_file_0").upload(name, data).run()
    assert len(tab.troubles) == 1
    assert tab.troubles[0].endswith(".")
    assert office.desk.store.clients.count() == 0


def test_flagging_on_the_client_list_opens_a_case(office: Office) -> None:
    client_id = office.client()
    opened("clients").click(f"flag_{client_id}")
    assert len(office.desk.store.cases.of_client(client_id)) == 1


def test_the_portfolio_shows_every_case_and_its_filters_narrow_it(office: Office) -> None:
    office.flagged("=SUM(A1)")
    office.noticed("王小明")
    tab = opened("portfolio")
    assert sorted(tab.at.dataframe[0].value["client_name"]) == ["=SUM(A1)", "王小明"]
    assert [(one.label, one.value) for one in tab.at.metric][:2] == [
        ("Open cases", "2"),
        ("Notice running", "1"),
    ]
    tab.put("pf_text", "小明")
    assert list(tab.at.dataframe[0].value["client_name"]) == ["王小明"]
    tab.put("pf_text", "nobody of this name")
    assert "No case matches" in tab.words


def test_wording_is_found_reworded_and_brought_back(office: Office) -> None:
    tab = opened("wording").put("wd_text", "You are a nightmare client and frankly impossible.")
    assert tab.troubles == []
    tab.click("use_page_0_0")
    assert tab.value("wd_text") == ""
    assert tab.click("wd_undo").value("wd_text") == "You are a nightmare client and frankly impossible."


def test_wording_shows_hostile_text_as_it_is(office: Office) -> None:
    tab = opened("wording").put("wd_text", "<script>alert(1)</script> stupid")
    marked = "".join(one.value for one in tab.at.html)
    assert "<script>" not in marked
    assert "&lt;script&gt;" in marked


def test_a_pack_is_checked_and_an_altered_one_is_told(office: Office) -> None:
    case_id = office.noticed()
    pack = closing.evidence_pack(office.desk, office.opened(case_id))
    tab = opened("reports")
    tab.at.file_uploader(key="rp_pack").upload("pack.zip", pack).run()
    assert ("Every file in this pack is as it was sealed." in tab.words, tab.troubles) == (True, [])
    tab.at.file_uploader(key="rp_pack").upload("pack.zip", pack[:-200] + bytes(200)).run()
    assert tab.troubles == [
        (
            "This file is not an evidence pack, or it is damaged. "
            "Nothing was changed; please choose the ZIP as it was made."
        )
    ]


def test_the_case_log_of_the_reports_page_holds_every_case(office: Office) -> None:
    import openpyxl

    office.flagged("=SUM(A1)")
    office.noticed("{{ 7*7 }}")
    book = openpyxl.load_workbook(io.BytesIO(reports.case_log(office.desk)))
    cells = [cell for row in book["Cases"].iter_rows() for cell in row]
    named = {cell.value: cell.data_type for cell in cells if cell.value in ("=SUM(A1)", "{{ 7*7 }}")}
    assert named == {"=SUM(A1)": "s", "{{ 7*7 }}": "s"}


def test_the_profile_is_saved(office: Office) -> None:
    tab = opened("practice").fill(profile_name="Bay & Söhne", profile_currency="eur").click("profile_save")
    practice = office.desk.practice
    assert (practice.name, practice.currency, tab.said) == ("Bay & Söhne", "EUR", ["Saved."])


def test_a_profile_saved_in_two_tabs_is_not_overwritten_unseen(office: Office) -> None:
    one, other = opened("practice"), opened("practice")
    one.fill(profile_name="From the first tab").click("profile_save")
    other.fill(profile_name="From the second tab").click("profile_save")
    assert office.desk.practice.name == "From the first tab"
    assert "The profile was changed in another tab." in other.words
    assert other.value("profile_name") == "From the second tab"


def test_somebody_is_added_to_the_practice(office: Office) -> None:
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "People"
    tab.show().fill(person_new_name="Ναταλία").click("person_new_save")
    assert [one.name for one in office.desk.practice.people][-1] == "Ναταλία"
    assert tab.troubles == []


def layout(*paragraphs: str, of: str = "letter") -> bytes:
    """The layout of a kind of paper with these paragraphs."""
    document, file = docx.Document(str(ROOT / "templates" / f"{of}.docx")), io.BytesIO()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def test_a_misspelt_field_in_an_own_layout_is_named_with_its_likely_fix(office: Office) -> None:
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "Letterhead and layouts"
    tab.show().at.file_uploader(key="layout").upload("own.docx", layout("Dear {{ client_nmae }}")).run()
    assert "“{{ client_nmae }}” is not known. Did you mean “{{ client_name }}”?" in tab.words
    assert "In the paragraph: Dear {{ client_nmae }}" in tab.words
    assert tab.is_locked("layout_use")
    tab.at.file_uploader(key="layout").upload("own.docx", layout("Dear {{ client_name }}")).run()
    tab.click("layout_use")
    assert (layouts.own(office.desk, "letter") is not None, tab.troubles) == (True, [])
    tab.click("layout_off")
    assert layouts.own(office.desk, "letter") is None
    tab.click("layout_again")
    assert layouts.own(office.desk, "letter") is not None
    assert not tab.has("layout_again")


@pytest.mark.parametrize("name", ["case_record", "call_sheet"])
def test_the_other_papers_take_an_own_layout_with_the_same_report(office: Office, name: str) -> None:
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "Letterhead and layouts"
    tab.show().put("layout_for", name)
    upload = tab.at.file_uploader(key=f"layout_{name}")
    upload.upload("own.docx", layout("{{ case_di }}", of=name)).run()
    assert "“{{ case_di }}” is not known. Did you mean “{{ case_id }}”?" in tab.words
    assert tab.is_locked("layout_use")
    tab.at.file_uploader(key=f"layout_{name}").upload("own.docx", layout("{{ case_id }}", of=name)).run()
    tab.click("layout_use")
    assert (layouts.own(office.desk, name) is not None, tab.troubles) == (True, [])


def test_the_logo_is_taken_away_and_used_again(office: Office) -> None:
    office.set_up(logo_png=LOGO)
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "Letterhead and layouts"
    tab.show().click("logo_off")
    assert (office.desk.practice.logo_png, tab.troubles) == (None, [])
    tab.click("logo_again")
    assert (office.desk.practice.logo_png, tab.troubles) == (LOGO, [])


def test_words_about_a_person_outlive_a_reload_and_a_signature_saved_meanwhile(office: Office) -> None:
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "People"
    tab.show().fill(person_new_name="Inês", **{"person_P-2_title": "Partner"})
    tab.at.file_uploader(key="person_P-2_signature_picture").upload("own.png", LOGO).run()
    tab.click("person_P-2_signature_save")
    signed = office.desk.practice.person("P-2")
    assert signed is not None
    assert (signed.signature_png is not None, signed.title, tab.troubles) == (True, "", [])
    again = opened("practice")
    again.at.session_state["pr_tab"] = "People"
    again.show()
    assert (again.value("person_new_name"), again.value("person_P-2_title")) == ("Inês", "Partner")
    again.click("person_P-2_save")
    assert office.desk.practice.person("P-2") == replace(signed, title="Partner")
    assert again.value("person_new_name") == "Inês"


def test_a_signature_is_taken_away_and_used_again(office: Office) -> None:
    practice, version = office.desk.store.practice.get()
    person = practice.people[0].with_signature(LOGO)
    office.desk.store.practice.save(practice.with_person(person), version=version, who="Ada", token="s")
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "People"
    tab.show().click("person_P-1_signature_off")
    assert office.desk.practice.people[0].signature_png is None
    tab.click("person_P-1_signature_again")
    assert (office.desk.practice.people[0].signature_png, tab.troubles) == (LOGO, [])


def test_somebody_who_left_is_here_again(office: Office) -> None:
    before = office.desk.practice
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "People"
    tab.show().click("person_P-2_gone_save")
    assert [one.person_id for one in office.desk.practice.people] == ["P-1"]
    tab.click("person_P-2_again")
    assert (office.desk.practice, tab.troubles) == (before, [])


def test_everything_stored_is_checked(office: Office) -> None:
    office.noticed()
    tab = opened("practice")
    tab.at.session_state["pr_tab"] = "Data and backup"
    tab.show().click("verify")
    assert [one.value for one in tab.at.success] == [
        "Everything is as it was written. Cases: 1, clients: 1, papers: 1, entries of the history: 5."
    ]


def test_a_value_of_the_knowledge_is_changed_for_the_practice_and_put_back(office: Office) -> None:
    rule = office.desk.profession("freelance_consulting").notice_rules[0]
    key = f"notice_rules_{rule.id}"
    tab = opened("knowledge")
    form = f"kn_freelance_consulting_{key}_{tab.value(f'kn_field_{key}')}"
    tab.fill(**{f"{form}_value": "45", f"{form}_note": "Our insurer, May 2026"})
    tab.click(f"{form}_save")
    assert (tab.troubles, "changed by you" in tab.words) == ([], True)
    tab.click(f"{form}_reset_save")
    assert (tab.troubles, "changed by you" in tab.words) == ([], False)


def test_the_knowledge_is_searched(office: Office) -> None:
    tab = opened("knowledge").put("kn_text", "zzzz nothing has this")
    assert "Nothing here matches." in tab.words


def test_a_store_that_cannot_be_read_is_one_sentence_on_every_page(home: Path, office: Office) -> None:
    office.desk.store.close()
    stored = next(file for file in home.iterdir() if file.suffix in (".db", ".sqlite", ".sqlite3"))
    stored.write_bytes(b"This is no database. " * 400)
    for name in EMPTY:
        tab = opened(name)
        assert len(tab.troubles) == 1, name
        assert tab.troubles[0].endswith("."), name
        assert "Something unexpected" not in tab.troubles[0], name


def test_samples_come_and_go_with_one_click_each(desk: Desk) -> None:
    tab = Tab().click("samples")
    assert (tab.title, tab.troubles) == ("What would you like to do?", [])
    assert desk.store.clients.count() == 12
    opened("clients").click("samples_off")
    assert (desk.store.clients.count(), desk.store.cases.status_counts()) == (0, {})


def test_own_clients_stay_when_the_samples_go(office: Office) -> None:
    own = office.client("Our own")
    tab = opened("clients")
    assert [one.name for one in office.desk.store.clients.search("", limit=9)] == ["Our own"]
    from partwell.ui import clients as page

    assert (page.SHOWN, tab.troubles, own in str(tab.keys)) == (50, [], True)


def test_the_list_is_renewed_beside_the_first_page_of_a_day(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.decided()
    office.set(case_id, review_on=TODAY)
    cases.move(office.desk, office.opened(case_id), Move.START_REPAIR, token="repair")
    monkeypatch.setenv("PARTWELL_TODAY", "2026-11-24")
    opened("portfolio")
    until = time.monotonic() + 20
    while office.desk.store.cases.rows(CaseFilter())[0].next_action == "See whether the repair worked":
        assert time.monotonic() < until, "the row still tells of yesterday"
        time.sleep(0.02)
