"""Every letter of every profession, in every mode of disclosure, on a full sample case."""

import os
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from partwell.domain import letters
from partwell.domain.case import CaseStatus
from partwell.domain.findings import Level
from partwell.domain.formats import format_date
from partwell.domain.knowledge import Disclosure
from partwell.domain.letters import DraftLetter
from partwell.wording import check
from tests.letters.dossiers import SETTINGS, built, dossier, for_kind, knowledge

GOLDEN = Path(__file__).parent / "golden"
PROFESSIONS = tuple(SETTINGS)
KINDS = (
    "ending",
    "modified_services",
    "warning",
    "call_confirmation",
    "client_left",
    "handover",
    "successor_reply",
    "feedback_reply",
    "complaint_acknowledgement",
    "review_line",
    "final_closing",
    "extension",
    "second_party",
    "going_on",
)
NAMES_THE_END = ("ending", "client_left", "extension", "final_closing", "second_party", "successor_reply")
READ_IN_FULL = (
    *(("ending", profession) for profession in PROFESSIONS),
    *((kind, "general") for kind in KINDS[1:]),
    *(("client_left", profession) for profession in ("law_us", "accounting_uk", "mental_health")),
    ("second_party", "coaching"),
    ("second_party", "property_management"),
    ("handover", "it_msp"),
)


@cache
def letter_of(kind_id: str, profession_id: str, disclosure: Disclosure | None = None) -> DraftLetter:
    """The letter as it stands before anybody edits it."""
    facts = for_kind(kind_id, profession_id, disclosure)
    kind = knowledge().letter_kind(kind_id)
    assert kind is not None
    return letters.fill(letters.plan(kind, facts), facts)


def every_mode(kind_id: str, profession_id: str) -> tuple[DraftLetter, ...]:
    """The letter with as much of the reason as allowed, and with each smaller measure of it."""
    return tuple(letter_of(kind_id, profession_id, mode) for mode in (None, *Disclosure))


every_letter = pytest.mark.parametrize(
    ("kind_id", "profession_id"), [(kind, profession) for profession in PROFESSIONS for kind in KINDS]
)


def test_the_samples_cover_every_profession_and_every_kind() -> None:
    known = knowledge()
    assert {pack.id for pack in known.professions} == set(PROFESSIONS)
    assert {kind.id for kind in known.letter_kinds} == set(KINDS)


@every_letter
def test_a_letter_fits_its_sample_case(kind_id: str, profession_id: str) -> None:
    offered = {one.kind.id: one for one in letters.kinds_that_fit(for_kind(kind_id, profession_id))}
    assert (offered[kind_id].fits, offered[kind_id].why_not) == (True, "")


@every_letter
def test_a_letter_lacks_no_fact_and_no_must_in_any_mode(kind_id: str, profession_id: str) -> None:
    facts = for_kind(kind_id, profession_id)
    for letter in every_mode(kind_id, profession_id):
        assert letter.missing == ()
        stops = [finding.code for finding in letters.check(letter, facts) if finding.level == Level.STOP]
        assert stops == []


@every_letter
def test_a_letter_is_whole_and_tidy(kind_id: str, profession_id: str) -> None:
    for letter in every_mode(kind_id, profession_id):
        text = letters.plain_text(letter)
        assert re.findall(r"\{\{|\}\}|\[|\]|  |\.\.|,,| [.,;:]|\bNone\b", text) == []
        assert all(line["text"].strip() for line in letters.styled(letter))
        assert all(
            line["text"][:1].upper() == line["text"][:1]
            for line in letters.styled(letter)
            if line["style"] != "bullet"
        )


@pytest.mark.parametrize("kind_id", NAMES_THE_END)
@pytest.mark.parametrize("profession_id", PROFESSIONS)
def test_a_letter_names_one_last_day_once(kind_id: str, profession_id: str) -> None:
    facts = for_kind(kind_id, profession_id)
    day = facts.case.ended_on or facts.period.ends_on
    assert day is not None
    for letter in every_mode(kind_id, profession_id):
        assert letters.plain_text(letter).count(format_date(day, facts.practice)) == 1


