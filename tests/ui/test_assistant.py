"""The assistant: welcome, start, and every step of a case at every stage."""

import re
from collections.abc import Callable

import pytest

from partwell.desk import Desk
from partwell.domain.steps import LABELS, Step
from partwell.services import cases
from tests.services.office import Office
from tests.ui.tab import Tab

QUESTIONS = {
    Step.CASE: "Who is it, and what was agreed?",
    Step.DECISION: "Why, and is it the right thing now?",
    Step.NOTICE: "When does it end?",
    Step.LETTER: "Write it down",
    Step.CALL: "Speak with the client",
    Step.HANDOVER: "Hand everything over",
    Step.AFTERCARE: "What comes back",
    Step.RECORD: "The record that protects",
}
STAGES: dict[str, Callable[[Office], str]] = {
    "flagged": Office.flagged,
    "decided": Office.decided,
    "issued": Office.issued,
    "noticed": Office.noticed,
    "closed": Office.closed,
}
WELCOME = {
    "welcome_name": "O'Brien & Söhne <Ltd>",
    "welcome_person": "Ναταλία Παπαδοπούλου",
    "welcome_contact": "office@example.org",
    "welcome_profession": "accounting_us",
    "welcome_region": "NJ",
    "welcome_lines": "1 High Street\nFloor 2",
    "welcome_city": "Newark",
    "welcome_postcode": "07102",
}


def test_the_first_page_of_an_empty_home_is_the_welcome() -> None:
    tab = Tab()
    assert (tab.title, tab.troubles) == ("Welcome to Partwell", [])
    assert tab.has("welcome_save")
    assert tab.has("samples")


def test_the_welcome_sets_the_practice_up_and_opens_the_start(desk: Desk) -> None:
    tab = Tab().put("welcome_country", "US").fill(**WELCOME).click("welcome_save")
    practice = desk.practice
    assert (tab.title, tab.troubles) == ("What would you like to do?", [])
    assert (practice.name, practice.profession_id) == ("O'Brien & Söhne <Ltd>", "accounting_us")
    assert (practice.email, practice.people[0].name) == ("office@example.org", "Ναταλία Παπαδοπούλου")
    assert practice.address.printed_lines == ("1 High Street", "Floor 2", "Newark, NJ 07102")


def test_the_welcome_names_what_is_missing_and_keeps_what_was_typed(desk: Desk) -> None:
    tab = Tab().fill(welcome_name="Bay & Co").click("welcome_save")
    assert tab.troubles == [
        (
            "Still needed: the profession, the country, the street, your name, the town or postcode. "
            "Nothing was saved; please fill in what is missing."
        )
    ]
    assert (tab.value("welcome_name"), desk.practice.is_set_up) == ("Bay & Co", False)


def test_the_start_says_where_cases_will_stand_and_the_way_to_the_client_list(office: Office) -> None:
    tab = Tab()
    assert (tab.title, tab.troubles) == ("What would you like to do?", [])
    assert "Open cases will stand here, the most urgent first." in tab.words
    assert "The client list is empty." in tab.words
    assert office.desk.store.clients.count() == 0


def test_flagging_from_the_start_opens_the_case(office: Office) -> None:
    client_id = office.client("=SUM(A1)")
    tab = Tab().click(f"flag_{client_id}")
    assert office.opened(tab.case_id).dossier.client.name == "=SUM(A1)"
    assert (tab.title, tab.troubles) == ("=SUM(A1)", [])


def test_flagging_again_goes_on_with_the_open_case(office: Office) -> None:
    client_id = office.client()
    tab = Tab()
    case_id = cases.flag(office.desk, client_id, token="another tab")
    tab.click(f"flag_{client_id}")
    assert (tab.case_id, office.desk.store.cases.status_counts()) == (case_id, {"preparing": 1})


@pytest.mark.parametrize("stage", STAGES)
def test_every_step_can_be_looked_at_in_every_stage(stage: str, office: Office) -> None:
    case_id = STAGES[stage](office)
    seen = {}
    tab = Tab(case=case_id)
    for step in Step:
        if f"step_wide_{step}" in tab.keys:
            tab.click(f"step_wide_{step}")
        seen[step] = (tab.headers[0], tab.troubles)
    assert seen == {step: (question, []) for step, question in QUESTIONS.items()}


