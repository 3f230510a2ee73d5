"""A practice at work: short words to open cases, answer what is asked, issue and send letters."""

import io
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from partwell.desk import Desk, OpenCase
from partwell.domain.case import Alternative, Answer, Case, Delivery, Engagement, Notice
from partwell.domain.client import Client
from partwell.domain.lifecycle import Move
from partwell.domain.practice import Person, PostalAddress, Practice
from partwell.domain.timeline import NewEvent
from partwell.services import cases, clients, issuing, practice

TODAY = date(2026, 11, 23)  # a Monday
HARD_NAMES = (
    "O'Brien & Söhne <Ltd>",
    "=SUM(A1)",
    "{{ 7*7 }}",
    "Ναταλία Παπαδοπούλου",
    "王小明",
    "{% if x %} & <b>",
)


@dataclass
class Office:
    """One practice with its desk; every word of it is a call of the services."""

    desk: Desk
    numbers: Any = field(default_factory=count)

    def token(self) -> str:
        """A token nobody has used."""
        return f"token-{next(self.numbers)}"

    def set_up(self, **facts: Any) -> Practice:
        """Keep the profile of a practice with two people."""
        profile = Practice(
            **{
                "name": "Vale & Hart Consulting",
                "profession_id": "freelance_consulting",
                "country": "US",
                "region": "NJ",
                "address": PostalAddress(
                    lines=("12 Mill Lane",), city="Trenton", postcode="08608", region="NJ"
                ),
                "email": "office@vale-hart.example",
                "phone": "(609) 555-0100",
                "people": (
                    Person(
                        person_id="P-1", name="Ines Vale", title="Partner", email="ines@vale-hart.example"
                    ),
                    Person(person_id="P-2", name="Jo Hart", may_sign=False),
                ),
                **facts,
            }
        )
        _, version = self.desk.store.practice.get()
        practice.change(self.desk, profile, version=version, token=self.token())
        return profile

    def client(self, name: str = "Quillon Coffee LLC", **facts: Any) -> str:
        """Put a client on the list; its id."""
        address = PostalAddress(lines=("4 Quay Street",), city="Newark", postcode="07102", region="NJ")
        told = {"email": "morgan@quillon.example", "address": address, "since_on": date(2024, 3, 1), **facts}
        return clients.add(self.desk, Client(client_id="", name=name, **told), token=self.token())

    def flagged(self, name: str = "Quillon Coffee LLC", **facts: Any) -> str:
        """Flag a new client; the case's id."""
        return cases.flag(self.desk, self.client(name, **facts), token=self.token())

    def opened(self, case_id: str) -> OpenCase:
        """The case as it stands."""
        return self.desk.open_case(case_id)

    def set(self, case_id: str, **facts: Any) -> OpenCase:
        """Change facts of a case, dots written as two underscores; the case afterwards."""
        for path, value in facts.items():
            cases.change(self.desk, self.opened(case_id), path.replace("__", "."), value, token=self.token())
        return self.opened(case_id)

    def add(self, case_id: str, list_name: str, item: Any) -> OpenCase:
        """Append an item to a list of a case; the case afterwards."""
        cases.add_item(self.desk, self.opened(case_id), list_name, item, token=self.token())
        return self.opened(case_id)

    def decided(self, name: str = "Quillon Coffee LLC", *, yes: tuple[str, ...] = (), **facts: Any) -> str:
        """A case with reason, alternatives, answers and a notice from today; its letter may be issued."""
        case_id = self.flagged(name, **facts)
        asked = self.opened(case_id).dossier.profession.circumstances
        self.put(
            case_id,
            reason_ids=("R01",),
            engagement=Engagement(
                title="Web shop care",
                clause="section 6",
                agreement_on=date(2024, 3, 1),
                notice_number=30,
                work_done="Autumn collection",
                continues_until_end="updates and fault repair",
            ),
            alternatives=(
                Alternative(option="colleague", offered_on=TODAY - timedelta(days=5), reply="Declined"),
            ),
            answers=tuple(
                Answer(circumstance_id=one.id, value="yes" if one.id in yes else "no") for one in asked
            ),
            notice=Notice(given_on=self.desk.today, method="email"),
        )
        return case_id

    def issued(self, name: str = "Quillon Coffee LLC", **facts: Any) -> str:
        """A case whose ending letter is issued and not yet sent."""
        case_id = self.decided(name, **facts)
        issuing.issue(self.desk, self.opened(case_id), "ending", token=self.token())
        return case_id

    def noticed(self, name: str = "Quillon Coffee LLC", **facts: Any) -> str:
        """A case whose ending letter was sent today by email, so that notice runs."""
        case_id = self.issued(name, **facts)
        self.send(case_id)
        return case_id

    def send(self, case_id: str, method: str = "email", **facts: Any) -> Delivery:
        """Send the newest paper of a case today; the delivery as kept."""
        paper = self.opened(case_id).case.documents[-1]
        going = Delivery(
            **{"document_id": paper.document_id, "method": method, "sent_on": self.desk.today, **facts}
        )
        issuing.send(self.desk, self.opened(case_id), going, token=self.token())
        return self.opened(case_id).case.deliveries[-1]

    def ended(self, name: str = "Quillon Coffee LLC", **facts: Any) -> str:
        """A case that reached its last day; the desk stands on that day afterwards."""
        case_id = self.noticed(name, **facts)
        last_on = self.opened(case_id).dossier.period.ends_on
        assert last_on is not None
        self.desk = self.desk.on_day(last_on)
        cases.move(self.desk, self.opened(case_id), Move.END, token=self.token())
        return case_id

    def closed(self, name: str = "Quillon Coffee LLC", **facts: Any) -> str:
        """A case whose call was left out and whose record is sealed."""
        case_id = self.ended(name, **facts)
        why = "The client asked for letters only."
        cases.waive(self.desk, self.opened(case_id), "call", why, token=self.token())
        self.finish_tasks(case_id)
        cases.move(self.desk, self.opened(case_id), Move.CLOSE, token=self.token())
        return case_id

    def finish_tasks(self, case_id: str) -> None:
        """Mark every task of a case as done, with a proof."""
        done = {"done_on": self.desk.today, "done_by": "Ada", "proof": "Receipt of today"}
        self.put(case_id, tasks=tuple(replace(task, **done) for task in self.opened(case_id).case.tasks))

    def put(self, case_id: str, **facts: Any) -> Case:
        """Write facts into a case past the services, such as lists that no single form fills."""
        opened = self.opened(case_id)
        case = replace(opened.case, **facts)
        self.desk.save(opened, case, NewEvent(kind="noted", what="Put in by a test."), token=self.token())
        return case


def words_of(data: bytes) -> str:
    """Everything that could be read out of a file: members of an archive unpacked, tags left standing."""
    if data[:2] != b"PK":
        return data.decode("utf-8", errors="replace")
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            parts += [name, words_of(archive.read(name))]
    return "\n".join(parts)
