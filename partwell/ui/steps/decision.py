"""Step 2, Decision: the reason as dated facts, the situation, what stands in the way, and alternatives."""

from typing import Any

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import circumstances, decision, lifecycle
from partwell.domain.case import Audience, DatedFact, Outcome, Review
from partwell.domain.knowledge import Circumstance, Disclosure
from partwell.domain.portfolio import CaseRow
from partwell.domain.record_entries import person_name
from partwell.services import decision as decision_service
from partwell.services import insights
from partwell.ui import (
    alternatives,
    clearing,
    dates,
    facts,
    findings,
    folding,
    lists,
    session,
    turning,
    wording_view,
)
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken

DISCLOSURES = {
    Disclosure.FULL: "In full, as dated facts",
    Disclosure.BRIEF: "In a few neutral words",
    Disclosure.CODED: "Only that it is no longer workable",
    Disclosure.NONE: "No reason in the letter",
}
LIKE_SHOWN = 8  # each is read for what was offered; more would make every click wait
GROUPS = {
    "safety": "Safety",
    "situation": "Situation",
    "people": "People",
    "money": "Money",
    "engagement": "Agreement",
}

FACTS = ListForm(
    list_name="facts",
    item=DatedFact,
    inputs=(
        Input(name="what", label="What happened, as anybody could check it", kind="area", required=True),
        Input(name="happened_on", label="When", kind="day", required=True),
        Input(
            name="clause", label="Against which term", tip="A clause or an agreed duty, such as section 4."
        ),
        Input(name="tried", label="What was tried", kind="area"),
        Input(
            name="audience",
            label="Who may read it",
            kind="choice",
            options=tuple(Audience),
            first=Audience.FILE_ONLY,
        ),
    ),
    summary=decision.told,
    add="Add a dated fact",
    empty="Dated facts will stand here: what happened, when, and what was tried.",
)
REVIEWS = ListForm(
    list_name="reviews",
    item=Review,
    inputs=(
        Input(name="reviewer", label="Who looked at it, not involved in the case", required=True),
        Input(name="on", label="When", kind="day", required=True),
        Input(name="agrees", label="Agrees with the decision", kind="yes", first=True),
        Input(name="note", label="Remarks", kind="area", required=True),
    ),
    summary=lambda one: f"{one.reviewer}, {dates.plain_day(one.on)}: {one.note}",
    add="Record a second review",
    empty="A second pair of eyes is wanted here.",
)


def show(desk: Desk, opened: OpenCase) -> None:
    """The five parts of deciding, in the order a careful person takes them."""
    st.header("Why, and is it the right thing now?", anchor=False)
    _reason(desk, opened)
    _situation(opened)
    clearing.show(desk, opened)
    alternatives.show(opened)
    _like_cases(desk, opened)
    _second_look(opened)
    _who_decides(opened)
    turning.show(opened)


def _reason(desk: Desk, opened: OpenCase) -> None:
    with st.container(border=True, key="reason"):
        reasons(desk, opened)
        for reason_id in opened.case.reason_ids:
            if reason := desk.knowledge.reason(reason_id):
                avoid = f" Better left out: {', '.join(reason.avoid)}." if reason.avoid else ""
                st.caption(plain(f"Keep on file: {reason.evidence.rstrip('.')}.{avoid}"))
        lists.editor(opened, FACTS)
        sentence(opened)
        _compose(opened)
        wording_view.beside(desk, opened, "objective_sentence")
        _disclosure(opened)
        facts.area(opened, "doubts", tip="Kept for yourself. No letter or record shows it.", height=70)


def sentence(opened: OpenCase) -> None:
    """The reason as the letter says it."""
    facts.area(opened, "objective_sentence", hint=decision.suggested_sentence(opened.dossier), height=80)


