"""The notice engine against a table of worked cases, and laws that hold for any facts."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.domain.case import Case, ClientDeadline, Engagement, Notice, Warning
from partwell.domain.client import Client
from partwell.domain.day_counting import WorkingCalendar, add_days
from partwell.domain.findings import Level
from partwell.domain.gates import OpenGate
from partwell.domain.knowledge import (
    Authority,
    CallOrder,
    Counting,
    DayUnit,
    Disclosure,
    Gate,
    GateSeverity,
    NoticeRule,
    Policy,
    Profession,
    RuleEffect,
)
from partwell.domain.notice import (
    Extension,
    NoticeInputs,
    NoticePeriod,
    applicable_rules,
    clock_restarts,
    inputs_of,
    work_out,
)
from partwell.domain.notice_dates import next_safe_day
from partwell.domain.practice import Practice

TABLE = Path(__file__).with_name("notice_cases.toml")
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text("utf-8"))["case"]
TODAY = date(2026, 11, 23)
PLAIN = WorkingCalendar()
CASE = Case(case_id="C-1", client_id="K-1", profession_id="general", opened_on=TODAY)
EXPECTED = {
    "received_on",
    "earliest_on",
    "recommended_on",
    "ends_on",
    "won_by",
    "won_kind",
    "recommended_by",
    "is_blocked",
    "findings",
    "levels",
    "says",
}


def rule(**facts: Any) -> NoticeRule:
    """A notice rule with what every entry needs filled in."""
    kinds = {
        "kind": Authority,
        "recommended_kind": Authority,
        "effect": RuleEffect,
        "unit": DayUnit,
        "counted": Counting,
    }
    read = {key: kinds[key](value) if key in kinds else value for key, value in facts.items()}
    read = {key: tuple(value) if isinstance(value, list) else value for key, value in read.items()}
    read.setdefault("label", read["id"].replace("_", " "))
    return NoticeRule(why="worked case", source="worked case", checked_on=TODAY, **read)


def engagement(facts: Mapping[str, Any]) -> Engagement:
    """What the table says of the agreement."""
    read = dict(facts)
    if "notice_unit" in read:
        read["notice_unit"] = DayUnit(read["notice_unit"])
    if "notice_counted" in read:
        read["notice_counted"] = Counting(read["notice_counted"])
    return Engagement(**read)


def calendar_of(country: str, region: str) -> WorkingCalendar:
    """Real public holidays of the place, as the desk gives them."""
    if not country:
        return PLAIN
    return WorkingCalendar(
        name=f"{country} {region}",
        days_off=holidays.country_holidays(country, subdiv=region or None, language="en_US"),
    )


def inputs_of_row(row: Mapping[str, Any]) -> NoticeInputs:
    """The facts of one row of the table."""
    facts = {key: value for key, value in row.items() if key not in {"name", "expect", "profession"}}
    facts.setdefault("on", facts.get("given_on"))
    facts["engagement"] = engagement(facts.pop("contract", {}))
    facts["rules"] = tuple(rule(**entry) for entry in facts.pop("rules", []))
    facts["deadlines"] = tuple(ClientDeadline(**entry) for entry in facts.pop("deadlines", []))
    facts["extensions"] = tuple(
        Extension(label=entry["gate_id"], **entry) for entry in facts.pop("gates", [])
    )
    facts["holding"] = frozenset(facts.pop("holding", []))
    facts["blocked_by"] = tuple(facts.pop("blocked_by", []))
    return NoticeInputs(**facts)


def answered(period: NoticePeriod, key: str) -> Any:
    """What the engine says under one key of the table."""
    if key == "findings":
        return [finding.code for finding in period.findings]
    if key == "levels":
        return [finding.level.value for finding in period.findings]
    value = getattr(period, key)
    return "none" if value is None else value


def everything_said(period: NoticePeriod) -> str:
    """All sentences of an answer in one text."""
    said = [step.sentence for step in period.steps]
    said += [part for finding in period.findings for part in (finding.what, finding.why, finding.instead)]
    return "\n".join(said)


@pytest.mark.parametrize("row", CASES, ids=[row["name"] for row in CASES])
def test_a_worked_case_comes_out_as_worked_by_hand(row: dict[str, Any]) -> None:
    expect = dict(row["expect"])
    assert expect.keys() <= EXPECTED
    inputs = inputs_of_row(row)
    period = work_out(inputs, calendar_of(inputs.country.replace("UK", "GB"), inputs.region))
    says = expect.pop("says", [])
    assert {key: answered(period, key) for key in expect} == expect
    assert [words for words in says if words not in everything_said(period)] == []


def test_every_case_of_the_table_has_a_name_of_its_own() -> None:
    names = [row["name"] for row in CASES]
    assert sorted(set(names)) == sorted(names)


def test_the_answer_is_ready_for_json_with_every_step() -> None:
    period = work_out(
        NoticeInputs(on=TODAY, given_on=TODAY, method="email", engagement=Engagement(notice_number=30)), PLAIN
    )
    data = json.loads(json.dumps(period.as_data()))
    assert data == {
        "given_on": "2026-11-23",
        "received_on": "2026-11-23",
        "earliest_on": "2026-12-23",
        "recommended_on": "2026-12-23",
        "ends_on": "2026-12-23",
        "won_by": "contract",
        "won_kind": "contract",
        "recommended_by": "contract",
        "is_blocked": False,
        "steps": [
            {
                "sentence": "Sent on Monday 23 November 2026 by email: taken to arrive the same day, on "
                "Monday 23 November 2026 (a convention: the actual day replaces it).",
                "on": "2026-11-23",
                "kind": "convention",
                "rule_id": "deemed_receipt",
                "source": "",
            },
            {
                "sentence": "The agreement asks for 30 calendar days of notice, counted from receipt: "
                "Wednesday 23 December 2026.",
                "on": "2026-12-23",
                "kind": "contract",
                "rule_id": "contract",
                "source": "",
            },
            {
                "sentence": "Earliest last day: Wednesday 23 December 2026, fixed by the agreement.",
                "on": "2026-12-23",
                "kind": "contract",
                "rule_id": "contract",
                "source": "",
            },
            {
                "sentence": "Recommended last day: Wednesday 23 December 2026.",
                "on": "2026-12-23",
                "kind": None,
                "rule_id": "contract",
                "source": "",
            },
        ],
        "findings": [],
    }


def test_hostile_words_come_out_literally() -> None:
    words = "O'Brien & Söhne <Ltd> =SUM(A1) {{ 7*7 }} 王小明 \ud800"
    deadline = ClientDeadline(what=words, due_on=date(2026, 12, 20))
    agreed = Engagement(notice_number=30, clause=words, notice_method=words)
    period = work_out(
        NoticeInputs(
            on=TODAY,
            given_on=TODAY,
            method="email",
            engagement=agreed,
            deadlines=(deadline,),
            ends_note=words,
        ),
        PLAIN,
    )
    said = everything_said(period)
    assert [said.count(words), period.ends_on] == [3, date(2026, 12, 23)]


def test_work_on_the_last_day_itself_restarts_nothing() -> None:
    assert clock_restarts(date(2026, 12, 23), date(2026, 12, 23)) is None


def test_work_after_the_last_day_is_finding_g29() -> None:
    finding = clock_restarts(date(2026, 12, 24), date(2026, 12, 23))
    assert finding is not None
    assert (finding.code, finding.level) == ("G29", Level.CONSULT)


def test_rules_of_another_country_do_not_apply_where_no_country_is_known() -> None:
    rules = (rule(id="anywhere"), rule(id="british", countries=["GB"]))
    assert [one.id for one in applicable_rules(rules, frozenset(), "", "")] == ["anywhere"]


def case_inputs(case: Case, *gates: OpenGate) -> NoticeInputs:
    """What the engine is asked for this case."""
    policy = Policy(disclosure=Disclosure.BRIEF, call_order=CallOrder.CALL_FIRST, call_note="")
    profession = Profession(id="general", label="General", policy=policy, notice_rules=(rule(id="usual"),))
    return inputs_of(
        case,
        Client(client_id="K-1", name="王小明", since_on=date(2020, 1, 1)),
        Practice(country="GB", region="SCT"),
        profession,
        holding=frozenset({"status.preparing"}),
        gates=gates,
        on=TODAY,
    )


def test_the_facts_of_a_case_are_handed_to_the_engine_as_they_stand() -> None:
    warnings = (
        Warning(given_on=date(2026, 10, 1), what_must_change="Pay"),
        Warning(given_on=date(2026, 11, 1), what_must_change="Pay"),
        Warning(given_on=date(2026, 12, 24), what_must_change="Not given yet"),
    )
    deadline = ClientDeadline(what="File", due_on=date(2027, 1, 5))
    agreed = Engagement(notice_number=30)
    notice = Notice(
        given_on=date(2026, 12, 1),
        method="courier",
        received_on=date(2026, 12, 3),
        ends_on=date(2027, 1, 31),
        ends_note="Agreed.",
        extend_days=5,
    )
    case = replace(CASE, engagement=agreed, warnings=warnings, client_deadlines=(deadline,), notice=notice)
    assert case_inputs(case) == NoticeInputs(
        on=TODAY,
        given_on=date(2026, 12, 1),
        method="courier",
        received_on=date(2026, 12, 3),
        rules=(rule(id="usual"),),
        engagement=agreed,
        since_on=date(2020, 1, 1),
        warned_on=date(2026, 11, 1),
        deadlines=(deadline,),
        holding=frozenset({"status.preparing"}),
        country="GB",
        region="SCT",
        extend_days=5,
        ends_on=date(2027, 1, 31),
        ends_note="Agreed.",
    )


def test_stops_and_added_days_of_gates_reach_the_engine_and_consultations_do_not_block() -> None:
    def fired(key: str, severity: GateSeverity, *lacks: str, extend_days: int = 0) -> OpenGate:
        gate = Gate(
            id=key,
            label=key,
            severity=severity,
            what=f"{key} fires.",
            lifts="",
            extend_days=extend_days,
            why="w",
            source="s",
            checked_on=TODAY,
        )
        return OpenGate(gate=gate, because="", lacks=lacks)

    inputs = case_inputs(
        CASE,
        fired("G02", GateSeverity.STOP, "No order yet."),
        fired("G11", GateSeverity.STOP),
        fired("G06", GateSeverity.CONSULT, "Nobody asked yet."),
        fired("G22", GateSeverity.EXTEND, extend_days=14),
    )
    assert inputs.blocked_by == ("G02, G02 fires.",)
    assert inputs.extensions == (Extension(gate_id="G22", label="G22", days=14, source="s"),)


days = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))
numbers = st.integers(min_value=0, max_value=120)
kinds = st.sampled_from(Authority)
rules_drawn = st.lists(
    st.builds(
        lambda number, wise, kind, unit, counted, index: rule(
            id=f"rule_{index}",
            kind=kind,
            min_days=number,
            recommended_days=wise,
            unit=unit,
            counted=counted,
        ),
        st.none() | numbers,
        st.none() | numbers,
        kinds,
        st.sampled_from(DayUnit),
        st.sampled_from([Counting.FROM_RECEIPT, Counting.FROM_MAILING, Counting.BACK_FROM_END]),
        st.integers(min_value=0, max_value=9),
    ),
    max_size=4,
)
engagements = st.builds(
    Engagement,
    notice_number=st.none() | numbers,
    notice_unit=st.sampled_from(DayUnit),
    notice_counted=st.sampled_from(Counting),
    notice_to_end_of=st.sampled_from(["", "month", "quarter"]),
    renewal_on=st.none() | days,
    renewal_notice_days=st.none() | numbers,
    cure_days=st.none() | numbers,
    deemed_days=st.none() | st.integers(min_value=0, max_value=10),
)
any_inputs = st.builds(
    NoticeInputs,
    on=days,
    given_on=days,
    method=st.sampled_from(["", "email", "post", "courier", "pigeon"]),
    received_on=st.none() | days,
    warned_on=st.none() | days,
    since_on=st.none() | days,
    rules=rules_drawn.map(tuple),
    engagement=engagements,
    deadlines=st.lists(st.builds(ClientDeadline, what=st.just("File"), due_on=days), max_size=4).map(tuple),
    extend_days=st.integers(min_value=0, max_value=30),
    ends_on=st.none() | days,
)


@settings(max_examples=150, deadline=None)
@given(any_inputs)
def test_whatever_the_facts_the_days_stand_in_order(inputs: NoticeInputs) -> None:
    period = work_out(inputs, PLAIN)
    assert inputs.given_on is not None
    assert period.received_on is not None
    assert period.earliest_on is not None
    assert period.recommended_on is not None
    assert inputs.given_on <= period.received_on
    assert inputs.given_on <= period.earliest_on <= period.recommended_on
    assert period.ends_on == (inputs.ends_on or period.recommended_on)


@settings(max_examples=100, deadline=None)
@given(any_inputs)
def test_the_rule_that_won_is_named_among_the_steps(inputs: NoticeInputs) -> None:
    period = work_out(inputs, PLAIN)
    named = {(step.rule_id, step.on) for step in period.steps}
    assert (period.won_by, period.earliest_on) in named
    assert (period.recommended_by, period.recommended_on) in named


@settings(max_examples=100, deadline=None)
@given(days, numbers, numbers)
def test_a_convention_never_moves_the_earliest_day_of_a_contract(
    given_on: date, agreed: int, usual: int
) -> None:
    contract = Engagement(notice_number=agreed)
    convention = rule(id="usual", kind="convention", min_days=usual, recommended_days=usual)
    period = work_out(
        NoticeInputs(on=given_on, given_on=given_on, method="hand", engagement=contract, rules=(convention,)),
        PLAIN,
    )
    assert period.earliest_on == given_on + timedelta(days=agreed)
    wise_on = given_on + timedelta(days=max(agreed, usual))
    assert period.recommended_on == PLAIN.next_working_day(wise_on)


@settings(max_examples=100, deadline=None)
@given(days, numbers, numbers)
def test_a_binding_floor_is_never_undercut(given_on: date, agreed: int, floor: int) -> None:
    period = work_out(
        NoticeInputs(
            on=given_on,
            given_on=given_on,
            method="hand",
            engagement=Engagement(notice_number=agreed),
            rules=(rule(id="floor", kind="statute", min_days=floor, unit="working"),),
        ),
        PLAIN,
    )
    assert period.earliest_on == max(
        given_on + timedelta(days=agreed), add_days(given_on, floor, DayUnit.WORKING, PLAIN)
    )


@settings(deadline=None)
@given(days, st.lists(days, max_size=8), st.integers(min_value=0, max_value=60))
def test_a_safe_day_has_no_deadline_in_its_window_and_none_earlier_was_safe(
    ends_on: date, due: list[date], window: int
) -> None:
    deadlines = tuple(ClientDeadline(what="File", due_on=day) for day in due)
    safe_on = next_safe_day(ends_on, deadlines, window)

    def is_safe(day: date) -> bool:
        return not any(0 <= (each - day).days <= window for each in due)

    assert is_safe(safe_on)
    assert not any(is_safe(ends_on + timedelta(days=day)) for day in range((safe_on - ends_on).days))
