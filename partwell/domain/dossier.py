"""A dossier: everything one paper, page or export may read about one case, gathered once."""

from dataclasses import dataclass, field
from datetime import date

from partwell.domain import circumstances, gates
from partwell.domain.case import Case
from partwell.domain.client import Client
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.derived_conditions import of_length
from partwell.domain.gates import OpenGate
from partwell.domain.knowledge import Knowledge, Profession
from partwell.domain.notice import NoticePeriod, inputs_of, work_out
from partwell.domain.practice import Practice
from partwell.domain.timeline import TimelineEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case with its client, practice, profession and history, as it stands on one day."""

    case: Case
    client: Client
    practice: Practice
    profession: Profession
    knowledge: Knowledge
    period: NoticePeriod  # the notice engine's answer for the facts as they stand
    holding: frozenset[str]  # names of all conditions that hold
    gates: tuple[OpenGate, ...] = ()  # those that fired, cleared ones among them
    on: date  # today, as the papers count it
    timeline: tuple[TimelineEvent, ...] = ()
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)  # of the practice's country and region


def dossier_of(
    *,
    case: Case,
    client: Client,
    practice: Practice,
    profession: Profession,
    knowledge: Knowledge,
    calendar: WorkingCalendar,
    on: date,
    timeline: tuple[TimelineEvent, ...] = (),
) -> Dossier:
    """The facts with everything that follows from them on this day: conditions, gates, notice."""
    holding = circumstances.holding(case, client, practice, profession, knowledge, on=on)
    fired = gates.open_gates(case, profession, knowledge, holding)
    inputs = inputs_of(case, client, practice, profession, holding=holding, gates=fired, on=on)
    period = work_out(inputs, calendar)
    return Dossier(
        case=case,
        client=client,
        practice=practice,
        profession=profession,
        knowledge=knowledge,
        period=period,
        holding=holding | of_length(period.given_on, period.ends_on),
        gates=fired,
        on=on,
        timeline=timeline,
        calendar=calendar,
    )