def reasons(desk: Desk, opened: OpenCase) -> None:
    """The main reason, and once it is chosen any further ones."""
    labels = {reason.id: f"{reason.group}: {reason.label}" for reason in desk.knowledge.reasons}
    case_id, chosen = opened.case.case_id, opened.case.reason_ids
    first, more = f"{case_id}:reason", f"{case_id}:more_reasons"
    locked = opened.case.status in lifecycle.FINAL
    arguments: dict[str, Any] = {
        "on_change": _keep_reasons,
        "args": (case_id, first, more),
        "disabled": locked,
    }
    session.bind(first, chosen[0] if chosen else None)
    st.selectbox(
        "Reason",
        list(labels),
        format_func=lambda one: labels.get(one, one),
        key=first,
        placeholder="Choose what comes closest",
        **arguments,
    )
    if chosen:
        session.bind(more, list(chosen[1:]))
        st.multiselect(
            "Further reasons, if any",
            [one for one in labels if one != chosen[0]],
            format_func=lambda one: labels.get(one, one),
            key=more,
            **arguments,
        )


@unbroken
def _keep_reasons(case_id: str, first: str, more: str) -> None:
    main = st.session_state.get(first)
    others = [one for one in st.session_state.get(more) or () if one != main]
    before = [one for one in (session.seen(first), *(session.seen(more) or ())) if one]
    session.save_fact(case_id, "reason_ids", (*((main,) if main else ()), *others), tuple(before))


def _compose(opened: OpenCase) -> None:
    facts_told, left_out = opened.case.facts, decision.left_out(opened.case.facts)
    if not facts_told or opened.case.status in lifecycle.FINAL:
        return
    sentence = decision.sentence_from(facts_told, opened.dossier.practice)
    st.button(
        "Write the sentence from the facts",
        key="compose",
        icon=":material/format_quote:",
        disabled=not sentence,
        on_click=session.put_fact,
        args=(opened.case.case_id, "objective_sentence", sentence, opened.case.objective_sentence),
    )
    hint = "No fact is marked for the client yet: open one with “Edit” and choose who may read it."
    told = " ".join(filter(None, ("" if sentence else hint, left_out)))
    if told:
        st.caption(plain(told))


def _disclosure(opened: OpenCase) -> None:
    dossier = opened.dossier
    facts.choice(
        opened,
        "disclosure",
        list(DISCLOSURES),
        words=DISCLOSURES.__getitem__,
        none_means="As is usual in this profession",
    )
    allowed = decision.disclosure(dossier)
    st.caption(plain(f"The letter says it so: {DISCLOSURES[allowed].lower()}. {decision.why_so(dossier)}"))


def _situation(opened: OpenCase) -> None:
    dossier, case = opened.dossier, opened.case
    asked = circumstances.asked(dossier.profession)
    open_ones = [one for one in asked if not case.answer(one.id)]
    with st.container(border=True, key="situation"):
        st.subheader("Is any of this so?", anchor=False)
        st.caption("Tick what is true today. It decides what may be sent, when, and in which words.")
        for group in dict.fromkeys(one.group for one in asked):
            st.markdown(f"**{GROUPS.get(group, group.capitalize())}**")
            with st.container(gap="xxsmall", key=f"situation_{group}"):
                for one in (each for each in asked if each.group == group):
                    _circumstance(opened, one)
        if open_ones:
            st.button(
                "None of the others is so",
                key="none_of_these",
                icon=":material/done_all:",
                on_click=_none_of_these,
                args=(case.case_id,),
                help=f"Answers the {len(open_ones)} open questions with no.",
            )
        else:
            st.caption("Every question is answered.")


def _circumstance(opened: OpenCase, one: Circumstance) -> None:
    key, answer = f"{opened.case.case_id}:answer:{one.id}", opened.case.answer(one.id)
    arguments: dict[str, Any] = {
        "key": key,
        "on_change": _keep_answer,
        "args": (opened.case.case_id, one.id, key),
    }
    locked = opened.case.status in lifecycle.FINAL
    if one.choices:
        session.bind(key, answer or None)
        st.selectbox(
            one.question, one.choices, index=None, help=one.help or one.why, disabled=locked, **arguments
        )
    else:
        session.bind(key, answer == "yes")
        st.checkbox(plain(one.label), help=one.help or one.question, disabled=locked, **arguments)


