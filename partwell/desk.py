"""The desk: everything a service needs to hand, and the only place where the rooms are wired together."""

import functools
import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import holidays
import platformdirs

from partwell.domain.agenda import next_action
from partwell.domain.case import Case
from partwell.domain.client import Client
from partwell.domain.countries import NAMES
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.errors import NotAllowed, PartwellError
from partwell.domain.knowledge import Knowledge, KnowledgeChange, Profession
from partwell.domain.portfolio import CaseRow
from partwell.domain.practice import Practice
from partwell.domain.timeline import NewEvent, TimelineEvent
from partwell.knowledge_files import load_knowledge
from partwell.store import NewDocument, Store, StoredCase, home_folder, open_store
from partwell.store.event_data import with_changes

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TEMPLATES = ROOT / "templates"
NEUTRAL_PROFESSION = "general"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case as it was read: the dossier, and the version a form shows and a save must name."""

    dossier: Dossier
    version: int

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.dossier.case


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a service needs: the store, the knowledge, the layouts, who acts and which day it is."""

    store: Store
    knowledge: Knowledge
    templates: Path
    who: str
    today: date

    @property
    def home(self) -> Path:
        """The folder that holds everything private."""
        return self.store.home

    @property
    def practice(self) -> Practice:
        """The firm's profile; an empty one before the first run is finished."""
        return self.store.practice.get()[0]

    def profession(self, profession_id: str) -> Profession:
        """The pack with this id, the neutral one where it is gone; raises NotAllowed without any pack."""
        found = self.knowledge.profession(profession_id) or self.knowledge.profession(NEUTRAL_PROFESSION)
        if found is None:
            raise NotAllowed(
                "No profession could be read from the data folder. Nothing was changed; "
                "please run the check command, which names what is wrong."
            )
        return found

    def layout(self, name: str) -> bytes:
        """The Word layout of a kind of paper: the practice's own where it has one, else the shipped one."""
        for one in (name, "letter"):
            own, shipped = self.store.layouts.own(one), self.templates / f"{one}.docx"
            if own is not None:
                return own
            if shipped.is_file():
                return shipped.read_bytes()
        raise NotAllowed(
            "The Word layout for this paper is missing. Nothing was made; please install Partwell again."
        )

    def dossier(
        self, case: Case, client: Client, practice: Practice, timeline: tuple[TimelineEvent, ...] = ()
    ) -> Dossier:
        """Everything about a case as it stands today."""
        return dossier_of(
            case=case,
            client=client,
            practice=practice,
            profession=self.profession(case.profession_id),
            knowledge=self.knowledge,
            calendar=working_calendar(practice.country, practice.region),
            timeline=timeline,
            on=self.today,
        )

    def open_case(self, case_id: str) -> OpenCase:
        """The case with its client, history and the version to save against; raises UnknownCase."""
        stored = self.store.cases.get(case_id)
        client = self.store.clients.get(stored.case.client_id)
        timeline = self.store.cases.timeline(case_id)
        dossier = self.dossier(stored.case, client, self.practice, timeline)
        return OpenCase(dossier=dossier, version=stored.version)

    def save(
        self,
        opened: OpenCase,
        case: Case,
        *events: NewEvent,
        token: str,
        documents: tuple[NewDocument, ...] = (),
    ) -> int:
        """Write a changed case, its history and papers in one transaction; the new version.

        The first event carries what it changed, so that it can be taken back. Raises CaseChangedElsewhere
        where the case was saved since `opened` was read. A token that was used before writes nothing and
        gives the version of the first time.
        """
        row = self.row(case, opened.dossier.client, opened.dossier.practice)
        events = (*(with_changes(event, opened.case, case) for event in events[:1]), *events[1:])
        return self.store.cases.save(
            case, row, version=opened.version, events=events, documents=documents, who=self.who, token=token
        )

    def row(self, case: Case, client: Client, practice: Practice) -> CaseRow:
        """What lists show of a case, worked out from its facts today."""
        dossier = self.dossier(case, client, practice)
        action, action_on = next_action(dossier)
        return CaseRow(
            case_id=case.case_id,
            client_id=client.client_id,
            client_name=client.name,
            status=case.status,
            profession_id=case.profession_id,
            reason_ids=" ".join(case.reason_ids),
            owner_id=case.owner_id,
            opened_on=case.opened_on,
            given_on=case.notice_given_on,
            ends_on=case.ended_on or dossier.period.ends_on,
            next_action=action,
            next_action_on=action_on,
            annual_fees_amount=client.annual_fees_amount,
            is_sample=case.is_sample,
        )

    def renew_row(self, stored: StoredCase, client: Client, practice: Practice) -> bool:
        """Work out anew what lists show of a case nobody saved; whether that is something else now."""
        row = self.row(stored.case, client, practice)
        if row in self.store.cases.of_clients([client.client_id]):
            return False
        self.store.cases.renew_row(row, version=stored.version)
        return True

    def on_day(self, today: date) -> "Desk":
        """The same desk on another day."""
        return replace(self, today=today)


