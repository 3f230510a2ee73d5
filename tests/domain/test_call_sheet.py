"""The call sheet says what to say, with the facts of the case, or that nobody calls."""

import tomllib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from cattrs import Converter

from partwell.domain.call_sheet import BY_HAND, CallScript, call_sheet_of
from partwell.domain.case import Audience, CaseStatus, ClientDeadline, Engagement
from partwell.domain.circumstances import is_known_condition
from partwell.domain.dossier import Dossier
from partwell.domain.knowledge import CallOrder, Disclosure
from tests.documents.full_case import dossier
from tests.letters.dossiers import dossier as letter_case

DATA = Path(__file__).resolve().parents[2] / "data" / "calls" / "en.toml"


@pytest.fixture(scope="module")
def script() -> CallScript:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook_func(lambda kind: kind.__name__ == "date", lambda value, _: value)
    return converter.structure(tomllib.loads(DATA.read_text("utf-8")), CallScript)


def open_case(**changes: object) -> Dossier:
    running = dossier(status=CaseStatus.NOTICE_GIVEN, outcome=None, ended_on=None, **changes)
    return replace(running, holding=running.holding - {"last_day_past"})


def test_the_data_holds_an_agenda_of_fifteen_minutes_and_eighteen_reactions(script: CallScript) -> None:
    assert (script.agenda[0].minutes, script.agenda[-1].minutes) == ("0-1", "14-15")
    assert len({one.reaction for one in script.replies}) == 18
    assert {rule.id for rule in script.rules} >= {"voicemail", "person", "threats"}


def test_the_minutes_of_the_agenda_follow_on_from_each_other(script: CallScript) -> None:
    spans = [item.minutes.split("-") for item in call_sheet_of(open_case(), script).agenda]
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
    past = tuple(replace(one, due_on=date(2020, 1, 7)) for one in open_case().case.client_deadlines)
    replies = replies_of(open_case(client_deadlines=past), script)
    assert replies["“What about the deadline?”"].startswith(f"The next one is {BY_HAND}.")


def replies_of(case: Dossier, script: CallScript) -> dict[str, str]:
    """What the sheet would have the caller say to each reaction."""
    return {one.reaction: one.reply for one in call_sheet_of(case, script).replies}


def spoken_of(case: Dossier, script: CallScript) -> dict[str, str]:
    """The words of each part of the call, by its label."""
    return {one.label: one.script for one in call_sheet_of(case, script).agenda}


DECISION = "The decision and the date"


def test_every_reaction_has_a_reply_whatever_holds(script: CallScript) -> None:
    everything = {name for one in (*script.agenda, *script.replies) for name in one.names}
    every = {one.reaction for one in script.replies}
    for names in (set(), everything, *({name} for name in everything)):
        case = replace(open_case(), holding=frozenset(names))
        assert set(replies_of(case, script)) == every


def test_the_script_names_only_conditions_that_can_hold(script: CallScript) -> None:
    names = {name for one in (*script.agenda, *script.replies) for name in one.names}
    unknown = [
        name
        for name in names - set(CallOrder)
        if not is_known_condition(name, None, letter_case("general").knowledge)
    ]
    assert unknown == []


def test_why_is_answered_with_the_reason_of_the_letter_or_with_none(script: CallScript) -> None:
    told = replies_of(saying("The invoices of 4 May remain open.", Disclosure.FULL), script)["“Why?”"]
    silent = replies_of(saying("The invoices of 4 May remain open.", Disclosure.NONE), script)["“Why?”"]
    assert told.startswith("The invoices of 4 May remain open. ")
    assert silent.startswith("The decision was weighed with care, and I would rather not go into reasons.")


def test_where_the_letter_gives_only_the_general_reason_the_call_gives_the_same(script: CallScript) -> None:
    case = letter_case("general", disclosure=Disclosure.CODED)
    kinds = {kind.id: kind for kind in case.knowledge.letter_kinds}
    coded = next(one.text for one in kinds["ending"].paragraphs if one.id == "reason_coded")
    assert spoken_of(case, script)["One reason, once"] == coded


def test_the_call_names_no_clause_no_person_and_no_date_that_is_not_on_file(script: CallScript) -> None:
    bare = letter_case("general", client_deadlines=(), referrals=(), engagement=Engagement())
    bare = replace(bare, holding=bare.holding - {"referral_directory_known"})
    replies = replies_of(bare, script)
    assert replies["“You cannot do this”"].startswith("I understand that you see it differently.")
    assert replies["“Who else can I use?”"].startswith("A professional association in your area")
    assert replies["“What about the deadline?”"].startswith("I will put what I know of dates in writing.")
    assert replies["Tears or shock"].endswith("our last day, Friday 29 January 2027.")


def test_a_deadline_kept_in_the_file_is_not_spoken_of(script: CallScript) -> None:
    hidden = ClientDeadline(what="x", due_on=date(2027, 1, 5), audience=Audience.FILE_ONLY)
    case = letter_case("general", client_deadlines=(hidden,))
    assert "5 January" not in repr(call_sheet_of(case, script))


@pytest.mark.parametrize(
    ("profession_id", "said"),
    [
        ("law_us", "Subject to the court, the last day on which we act for you is Friday, January 29, 2027."),
        ("medicine_us", "until then we are there for you in an emergency."),
        ("veterinary", "until then we see them in an emergency."),
        ("general", "Our work together ends on Friday 29 January 2027."),
    ],
)
def test_the_date_is_told_with_what_goes_on_until_then(
    script: CallScript, profession_id: str, said: str
) -> None:
    assert spoken_of(letter_case(profession_id), script)[DECISION].endswith(said)


def test_after_the_last_day_nothing_is_announced_any_more(script: CallScript) -> None:
    over = open_case()
    over = replace(over, holding=over.holding | {"last_day_past"})
    assert spoken_of(over, script)[DECISION] == (
        "I am calling about the end of our work together. The last day was Friday 29 January 2027, "
        "and I would like to go through what is still open."
    )


def test_a_closing_session_is_not_spoken_as_a_call(script: CallScript) -> None:
    before = spoken_of(letter_case("mental_health", documents=()), script)
    assert before[DECISION] == (
        "Our work together will come to an end. The last day will be Friday, January 29, 2027, "
        "and a letter will confirm it."
    )
    assert not any("calling" in words for words in before.values())


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