@unbroken
def _keep_answer(case_id: str, circumstance_id: str, key: str) -> None:
    value = st.session_state[key]
    answer = {True: "yes", False: "no"}.get(value, value or "")
    session.save(
        case_id,
        f"answer/{circumstance_id}",
        lambda desk, opened, token: decision_service.answer(
            desk, opened, {circumstance_id: answer}, token=token
        ),
        is_value=True,
    )


@unbroken
def _none_of_these(case_id: str) -> None:
    session.save(
        case_id,
        "answer/rest",
        lambda desk, opened, token: decision_service.answer_rest_with_no(desk, opened, token=token),
    )


def _like_cases(desk: Desk, opened: OpenCase) -> None:
    """How earlier cases with the same reason were treated: like cases deserve like notice."""
    alike = insights.like_cases(desk, opened.case)
    if not alike:
        if opened.case.reason_ids:
            st.caption("No earlier case with this reason yet to compare with.")
        return
    days = sorted(days for _, days in alike)
    span = f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    with folding.expander(
        f"Like cases: {span} days of notice", icon=":material/balance:", key="like_cases"
    ) as is_unfolded:
        if not is_unfolded:
            return
        st.caption(
            "Earlier cases with the same main reason. Where this one differs, the file should say why."
        )
        for row, length in alike[:LIKE_SHOWN]:
            _like_case(desk, row, length)
        if len(alike) > LIKE_SHOWN:
            st.caption(f"These are the newest {LIKE_SHOWN} of {len(alike)}.")


def _like_case(desk: Desk, row: CaseRow, days: int) -> None:
    treated = insights.treatment(desk, row.case_id)
    with st.container(gap=None, key=f"like_{row.case_id}"):
        st.page_link(
            "app.py", label=plain(f"{row.client_name}, {row.case_id}"), query_params={"case": row.case_id}
        )
        st.caption(plain(f"{days} day{_s(days)} of notice; {treated.offered}; {treated.outcome}"))


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _second_look(opened: OpenCase) -> None:
    found = decision.second_look(opened.dossier)
    if found or opened.case.reviews:
        with st.container(border=True, key="second_look"):
            st.subheader("A second look", anchor=False)
            findings.show(found, key="second_look")
            lists.editor(opened, REVIEWS)
            _pause(opened)


def _who_decides(opened: OpenCase) -> None:
    """Who decides, and when: asked before notice, on record from then on."""
    case = opened.case
    if case.status not in lifecycle.BEFORE_NOTICE and case.decided_by:
        who = person_name(opened.dossier, case.decided_by)
        st.caption(plain(f"Decided by {who} on {dates.in_full(case.decided_on)}."))
        return
    if case.outcome == Outcome.CLIENT_LEFT:
        return
    with st.container(border=True, key="who_decides"):
        left, right = st.columns(2)
        with left:
            facts.text(opened, "decided_by", hint="Whoever records that the letter was sent")
        with right:
            facts.day(opened, "decided_on", tip="Left empty, it is the day on which notice is given.")


def _pause(opened: OpenCase) -> None:
    if opened.case.cooled_off or len(opened.dossier.practice.people) > 1:
        return
    first_on = decision.slept_on_from(opened.case)
    too_soon = opened.dossier.on < first_on
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "I have slept on it",
            key="slept_on_it",
            icon=":material/bedtime:",
            disabled=too_soon,
            on_click=session.do,
            args=(
                opened.case.case_id,
                "cooled_off",
                lambda desk, one, token: decision_service.slept_on(desk, one, token=token),
            ),
        )
        if too_soon:
            st.caption(f"From {dates.in_full(first_on)}, the day after the case was opened.")
    facts.text(opened, "cooled_off", label="Or say why it cannot wait a day or two")
