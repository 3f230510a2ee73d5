"""A question to the notice engine without a case: facts in, the answer with every step out."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from partwell.desk import DATA, countries, regions, working_calendar
from partwell.domain.case import (
    Answer,
    Case,
    ClientDeadline,
    Consultation,
    Engagement,
    Notice,
    Waiver,
    Warning,
)
from partwell.domain.client import Client
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.errors import NotAllowed
from partwell.domain.knowledge import Knowledge, Profession
from partwell.domain.notice_receipt import METHODS
from partwell.domain.practice import Practice
from partwell.knowledge_files import load_knowledge
from partwell.store.values import from_text, to_text

TERMS = tuple(field.name for field in fields(Engagement))
KEYS = (
    "profession", "given_on", "on", "method", "received_on", "ends_on", "ends_note", "extend_days",
    "since_on", "country", "region", "reasons", "circumstances", "deadlines", "consultations", "waivers",
    "warnings",
)  # fmt: skip


def answer(told: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The engine's answer as plain data: dates, what won, every step, findings and the gates that fired.

    `told` has the keys of `KEYS` and the engagement's own fields (`notice_number`, `renewal_on`, …);
    dates are ISO, `circumstances` a mapping of id to "yes", "no" or a choice, or a list of ids that hold.
    Raises NotAllowed naming a key or value that is not understood.
    """
    unknown = [key for key in told if key not in KEYS and key not in TERMS]
    if unknown:
        raise NotAllowed(
            f"This is not understood: {', '.join(unknown)}. Known are {', '.join((*KEYS, *TERMS))}."
        )
    dossier = asked_dossier(told, load_knowledge(DATA), today)
    data = dossier.period.as_data()
    gates = [
        {
            "id": one.gate.id,
            "severity": one.gate.severity.value,
            "what": one.gate.what,
            "cleared": one.is_cleared,
        }
        for one in dossier.gates
    ]
    return {"profession": dossier.profession.id, **data, "gates": gates}


def asked_dossier(told: Mapping[str, Any], knowledge: Knowledge, today: date) -> Dossier:
    """The facts of the question as a dossier, so that the page and the terminal share one way to count."""
    profession = pack(knowledge, str(told.get("profession") or ""))
    on = _day(told, "on") or today
    country, region = _place(told, profession)
    practice = Practice(name="-", profession_id=profession.id, country=country, region=region)
    return dossier_of(
        case=_case(told, profession, knowledge, on),
        client=Client(client_id="-", name="-", since_on=_day(told, "since_on")),
        practice=practice,
        profession=profession,
        knowledge=knowledge,
        calendar=working_calendar(country, region),
        on=on,
    )


def pack_named(name: str) -> Profession:
    """The profession with this id, label or alias, from what ships; raises NotAllowed."""
    return pack(load_knowledge(DATA), name)


def pack(knowledge: Knowledge, name: str) -> Profession:
    """The profession with this id, label or alias; raises NotAllowed listing those there are."""
    found = knowledge.profession(name)
    if found is None:
        known = ", ".join(one.id for one in knowledge.professions)
        raise NotAllowed(f"There is no such profession. Known are: {known}.")
    return found


def _case(told: Mapping[str, Any], profession: Profession, knowledge: Knowledge, on: date) -> Case:
    notice = Notice(
        given_on=_day(told, "given_on") or on,
        method=_method(told),
        received_on=_day(told, "received_on"),
        ends_on=_day(told, "ends_on"),
        ends_note=str(told.get("ends_note") or ""),
        extend_days=_whole(told, "extend_days"),
    )
    return Case(
        case_id="-",
        client_id="-",
        profession_id=profession.id,
        opened_on=min(on, notice.given_on or on),
        reason_ids=_reasons(told, knowledge),
        answers=_answers(told, profession),
        engagement=_terms(told),
        client_deadlines=_read(told.get("deadlines") or [], tuple[ClientDeadline, ...], "deadlines"),
        consultations=_read(told.get("consultations") or [], tuple[Consultation, ...], "consultations"),
        waivers=_read(told.get("waivers") or [], tuple[Waiver, ...], "waivers"),
        warnings=_read(told.get("warnings") or [], tuple[Warning, ...], "warnings"),
        notice=notice,
    )


