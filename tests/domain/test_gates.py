"""Gates: why they fire, who may clear them, what they add, and how much a letter may then say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from partwell.domain import gates
from partwell.domain.case import Case, Consultation, Review, Waiver
from partwell.domain.findings import Level
from partwell.domain.gates import OpenGate
from partwell.domain.knowledge import (
    CallOrder,
    Circumstance,
    Disclosure,
    Gate,
    GateSeverity,
    Knowledge,
    Policy,
    Profession,
    Reason,
)
from partwell.domain.notice import Extension

TODAY = date(2026, 11, 23)
ENTRY: dict[str, Any] = {"why": "It protects both.", "source": "a test", "checked_on": TODAY}
CASE = Case(case_id="C-1", client_id="K-1", profession_id="general", opened_on=TODAY)
ORDER = Consultation(
    gate_id="G02",
    person="Judge Ada Roe",
    role="court",
    on=TODAY,
    note="Leave is granted.",
    document="Order of 20 November 2026",
)


def gate(key: str = "G02", severity: GateSeverity = GateSeverity.STOP, **facts: Any) -> Gate:
    """A gate that fires where `on_record` holds, unless told otherwise."""
    facts.setdefault("applies_when", ("on_record",))
    return Gate(
        id=key,
        label=f"label of {key}",
        severity=severity,
        what=f"{key} is in the way.",
        lifts="Get leave.",
        **ENTRY,
        **facts,
    )


def pack(*held: Gate, disclosure: Disclosure = Disclosure.FULL) -> Profession:
    """A profession with these gates."""
    policy = Policy(disclosure=disclosure, call_order=CallOrder.CALL_FIRST, call_note="")
    asked = Circumstance(id="on_record", label="You are on record", question="Are you on record?", **ENTRY)
    return Profession(id="general", label="General", policy=policy, circumstances=(asked,), gates=held)


def reason(key: str, disclosure: Disclosure) -> Reason:
    """A reason that may be told so far."""
    return Reason(
        id=key, label=key, group="g", framing="f", brief="b", evidence="e", disclosure=disclosure, **ENTRY
    )


HOLDS = frozenset({"on_record"})


def opened(held: Gate, case: Case = CASE) -> OpenGate:
    """The one gate as it stands in the case."""
    (one,) = gates.open_gates(case, pack(held), Knowledge(), HOLDS)
    return one


def told(*consultations: Consultation, **facts: Any) -> Case:
    """The case with these words on file."""
    return replace(CASE, consultations=consultations, **facts)


def test_a_gate_fires_with_the_statements_that_made_it_fire() -> None:
    held = gate(applies_when=("on_record",), applies_when_any=("fees_outstanding", "client_left"))
    fired = gates.open_gates(CASE, pack(held), Knowledge(), frozenset({"on_record", "fees_outstanding"}))
    assert [one.because for one in fired] == ["You are on record; Fees are outstanding"]


def test_a_gate_does_not_fire_without_its_condition_or_against_an_exception() -> None:
    profession = pack(gate(unless=("leave_granted",)))
    assert gates.open_gates(CASE, profession, Knowledge(), frozenset()) == ()
    assert gates.open_gates(CASE, profession, Knowledge(), HOLDS | {"leave_granted"}) == ()


def test_stops_come_before_consultations_extensions_and_rewordings() -> None:
    held = [gate(f"G{number}", severity) for number, severity in enumerate(reversed(GateSeverity))]
    fired = gates.open_gates(CASE, pack(*held), Knowledge(), HOLDS)
    assert [one.gate.severity for one in fired] == list(GateSeverity)


def test_an_order_of_the_court_that_is_named_lifts_a_stop() -> None:
    one = opened(gate(consult=("court",)), told(ORDER))
    assert (one.is_cleared, one.is_blocking, one.lacks) == (True, False, ())
    assert one.cleared_by == (
        "Judge Ada Roe, court, on Monday 23 November 2026 (Order of 20 November 2026): Leave is granted."
    )


@pytest.mark.parametrize("role", ["court", "counsel", "insurer", "Supervisor"])
def test_a_stop_that_names_nobody_is_lifted_by_court_counsel_insurer_or_supervisor(role: str) -> None:
    assert opened(gate(), told(replace(ORDER, role=role))).is_cleared


@pytest.mark.parametrize(
    ("word", "lack"),
    [
        (
            replace(ORDER, document=" "),
            "The paper that lifts it, such as an order or a letter, is not named.",
        ),
        (replace(ORDER, role="counsel"), "A stop is lifted only by the court."),
        (replace(ORDER, role="a friend"), "A stop is lifted only by the court."),
        (replace(ORDER, person=""), "The clearance names no person."),
        (replace(ORDER, note=""), "The clearance has no note of what was said."),
        (replace(ORDER, clears=False), "Judge Ada Roe did not clear it on Monday 23 November 2026."),
        (
            replace(ORDER, gate_id="G01"),
            "Nobody has cleared it yet: ask the court, and record who, when and what they said.",
        ),
    ],
)
def test_a_stop_stays_while_anything_of_its_clearance_lacks(word: Consultation, lack: str) -> None:
    one = opened(gate(consult=("court",)), told(word))
    assert (one.is_cleared, one.is_blocking, one.lacks) == (False, True, (lack,))


def test_a_stop_that_cannot_be_cleared_is_lifted_by_a_changed_circumstance_alone() -> None:
    held = gate(clearable=False)
    assert opened(held, told(ORDER)).lacks == (
        "No clearance can lift it; only a change of what made it fire can.",
    )
    assert gates.in_the_way(told(ORDER), pack(held), Knowledge(), frozenset()) == ()


def test_a_later_refusal_takes_a_clearance_back_and_the_last_word_of_a_day_counts() -> None:
    refusal = replace(ORDER, clears=False)
    later = replace(refusal, on=date(2026, 11, 24))
    cleared = [
        opened(gate(), told(*words)).is_cleared
        for words in ((ORDER, later), (later, ORDER), (refusal, ORDER), (ORDER, refusal))
    ]
    assert cleared == [False, False, True, False]


def test_a_consultation_needs_a_person_and_a_note_but_no_paper() -> None:
    word = Consultation(gate_id="G06", person="Jo Lee", role="insurer", on=TODAY, note="Go ahead.")
    held = gate("G06", GateSeverity.CONSULT)
    assert opened(held, told(word)).is_cleared
    assert opened(held, told(replace(word, note="\t"))).is_blocking
    (lack,) = opened(held).lacks
    assert lack == (
        "Nobody has cleared it yet: ask your insurer, counsel or your professional body, "
        "and record who, when and what they said."
    )


@pytest.mark.parametrize(
    ("review", "clears"),
    [
        (Review(reviewer="Sam", on=TODAY, note="Like cases alike."), True),
        (Review(reviewer="Sam", on=TODAY, note="Not convinced.", agrees=False), False),
        (Review(reviewer="Pat", on=TODAY, note="I decided it."), False),
        (Review(reviewer="", on=TODAY, note=""), False),
    ],
)
def test_where_a_second_reviewer_is_asked_for_somebody_not_involved_has_to_agree(
    review: Review, clears: bool
) -> None:
    word = Consultation(gate_id="G18", person="Jo Lee", role="counsel", on=TODAY, note="Go ahead.")
    case = told(word, reviews=(review,), decided_by="Pat")
    held = gate("G18", GateSeverity.CONSULT, needs_second_reviewer=True)
    assert opened(held, case).is_cleared == clears
    assert gates.needs_second_reviewer(case, pack(held), Knowledge(), HOLDS)
    assert not gates.needs_second_reviewer(case, pack(held), Knowledge(), frozenset())


def test_more_days_are_waived_with_a_reason_only() -> None:
    held = gate("G22", GateSeverity.EXTEND, extend_days=14)
    waived = replace(CASE, waivers=(Waiver(what="G22", why="Paid today.", by_id="pat", on=TODAY),))
    empty = replace(CASE, waivers=(Waiver(what="G22", why=" ", by_id="pat", on=TODAY),))
    assert [gates.extend_days([opened(held, case)]) for case in (CASE, waived, empty)] == [
        (Extension(gate_id="G22", label="label of G22", days=14, source="a test"),),
        (
            Extension(
                gate_id="G22",
                label="label of G22",
                days=14,
                waived_because="Paid today.",
                source="a test",
            ),
        ),
        (Extension(gate_id="G22", label="label of G22", days=14, source="a test"),),
    ]
    assert opened(held, waived).cleared_by == "Left out on Monday 23 November 2026: Paid today."


def test_more_days_and_other_words_never_block() -> None:
    held = (gate("G22", GateSeverity.EXTEND, extend_days=14), gate("G32", GateSeverity.REWORD))
    fired = gates.open_gates(CASE, pack(*held), Knowledge(), HOLDS)
    assert gates.blocking(fired) == ()
    assert [finding.level for finding in gates.as_findings(fired)] == [Level.ADVISE, Level.ADVISE]


def test_a_waiver_does_not_lift_a_stop_even_where_it_adds_days() -> None:
    case = replace(CASE, waivers=(Waiver(what="G02", why="In a hurry.", by_id="pat", on=TODAY),))
    one = opened(gate(extend_days=10), case)
    assert (one.is_blocking, gates.extend_days([one])[0].waived_because) == (True, "In a hurry.")


def test_only_stops_that_are_not_cleared_leave_no_last_day() -> None:
    held = (gate("G02"), gate("G11"), gate("G06", GateSeverity.CONSULT))
    fired = gates.open_gates(told(ORDER), pack(*held), Knowledge(), HOLDS)
    assert [one.gate.id for one in gates.stopping(fired)] == ["G11"]
    assert [one.gate.id for one in gates.blocking(fired)] == ["G11", "G06"]


def test_a_finding_says_what_why_and_what_lifts_it() -> None:
    (finding,) = gates.in_the_way(CASE, pack(gate(consult=("court",))), Knowledge(), HOLDS)
    assert (finding.code, finding.level, finding.what) == ("G02", Level.STOP, "G02 is in the way.")
    assert finding.why == "Because: You are on record. It protects both."
    assert finding.instead == (
        "Get leave. Nobody has cleared it yet: ask the court, and record who, when and what they said."
    )


def test_a_cleared_gate_is_no_finding_any_more_but_its_elements_stay_out() -> None:
    fired = gates.open_gates(told(ORDER), pack(gate(removes_elements=("thanks",))), Knowledge(), HOLDS)
    assert gates.as_findings(fired) == ()
    assert gates.removed_elements(fired) == {"thanks"}


FULL, BRIEF, CODED, NONE = Disclosure


@pytest.mark.parametrize(
    ("profession", "reasons", "gated", "chosen", "allowed"),
    [
        (FULL, (), None, None, FULL),
        (BRIEF, (FULL,), None, None, BRIEF),
        (FULL, (FULL, CODED), None, None, CODED),
        (FULL, (BRIEF,), None, NONE, NONE),
        (BRIEF, (BRIEF,), None, FULL, BRIEF),
        (FULL, (FULL,), NONE, FULL, NONE),
        (NONE, (FULL,), CODED, BRIEF, NONE),
    ],
)
def test_a_letter_says_no_more_than_the_strictest_of_profession_reason_gate_and_choice(
    profession: Disclosure,
    reasons: tuple[Disclosure, ...],
    gated: Disclosure | None,
    chosen: Disclosure | None,
    allowed: Disclosure,
) -> None:
    known = tuple(reason(f"R{number}", mode) for number, mode in enumerate(reasons))
    case = replace(CASE, reason_ids=tuple(one.id for one in known), disclosure=chosen)
    held = gate("G08", GateSeverity.REWORD, disclosure=gated)
    found = gates.disclosure_allowed(case, pack(held, disclosure=profession), Knowledge(reasons=known), HOLDS)
    assert found == allowed


def test_a_gate_that_was_cleared_still_limits_what_a_letter_says() -> None:
    word = Consultation(gate_id="G08", person="Jo Lee", role="counsel", on=TODAY, note="Go ahead.")
    held = gate("G08", GateSeverity.CONSULT, disclosure=NONE)
    assert opened(held, told(word)).is_cleared
    assert gates.disclosure_allowed(told(word), pack(held), Knowledge(), HOLDS) == NONE