@every_letter
def test_no_letter_shows_what_belongs_in_the_file(kind_id: str, profession_id: str) -> None:
    facts = for_kind(kind_id, profession_id)
    for letter in every_mode(kind_id, profession_id):
        assert "SENTINEL" not in letters.plain_text(letter)
        printed = {
            name: value
            for name, value in letters.paper_values(letter, facts).items()
            if "SENTINEL" in str(value)
        }
        assert printed == {}


@every_letter
def test_a_letter_is_clean_under_the_wording_check(kind_id: str, profession_id: str) -> None:
    read = {letters.plain_text(one): letters.wording_kind(one) for one in every_mode(kind_id, profession_id)}
    for text, read_as in read.items():
        found = check(text, kind=read_as, profession=profession_id)
        ruled = [one for one in found if not one.rule.endswith("second-opinion")]  # a guess, not a rule
        assert [(one.rule, text[one.start : one.end]) for one in ruled] == []


@pytest.mark.parametrize("profession_id", PROFESSIONS)
def test_a_full_case_leaves_nothing_to_advise(profession_id: str) -> None:
    advised = {
        finding.code
        for finding in letters.check(letter_of("ending", profession_id), for_kind("ending", profession_id))
        if finding.code != "enclose"
    }
    assert advised == set()


@pytest.mark.parametrize("profession_id", PROFESSIONS)
def test_the_letter_says_no_more_of_the_reason_than_is_allowed(profession_id: str) -> None:
    framings = {
        words
        for reason in knowledge().reasons
        if reason.id == SETTINGS[profession_id].reason_id
        for words in (reason.framing, reason.brief)
    }
    for mode in (Disclosure.CODED, Disclosure.NONE):
        letter = letter_of("ending", profession_id, mode)
        assert SETTINGS[profession_id].sentence not in letters.plain_text(letter)
        assert not any(words in letters.plain_text(letter) for words in framings)


@pytest.mark.parametrize(("kind_id", "profession_id"), READ_IN_FULL)
def test_the_letter_reads_as_it_was_approved(kind_id: str, profession_id: str) -> None:
    """PARTWELL_GOLDEN=1 writes the texts anew; `git diff tests/letters/golden` shows what changed."""
    letter = letter_of(kind_id, profession_id)
    listed = "\n".join(f"Enclosed: {item}" for item in letter.enclosures)
    text = "\n\n".join(part for part in (letters.plain_text(letter), listed) if part) + "\n"
    path = GOLDEN / f"{kind_id}-{profession_id}.txt"
    if os.environ.get("PARTWELL_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_a_fresh_case_is_offered_the_ending_and_told_why_nothing_else_fits() -> None:
    facts = dossier(
        "general",
        alternatives=(),
        warnings=(),
        calls=(),
        feedback=(),
        agreed_terms=(),
        documents=(),
    )
    offered = letters.kinds_that_fit(facts)
    assert [one.kind.id for one in offered if one.fits] == ["ending"]
    assert all(one.why_not.endswith(".") for one in offered if not one.fits)


LATE_KINDS = (
    "complaint_acknowledgement",
    "feedback_reply",
    "call_confirmation",
    "handover",
    "successor_reply",
)
PROMISES = ("until ", "last day is", "last day stays", "is the last day", "If more time is needed")


@pytest.mark.parametrize("kind_id", LATE_KINDS)
@pytest.mark.parametrize("profession_id", PROFESSIONS)
def test_a_letter_that_is_late_promises_no_day_that_is_past(kind_id: str, profession_id: str) -> None:
    last_on = date(2027, 1, 29)
    facts = for_kind(kind_id, profession_id)
    case = replace(facts.case, status=CaseStatus.ENDED, ended_on=last_on)
    late = built(case, facts.client, facts.practice, on=date(2027, 3, 1))
    kind = knowledge().letter_kind(kind_id)
    assert kind is not None
    letter = letters.fill(letters.plan(kind, late), late)
    text = letters.plain_text(letter)
    named = [paragraph.text for paragraph in letter.standing if "end_date" in paragraph.elements]
    assert letter.missing == ()
    assert [len(named), [words for words in PROMISES if words in "\n".join(named)]] == [1, []]
    assert "If more time is needed" not in text
    found = check(text, kind=letters.wording_kind(letter), profession=profession_id)
    assert [(one.rule, one.shown) for one in found if not one.rule.endswith("second-opinion")] == []