def _answers(told: Mapping[str, Any], profession: Profession) -> tuple[Answer, ...]:
    given = told.get("circumstances") or {}
    if not isinstance(given, Mapping):
        given = dict.fromkeys(_texts(given), "yes")
    asked = {one.id: one for one in profession.circumstances}
    answers = []
    for name, value in given.items():
        circumstance_id, _, choice = str(name).partition(".")
        said = choice or ("yes" if value is True else "no" if value is False else str(value))
        if circumstance_id not in asked:
            raise NotAllowed(f"{profession.label} asks no question “{name}”. Known are: {', '.join(asked)}.")
        allowed = ("yes", "no", *asked[circumstance_id].choices)
        if said not in allowed:
            raise NotAllowed(f"“{name}” is answered with {' or '.join(allowed)}, and not with “{said[:40]}”.")
        answers.append(Answer(circumstance_id=circumstance_id, value=said))
    return tuple(answers)


def _reasons(told: Mapping[str, Any], knowledge: Knowledge) -> tuple[str, ...]:
    reasons = _texts(told.get("reasons") or [])
    unknown = [one for one in reasons if knowledge.reason(one) is None]
    if unknown:
        raise NotAllowed(f"There is no reason {', '.join(unknown)}. Known are R01 to R30 and a user's own.")
    return reasons


def _texts(value: Any) -> tuple[str, ...]:
    """One word or a list of words."""
    return (value,) if isinstance(value, str) else _read(value, tuple[str, ...], "list of words")


def _place(told: Mapping[str, Any], profession: Profession) -> tuple[str, str]:
    """The country and region as codes; an unknown one would quietly count without its public holidays."""
    named = str(told.get("country") or (profession.countries[0] if profession.countries else ""))
    country = {"UK": "GB"}.get(named.strip().upper(), named.strip().upper())
    if country and country not in countries():
        raise NotAllowed(
            f"The country “{named}” is not known. Please give its two letters, such as US or DE."
        )
    region = str(told.get("region") or "").strip()
    known = regions(country)
    if not known or not region:
        return country, region
    for code, name in known.items():
        if region.casefold() in (code.casefold(), name.casefold()):
            return country, code
    raise NotAllowed(f"The region “{region}” is not known in {country}. Known are: {', '.join(known)}.")


def _method(told: Mapping[str, Any]) -> str:
    method = str(told.get("method") or "")
    if method and method not in METHODS:
        raise NotAllowed(f"“method” is none of the ways to send: {', '.join(METHODS)}.")
    return method


def _terms(told: Mapping[str, Any]) -> Engagement:
    """What the agreement says, each term looked at by itself so that the wrong one is named."""
    given = {key: value for key, value in told.items() if key in TERMS}
    for key, value in given.items():
        _read({key: value}, Engagement, key)
    terms: Engagement = _read(given, Engagement, "agreement")
    return terms


def _read(data: Any, kind: Any, name: str) -> Any:
    try:
        return from_text(to_text(data), kind)
    except Exception as error:  # the reader's own words name fields of the program
        raise NotAllowed(
            f"The value of “{name}” is not understood. Nothing was worked out; "
            "dates are written like 2026-11-23 and numbers in digits."
        ) from error


def _day(told: Mapping[str, Any], key: str) -> date | None:
    value = told.get(key)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise NotAllowed(f"“{key}” is not a day. Please write it like 2026-11-23.") from None


def _whole(told: Mapping[str, Any], key: str) -> int:
    value = told.get(key) or 0
    try:
        return int(value)
    except (TypeError, ValueError):
        raise NotAllowed(f"“{key}” is not a whole number.") from None
