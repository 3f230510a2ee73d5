"""A dossier: everything one paper, page or export may read about one case, gathered once."""

from dataclasses import dataclass
from datetime import date

from partwell.domain.case import Case
from partwell.domain.client import Client
from partwell.domain.knowledge import Knowledge, Profession
from partwell.domain.notice import NoticePeriod
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
    on: date  # today, as the papers count it
    timeline: tuple[TimelineEvent, ...] = ()
