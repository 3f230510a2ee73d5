"""The call sheet says what to say, with the facts of the case, or that nobody calls."""

import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from cattrs import Converter

from partwell.domain.call_sheet import BY_HAND, CallScript, call_sheet_of
from partwell.domain.case import CaseStatus
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import CallOrder, Disclosure
from tests.documents.full_case import dossier

DATA = Path(__file__).resolve().parents[2] / "data" / "calls" / "en.toml"


@pytest.fixture(scope="module")
def script() -> CallScript:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook_func(lambda kind: kind.__name__ == "date", lambda value, _: value)
    return converter.structure(tomllib.loads(DATA.read_text("utf-8")), CallScript)


def open_case(**changes: object) -> Dossier:
    return dossier(status=CaseStatus.NOTICE_GIVEN, outcome=None, ended_on=None, **changes)


def test_the_data_holds_an_agenda_of_fifteen_minutes_and_eighteen_replies(script: CallScript) -> None:
    assert (script.agenda[0].minutes, script.agenda[-1].minutes) == ("0-1", "14-15")
    assert len(script.replies) == 18
    assert {rule.id for rule in script.rules} >= {"voicemail", "person", "threats"}


def test_the_minutes_of_the_agenda_follow_on_from_each_other(script: CallScript) -> None:
    spans = [item.minutes.split("-") for item in script.agenda]
    assert [begin for begin, _ in spans[1:]] == [end for _, end in spans[:-1]]


def test_every_entry_is_sourced_and_named_once(script: CallScript) -> None:
    for entries in (script.agenda, script.replies, script.rules):
        assert all(entry.source and entry.why and entry.checked_on.year >= 2026 for entry in entries)
        assert len({entry.id for entry in entries}) == len(entries)


def test_facts_of_the_case_are_spoken(script: CallScript) -> None:
    spoken = {item.id: item.script for item in call_sheet_of(open_case(), script).agenda}
    assert spoken["decision"] == (
        "I am calling about the letter of 23 November 2026. Our work together ends on Friday 29 January 2027."
    )
    assert spoken["reason"] == "The scope has moved beyond what we are set up to do."


def test_before_the_letter_other_words_are_used(script: CallScript) -> None:
    spoken = {item.id: item.script for item in call_sheet_of(open_case(documents=()), script).agenda}
    assert spoken["decision"].startswith("I am calling because our work together will come to an end.")


def test_a_missing_fact_is_a_line_to_fill_in(script: CallScript) -> None:
    sheet = call_sheet_of(open_case(client_deadlines=()), script)
    deadline = next(reply for reply in sheet.replies if reply.id == "deadline")
    assert deadline.reply.startswith(f"The next one is {BY_HAND},")


def test_no_placeholder_is_left_in_any_word(script: CallScript) -> None:
    assert "{{" not in repr(call_sheet_of(open_case(), script))


def test_words_the_reason_avoids_are_among_those_to_avoid(script: CallScript) -> None:
    assert "greedy" in {one.words for one in call_sheet_of(open_case(), script).avoid}


def test_only_deadlines_the_client_may_know_are_on_the_sheet(script: CallScript) -> None:
    hidden = tuple(replace(one, audience="file only") for one in open_case().case.client_deadlines)
    shown = [row.label for row in call_sheet_of(open_case(client_deadlines=hidden), script).facts]
    assert not any(label.startswith("Deadline") for label in shown)


def test_the_professionals_own_doubts_are_not_on_the_sheet(script: CallScript) -> None:
    assert "PRIVATE" not in repr(call_sheet_of(open_case(), script))


@pytest.mark.parametrize("condition", ["safety_reason", "litigating_or_represented", "suspicious_activity"])
def test_where_nobody_calls_the_sheet_says_so_and_nothing_else(script: CallScript, condition: str) -> None:
    sheet = call_sheet_of(replace(open_case(), holding=frozenset({condition})), script)
    assert sheet.title == "No call"
    assert sheet.no_call.startswith("No call is made in this case. ")
    assert (sheet.agenda, sheet.replies, sheet.facts, sheet.to_fill_in) == ((), (), (), ())


def test_nothing_on_paper_hints_at_a_report(script: CallScript) -> None:
    sheet = call_sheet_of(replace(open_case(), holding=frozenset({"suspicious_activity"})), script)
    words = sheet.no_call.casefold()
    assert not any(hint in words for hint in ("suspicio", "report", "launder", "officer", "tip"))


def test_a_closing_session_is_called_so(script: CallScript) -> None:
    sheet = call_sheet_of(open_case(call_order=CallOrder.SESSION_FIRST), script)
    assert (sheet.title, sheet.order_note) == (
        "Closing session", "The closing session comes first; the letter confirms it.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("allowed", "said"),
    [
        (Disclosure.FULL, "The invoices of 4 May and 2 June remain open."),
        (Disclosure.BRIEF, "The scope has moved beyond what we are set up to do."),
        (Disclosure.NONE, None),
    ],
)
def test_the_caller_says_no_more_of_the_reason_than_the_letter(
    script: CallScript, allowed: Disclosure, said: str | None
) -> None:
    case = saying("The invoices of 4 May and 2 June remain open.", allowed)
    spoken = {item.id: item.script for item in call_sheet_of(case, script).agenda}
    assert spoken.get("reason") == said
    assert said is not None or "remain open" not in repr(call_sheet_of(case, script))


def test_words_that_may_not_be_said_give_way_to_those_of_the_catalogue(script: CallScript) -> None:
    case = saying("You are greedy.", Disclosure.FULL)
    checked = Checked(**{one.name: getattr(script, one.name) for one in fields(script)})
    spoken = {item.id: item.script for item in call_sheet_of(case, checked).agenda}
    assert spoken["reason"] == "The scope has moved beyond what we are set up to do."


def saying(sentence: str, allowed: Disclosure) -> Dossier:
    """The case with this sentence for the reason, where profession and reason let a letter say so much."""
    case = open_case(objective_sentence=sentence)
    policy = replace(case.profession.policy, disclosure=allowed)
    reasons = tuple(replace(one, disclosure=allowed) for one in case.knowledge.reasons)
    knowledge = replace(case.knowledge, reasons=reasons)
    return replace(case, profession=replace(case.profession, policy=policy), knowledge=knowledge)


class Checked(CallScript):
    """A script under a check that knows one harmful word."""

    def may_be_said(self, words: str) -> bool:
        return "greedy" not in words
