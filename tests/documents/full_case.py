"""A case in which something is on file in every block, with names that are hard to print."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from partwell.domain import case as c
from partwell.domain.client import Client, PartyRole, RelatedParty
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.knowledge import (
    Authority,
    CallOrder,
    Circumstance,
    Disclosure,
    Gate,
    GateSeverity,
    Knowledge,
    Mark,
    NoticeRule,
    Policy,
    Profession,
    Reason,
    Retention,
)
from partwell.domain.practice import Person, PostalAddress, Practice
from partwell.domain.timeline import NewEvent, TimelineEvent, placed

ENTRY = {"why": "Because.", "source": "House rules, page 1", "checked_on": date(2026, 11, 1)}
TODAY = date(2027, 2, 15)

PROFESSION = Profession(
    id="accounting",
    label="Accounting",
    policy=Policy(disclosure=Disclosure.BRIEF, call_order=CallOrder.CALL_FIRST, call_note="Speak first."),
    circumstances=(
        Circumstance(
            id="open_return", label="A return is due within 30 days", question="Is a return due?", **ENTRY
        ),
    ),
    gates=(
        Gate(
            id="G07",
            label="A filing is due soon",
            severity=GateSeverity.CONSULT,
            what="A filing is due.",
            lifts="A plan for the filing.",
            consult=("insurer",),
            applies_when=("open_return",),
            **ENTRY,
        ),
    ),
    notice_rules=(
        NoticeRule(
            id="usual",
            label="Usual notice",
            min_days=30,
            basis="Thirty days are usual.",
            kind=Authority.CONVENTION,
            **ENTRY,
        ),
    ),
    retention=(
        Retention(id="file", label="Client file", what="Client file", years=6, longest_years=7, **ENTRY),
        Retention(id="us", label="US only", what="US papers", years=3, countries=("US",), **ENTRY),
    ),
)

REASON = Reason(
    id="R09",
    label="Scope has grown",
    group="fit",
    framing="The scope has moved beyond what we are set up to do.",
    brief="The scope has moved beyond what we are set up to do.",
    evidence="Time sheets.",
    avoid=("greedy",),
    **ENTRY,
)

CLIENT = Client(
    client_id="K-1",
    name="O'Brien & Söhne <Ltd>",
    first_name="Ναταλία",
    last_name="王小明",
    email="n@obrien.example",
    phone="01225 550 111",
    address=PostalAddress(lines=("Unit 7 {{ 7*7 }}",), city="Bath", postcode="BA1 3JN", country="GB"),
    since_on=date(2019, 4, 1),
    reference="=SUM(A1)",
    related_parties=(
        RelatedParty(name="Erik Söhne", role=PartyRole.SPOUSE, may_be_told=True, note="Director"),
    ),
)

PRACTICE = Practice(
    name="Hartley & Moss LLP",
    profession_id="accounting",
    country="GB",
    address=PostalAddress(lines=("14 Cornhill Terrace",), city="Bath", postcode="BA1 5QT"),
    people=(Person(person_id="p1", name="Catherine Moss", title="Partner"),),
)


def full_case() -> c.Case:
    """A case that ended and was closed, with an entry in every list."""
    on = date(2026, 11, 23)
    return c.Case(
        case_id="C-7F3K2M9Q",
        client_id="K-1",
        profession_id="accounting",
        opened_on=date(2026, 10, 1),
        status=c.CaseStatus.CLOSED,
        owner_id="p1",
        follows="C-OLD",
        engagement=c.Engagement(
            title="2026 accounts",
            reference="HM/4471",
            agreement_on=date(2019, 4, 1),
            clause="clause 9.2",
            notice_number=1,
            work_done="VAT to October",
            fees_outstanding_amount=Decimal("1250.00"),
            refund_amount=Decimal(80),
            final_invoice_on=date(2027, 1, 31),
        ),
        reason_ids=("R09",),
        facts=(
            c.DatedFact(
                what="The client asked for {%p if %} payroll",
                happened_on=on,
                clause="clause 3",
                tried="A quote",
            ),
        ),
        objective_sentence="The scope has moved beyond what we are set up to do.",
        doubts="PRIVATE DOUBTS",
        alternatives=(
            c.Alternative(option="price", offered_on=on, terms="New fee", reply="Declined & ended"),
        ),
        warnings=(c.Warning(given_on=on, what_must_change="Papers in time", by_on=on, result="No papers"),),
        answers=(c.Answer(circumstance_id="open_return", value="yes"),),
        consultations=(
            c.Consultation(
                gate_id="G07", person="Ann Lee", role="insurer", on=on, note="File first", document="E-12"
            ),
        ),
        reviews=(c.Review(reviewer="Paul Hartley", on=on, note="Fair and documented"),),
        waivers=(c.Waiver(what="cooling_off", why="Planned for months", by_id="p1", on=on),),
        decided_on=on,
        decided_by="p1",
        cooled_off="waited",
        client_deadlines=(
            c.ClientDeadline(
                what="VAT return", due_on=date(2027, 3, 7), consequence="A penalty", source="HMRC"
            ),
        ),
        notice=c.Notice(given_on=on, method="tracked_post", ends_on=date(2027, 1, 29)),
        documents=(
            c.IssuedDocument(
                document_id="D-1",
                kind_id="ending",
                version=1,
                title="Ending letter",
                file_name="letter.docx",
                sha256="ab" * 32,
                text_sha256="cd" * 32,
                issued_on=on,
                issued_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
                issued_by="Catherine Moss",
            ),
        ),
        deliveries=(
            c.Delivery(
                document_id="D-1",
                method="tracked_post",
                sent_on=on,
                tracking="RM 123 <4>",
                sent_by="Office",
                outcome=c.DeliveryOutcome.DELIVERED,
                outcome_on=date(2026, 11, 25),
            ),
        ),
        calls=(
            c.FollowUpCall(
                on=date(2026, 11, 26),
                outcome=c.CallOutcome.HELD,
                at_time="14:05",
                minutes=12,
                by_id="p1",
                spoke_with="Ναταλία",
                points="Dates explained",
                concerns="The VAT return",
                promises="Names by Friday",
            ),
        ),
        agreed_terms=(c.AgreedTerm(what="Ledger as a file", agreed_on=on, due_on=on, done_on=on),),
        tasks=(
            c.Task(
                task_id="portal_archive",
                label="Archive the portal and close access",
                mark=Mark.MUST,
                done_on=on,
                done_by="p1",
                proof="Screenshot",
            ),
            c.Task(
                task_id="client_records",
                label="Return the books",
                giver="practice",
                receiver="client",
                exception="Client was away",
            ),
            c.Task(task_id="filed_list", label="List what was filed", due_on=date(2027, 3, 1)),
        ),
        referrals=(
            c.Referral(name="Somebody Else", contact="01225", note="PRIVATE REFERRAL NOTE", offered_on=on),
        ),
        feedback=(
            c.Feedback(
                feedback_id="F-1",
                lane=c.Lane.COMPLAINT,
                received_on=on,
                from_whom="Client",
                words="Too short",
                answered_on=on,
                reply="Explained",
                told_first="Insurer",
                withheld="PRIVATE WITHHELD",
                lesson="PRIVATE LESSON",
            ),
        ),
        holds=(
            c.Hold(reason="Complaint", placed_on=on, placed_by="p1", lifted_on=on, lifted_note="Settled"),
        ),
        outcome=c.Outcome.ENDED_BY_US,
        outcome_note="In good order",
        ended_on=date(2027, 1, 29),
        closed_on=date(2027, 2, 15),
        closed_by="p1",
    )


def history(count: int = 3) -> tuple[TimelineEvent, ...]:
    """A chain of events."""
    events: list[TimelineEvent] = []
    for number in range(count):
        event = NewEvent(kind="noted", what=f"Entry {number + 1}: O'Brien & Söhne <Ltd> {{{{ 7*7 }}}}")
        at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC) + timedelta(minutes=number)
        last = events[-1] if events else None
        events.append(placed(event, after=last, case_id="C-7F3K2M9Q", at=at, who="Catherine Moss"))
    return tuple(events)


def dossier(case: c.Case | None = None, **changes: object) -> Dossier:
    """The full case as a dossier, with changes to the case."""
    return dossier_of(
        case=replace(case or full_case(), **changes),
        client=CLIENT,
        practice=PRACTICE,
        profession=PROFESSION,
        knowledge=Knowledge(professions=(PROFESSION,), reasons=(REASON,)),
        calendar=WorkingCalendar(name="weekends only"),
        on=TODAY,
        timeline=history(),
    )