def test_the_step_in_the_address_is_opened_and_an_unknown_one_is_not(office: Office) -> None:
    case_id = office.flagged()
    assert Tab(case=case_id, step="record").headers == [QUESTIONS[Step.RECORD]]
    assert Tab(case=case_id, step="../etc").headers == [QUESTIONS[Step.DECISION]]


def test_the_case_opens_on_what_is_to_do_next(office: Office) -> None:
    seen = [Tab(case=make(office, name)).headers for make, name in (
        (Office.flagged, "One"), (Office.decided, "Two"), (Office.issued, "Three"),
    )]  # fmt: skip
    assert seen == [[QUESTIONS[Step.DECISION]], [QUESTIONS[Step.LETTER]], [QUESTIONS[Step.LETTER]]]


def test_going_on_leads_from_the_first_step_to_the_last(office: Office) -> None:
    tab, walked = Tab(case=office.flagged(), step="case"), []
    while tab.has("next_step"):
        walked.append(tab.headers[0])
        tab.click("next_step")
    assert [*walked, tab.headers[0]] == list(QUESTIONS.values())


def test_an_unknown_case_in_the_address_is_one_sentence_and_a_way_on(office: Office) -> None:
    tab = Tab(case="C-NONE")
    assert (tab.title, tab.troubles) == ("This case is not here", [])
    assert [one.value for one in tab.at.text] == [
        "There is no case C-NONE here. Nothing was changed; please open the portfolio to find the case."
    ]


def test_a_hostile_case_in_the_address_is_cut_down_to_letters(office: Office) -> None:
    tab = Tab(case="<b>![x](http://evil.example/x.png)")
    assert (tab.title, tab.troubles) == ("This case is not here", [])
    assert [one.value for one in tab.at.text] == [
        (
            "There is no case bxhttpevilexamplexpn here. "
            "Nothing was changed; please open the portfolio to find the case."
        )
    ]


def test_the_step_bar_names_every_step_for_each_width_and_says_what_is_in_the_way(office: Office) -> None:
    tab = Tab(case=office.flagged(), step="case")
    labels = {
        place: [
            re.sub(r":[a-z-]+\[:material/\w+:\]|:material/\w+:|:small", "", shown).strip() for shown in bar
        ]
        for place, bar in (
            (place, [tab.at.get_by_key(f"step_{place}_{step}").label for step in Step])
            for place in ("wide", "phone")
        )
    }
    assert labels["wide"] == list(LABELS.values())
    assert [label.partition(" · ")[0] for label in labels["phone"]] == list(LABELS.values())
    assert labels["phone"][:3] == ["Case · [done]", "Decision · [to do]", "Notice · [later]"]


def test_the_head_says_what_stands_in_the_way_and_what_is_next(office: Office) -> None:
    tab = Tab(case=office.flagged("Bay & Co"))
    assert tab.title == "Bay & Co"
    assert "Last day not set" in tab.words
    assert "Next: " in tab.words


def test_a_profession_written_for_another_country_says_so_beside_the_choice() -> None:
    told = "Written for the United States. The general pack is closer to your practice."
    tab = Tab().put("welcome_country", "DE").put("welcome_profession", "accounting_us")
    assert told in tab.words
    assert told not in tab.put("welcome_profession", "general").words


def test_the_misfit_stands_in_the_case_too(office: Office) -> None:
    office.set_up(profession_id="accounting_us", country="DE", region="")
    assert "Written for the United States." in Tab(case=office.flagged(), step="case").words


def test_the_head_counts_what_issuing_counts(office: Office) -> None:
    case_id = office.decided()
    office.set(case_id, engagement__title="", engagement__work_done="", engagement__continues_until_end="")
    protos = [getattr(node, "proto", None) for node in Tab(case=case_id, step="letter").at._tree]
    labels = [
        label
        for proto in protos
        if "in the way" in (label := getattr(getattr(proto, "popover", proto), "label", ""))
    ]
    assert len(labels) == 2
    assert len(set(labels)) == 1


def test_a_new_practice_adds_its_first_client_at_the_start_and_begins(office: Office) -> None:
    tab = Tab().fill(client_new_name="O'Brien & Söhne <Ltd>", client_new_city="Newark")
    tab.click("client_new_save")
    (client,) = office.desk.store.clients.search("", limit=5)
    tab.show().click(f"flag_{client.client_id}")
    assert tab.title == "O'Brien & Söhne <Ltd>"
