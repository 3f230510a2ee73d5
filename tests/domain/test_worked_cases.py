"""The field's own worked cases and personas against the professions as they ship."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import holidays
import pytest

from partwell.domain import gates
from partwell.domain.case import (
    Answer,
    Case,
    ClientDeadline,
    Consultation,
    Engagement,
    Notice,
    Warning,
)
from partwell.domain.client import Client, PartyRole, RelatedParty
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.knowledge import Knowledge
from partwell.domain.practice import Practice
from partwell.knowledge_files import load_knowledge

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("worked_cases.toml")
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text("utf-8"))["case"]
EXPECTED = {
    "gates",
    "fires",
    "is_blocked",
    "received_on",
    "earliest_on",
    "recommended_on",
    "won_by",
    "disclosure",
    "findings",
    "says",
}


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything Partwell knows as it ships."""
    return load_knowledge(ROOT / "data")


def case_of(row: dict[str, Any]) -> Case:
    """The case a row of the table describes."""
    contract = dict(row.get("contract", {}))
    for key in ("fees_outstanding_amount", "refund_amount"):
        if key in contract:
            contract[key] = Decimal(contract[key])
    return Case(
        case_id="C-1",
        client_id="K-1",
        profession_id=row["profession"],
        opened_on=row["given_on"],
        engagement=Engagement(**contract),
        reason_ids=tuple(row.get("reasons", [])),
        answers=tuple(Answer(circumstance_id=key, value="yes") for key in row.get("answers", [])),
        consultations=tuple(Consultation(**told) for told in row.get("consultations", [])),
        warnings=tuple(Warning(what_must_change="", **given) for given in row.get("warnings", [])),
        client_deadlines=tuple(ClientDeadline(**due) for due in row.get("deadlines", [])),
        notice=Notice(given_on=row["given_on"], method=row.get("method", "")),
    )


def dossier(row: dict[str, Any], known: Knowledge) -> Dossier:
    """The case with everything that follows from it on the day notice is given."""
    profession = known.profession(row["profession"])
    assert profession is not None
    country, region = row["country"], row.get("region", "")
    days_off = holidays.country_holidays(country, subdiv=region or None, language="en_US")
    return dossier_of(
        case=case_of(row),
        client=Client(
            client_id="K-1",
            name="O'Brien & Söhne <Ltd>",
            since_on=row.get("since_on"),
            related_parties=tuple(
                RelatedParty(name="王小明", role=PartyRole(role)) for role in row.get("parties", [])
            ),
        ),
        practice=Practice(country=country, region=region),
        profession=profession,
        knowledge=known,
        calendar=WorkingCalendar(name=country, days_off=days_off),
        on=row["given_on"],
    )


def answered(found: Dossier, key: str) -> Any:
    """What follows from the case under one key of the table."""
    match key:
        case "gates":
            return [one.gate.id for one in gates.blocking(found.gates)]
        case "findings":
            return [finding.code for finding in found.period.findings]
        case "disclosure":
            return gates.disclosure_allowed(
                found.case, found.profession, found.knowledge, found.holding
            ).value
    value: date | str | bool | None = getattr(found.period, key)
    return "none" if value is None else value


@pytest.mark.parametrize("row", CASES, ids=[row["name"] for row in CASES])
def test_a_worked_case_springs_its_trap(row: dict[str, Any], knowledge: Knowledge) -> None:
    expect = dict(row["expect"])
    assert expect.keys() <= EXPECTED
    found = dossier(row, knowledge)
    fires, says = set(expect.pop("fires", [])), expect.pop("says", [])
    assert {key: answered(found, key) for key in expect} == expect
    assert fires - {one.gate.id for one in found.gates} == set()
    said = "\n".join(step.sentence for step in found.period.steps)
    said += "\n".join(finding.what for finding in found.period.findings)
    assert [words for words in says if words not in said] == []