def default_home() -> Path:
    """Where private data lives: PARTWELL_HOME, else the user's own data folder."""
    chosen = os.environ.get("PARTWELL_HOME", "").strip()
    return (
        Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("Partwell", appauthor=False))
    )


def who_is_here() -> str:
    """The name written on every event: PARTWELL_WHO, else the account on this computer."""
    try:
        return os.environ.get("PARTWELL_WHO", "").strip() or getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "this computer"


def today() -> date:
    """The day it is here; PARTWELL_TODAY (ISO) rehearses another one."""
    rehearsed = os.environ.get("PARTWELL_TODAY", "").strip()
    if not rehearsed:
        return date.today()  # noqa: DTZ011 -- the office's own day
    try:
        return date.fromisoformat(rehearsed)
    except ValueError:
        raise NotAllowed(
            "PARTWELL_TODAY is no day. Nothing was done; please write it like 2026-11-23, or leave it out."
        ) from None


def open_desk(home: Path | None = None, *, data: Path = DATA, templates: Path = TEMPLATES) -> Desk:
    """The desk over the store in `home`; PARTWELL_DATABASE_URL puts the store on PostgreSQL."""
    who, day = who_is_here(), today()  # what is refused here leaves no store open
    store = open_store(home or default_home(), database_url=os.environ.get("PARTWELL_DATABASE_URL") or None)
    try:
        knowledge = load_knowledge(data, _own_changes(store))
    except PartwellError:
        store.close()
        raise
    return Desk(store=store, knowledge=knowledge, templates=templates, who=who, today=day)


def is_begun() -> bool:
    """Whether anything can be kept yet: who only reads asks first, so that no home is made."""
    return (
        bool(os.environ.get("PARTWELL_DATABASE_URL"))
        or (default_home() / home_folder.DATABASE).is_file()
        or home_folder.remembers(default_home(), "sqlite")
    )


def _own_changes(store: Store) -> tuple[KnowledgeChange, ...]:
    """What this practice set in place of shipped values."""
    return tuple(
        KnowledgeChange(
            profession_id=one.profession_id,
            section=one.section,
            entry_id=one.entry_id,
            field=one.field,
            value=one.value,
            note=one.note,
            who=one.who,
            on=one.at.date(),
        )
        for one in store.knowledge_changes.all()
    )


@functools.lru_cache(maxsize=16)
def working_calendar(country: str, region: str) -> WorkingCalendar:
    """Weekends and public holidays of a country and region; an unknown one has weekends only."""
    if country not in holidays.list_supported_countries():
        return WorkingCalendar(name=country or "no country chosen")
    regions = holidays.list_supported_countries()[country]
    days: Mapping[date, str] = holidays.country_holidays(
        country, subdiv=region if region in regions else None, language="en_US"
    )
    weekend = frozenset(getattr(days, "weekend", {5, 6}))
    return WorkingCalendar(name=f"{country} {region}".strip(), weekend=weekend, days_off=days)


@functools.lru_cache(maxsize=1)
def countries() -> Mapping[str, str]:
    """Every country whose public holidays are known, as ISO code → English name, in order of name."""
    supported = set(holidays.list_supported_countries(include_aliases=False))
    return {code: name for code, name in NAMES.items() if code in supported}


@functools.lru_cache(maxsize=32)
def regions(country: str) -> Mapping[str, str]:
    """The states or regions of a country with holidays of their own, as code → name."""
    codes = holidays.list_supported_countries().get(country, [])
    if not codes:
        return {}
    aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {})
    names = {code: name for name, code in reversed(list(aliases.items()))}
    return dict(sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1]))
