"""Builders of full sample dossiers: one plausible practice, client and case for each profession."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from partwell.domain.case import (
    AgreedTerm,
    Alternative,
    Answer,
    Audience,
    CallOutcome,
    Case,
    CaseStatus,
    ClientDeadline,
    Consultation,
    DatedFact,
    Engagement,
    Feedback,
    FollowUpCall,
    Hold,
    IssuedDocument,
    Lane,
    Notice,
    Outcome,
    Referral,
    Review,
    Warning,
)
from partwell.domain.client import Client, PartyRole, RelatedParty
from partwell.domain.day_counting import WorkingCalendar
from partwell.domain.dossier import Dossier, dossier_of
from partwell.domain.knowledge import Disclosure, Knowledge
from partwell.domain.practice import Person, PostalAddress, Practice
from partwell.knowledge_files import load_knowledge

DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2026, 11, 23)
GIVEN_ON = date(2026, 12, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What differs between the sample cases: who writes, to whom, about what."""

    practice: str
    signatory: tuple[str, str]
    client: tuple[str, str, str]  # organisation, first name, last name
    title: str
    reference: str
    work: tuple[str, str, str]  # finished, in progress, not started
    continues: str
    deadline: ClientDeadline
    reason_id: str
    sentence: str
    referrals: tuple[tuple[str, str], ...]
    country: str = "US"
    clause: str = ""
    yes: tuple[str, ...] = ()


@cache
def knowledge() -> Knowledge:
    """What Partwell knows, as it ships."""
    return load_knowledge(DATA)


def addresses(country: str) -> tuple[PostalAddress, PostalAddress]:
    """An address of the practice and one of the client, in one country."""
    if country == "US":
        return (
            PostalAddress(
                lines=("200 Main Street, Suite 14",), city="Trenton", postcode="08608", region="NJ"
            ),
            PostalAddress(lines=("48 Orchard Road",), city="Princeton", postcode="08540", region="NJ"),
        )
    return (
        PostalAddress(lines=("12 Mill Lane",), city="Leeds", postcode="LS1 4AB", country="United Kingdom"),
        PostalAddress(lines=("4 Quay Street",), city="Bristol", postcode="BS1 5TX", country="United Kingdom"),
    )


def practice_of(profession_id: str, setting: Setting) -> Practice:
    """The practice of a setting, with two people unless it works alone."""
    name, title = setting.signatory
    alone = profession_id in PROFESSION_ALONE
    partner = () if alone else (Person(person_id="p2", name="Robin Vale", title="Partner"),)
    british = setting.country == "GB"
    return Practice(
        name=setting.practice,
        profession_id=profession_id,
        country=setting.country,
        region="ENG" if british else "NJ",
        address=addresses(setting.country)[0],
        email="office@practice.example",
        phone="0113 496 0000" if british else "(609) 555-0100",
        people=(Person(person_id="p1", name=name, title=title), *partner),
        complaints_contact="Robin Vale, complaints@practice.example",
        referral_directory="the directory of our professional association",
    )


def client_of(setting: Setting) -> Client:
    """The client of a setting, with a sponsor and a next adviser on file."""
    organisation, first, last = setting.client
    return Client(
        client_id="c1",
        name=organisation or f"{first} {last}",
        organisation=organisation,
        first_name=first,
        last_name=last,
        email="client@client.example",
        address=addresses(setting.country)[1],
        country=setting.country,
        since_on=date(2019, 3, 4),
        reference=setting.reference,
        related_parties=(
            RelatedParty(
                name="Northgate Holdings", role=PartyRole.SPONSOR, may_be_told=True, note=secret("party")
            ),
            RelatedParty(name="Larch Advisers", role=PartyRole.SUCCESSOR, note=secret("successor")),
        ),
    )


def secret(where: str) -> str:
    """Words that no letter may show, each naming where it was planted."""
    return f"SENTINEL-{where}"


def case_of(profession_id: str, setting: Setting) -> Case:
    """A case with every fact a letter can use, and a sentinel in every field that no letter may show."""
    done, doing, not_begun = setting.work
    return Case(
        case_id="C-1",
        client_id="c1",
        profession_id=profession_id,
        opened_on=date(2026, 11, 2),
        owner_id="p1",
        engagement=Engagement(
            title=setting.title,
            reference=setting.reference,
            agreement_on=date(2019, 3, 4) if setting.clause else None,
            clause=setting.clause,
            work_done=done,
            work_in_progress=doing,
            work_not_started=not_begun,
            continues_until_end=setting.continues,
            last_service_on=date(2027, 1, 12),
            fees_outstanding_amount=None if profession_id == "medicine_uk" else Decimal(1250),
            final_invoice_on=None if profession_id == "medicine_uk" else date(2027, 2, 12),
            surviving_terms="section 7, confidentiality, and section 8, rights in the work"
            if setting.clause
            else "",
            annual_hours=Decimal("314.159"),
        ),
        reason_ids=(setting.reason_id,),
        objective_sentence=setting.sentence,
        facts=(
            DatedFact(
                what=secret("fact"),
                happened_on=date(2026, 5, 4),
                clause=secret("fact-clause"),
                tried=secret("tried"),
                audience=Audience.FILE_ONLY,
            ),
        ),
        doubts=secret("doubts"),
        alternatives=(
            Alternative(
                option="modified services",
                offered_on=date(2026, 11, 4),
                terms="Two hours a month at the present rate\nOne named contact on each side",
                reply=secret("reply"),
            ),
        ),
        warnings=(
            Warning(
                given_on=date(2026, 11, 5),
                what_must_change="Requests come through the named contact\nThe invoice of 4 May 2026 is paid",
                by_on=date(2026, 11, 19),
                result=secret("warning"),
            ),
        ),
        answers=tuple(Answer(circumstance_id=name, value="yes") for name in setting.yes),
        consultations=(
            *(
                Consultation(
                    gate_id=gate_id,
                    person=secret("consulted"),
                    role="court" if gate_id == "G02" else "counsel",
                    on=TODAY,
                    note=secret("consultation"),
                    document=secret("paper"),
                )
                for gate_id in ("G01", "G02", "G06")
            ),
        ),
        reviews=(Review(reviewer=secret("reviewer"), on=TODAY, note=secret("review")),),
        decided_by=secret("decider"),
        cooled_off=secret("cooled"),
        client_deadlines=(
            setting.deadline,
            ClientDeadline(
                what=secret("deadline"), due_on=date(2027, 1, 20), source="x", audience=Audience.FILE_ONLY
            ),
        ),
        notice=Notice(given_on=GIVEN_ON, ends_on=date(2027, 1, 29), ends_note=secret("ends-note")),
        calls=(
            FollowUpCall(
                on=date(2026, 12, 3),
                outcome=CallOutcome.HELD,
                points="The last day stays as it is\nThe files go by secure link",
                concerns=secret("concerns"),
                promises="Send the list of files",
                next_step=secret("next-step"),
            ),
        ),
        agreed_terms=(
            AgreedTerm(what="Send the list of files", agreed_on=date(2026, 12, 3), due_on=date(2026, 12, 10)),
            AgreedTerm(what=secret("term"), agreed_on=date(2026, 12, 3), audience=Audience.FILE_ONLY),
        ),
        referrals=tuple(
            Referral(name=name, contact=contact, note=secret("referral"))
            for name, contact in setting.referrals
        ),
        feedback=tuple(
            Feedback(
                feedback_id=f"F-{lane}",
                lane=lane,
                received_on=date(2026, 12, 7),
                from_whom="Larch Advisers" if lane == Lane.SUCCESSOR_ENQUIRY else "the client",
                words=secret("words"),
                consent_on_file=True,
                handler=secret("handler"),
                told_first=secret("told"),
                withheld=secret("withheld"),
                lesson=secret("lesson"),
            )
            for lane in Lane
            if lane != Lane.CLAIM  # a claim keeps every reply back
        ),
        holds=(Hold(reason=secret("hold"), placed_on=TODAY, placed_by=secret("placed")),),
        documents=(
            IssuedDocument(
                document_id="D-1",
                kind_id="ending",
                version=1,
                title="Ending letter",
                file_name="ending.docx",
                sha256="0" * 64,
                text_sha256="0" * 64,
                issued_on=GIVEN_ON,
                issued_at=None,  # type: ignore[arg-type]  # no letter reads the instant
                issued_by=secret("issued"),
                ends_on=date(2027, 1, 15),
            ),
        ),
        outcome_note=secret("outcome"),
        review_on=date(2026, 12, 11),
    )


def dossier(
    profession_id: str, *, on: date = TODAY, disclosure: Disclosure | None = None, **changes: Any
) -> Dossier:
    """The full sample dossier of a profession; changes are put on the case."""
    setting = SETTINGS[profession_id]
    case = replace(case_of(profession_id, setting), disclosure=disclosure, **changes)
    return built(case, client_of(setting), practice_of(profession_id, setting), on=on)


def built(case: Case, client: Client, practice: Practice, *, on: date = TODAY) -> Dossier:
    """The dossier of any case, as it stands on one day."""
    profession = knowledge().profession(case.profession_id)
    assert profession is not None
    return dossier_of(
        case=case,
        client=client,
        practice=practice,
        profession=profession,
        knowledge=knowledge(),
        calendar=WorkingCalendar(),
        on=on,
    )


@cache
def for_kind(kind_id: str, profession_id: str, disclosure: Disclosure | None = None) -> Dossier:
    """The sample dossier at the time a letter of this kind is written."""
    left = {"client_left_note": secret("left"), "outcome": Outcome.CLIENT_LEFT, "status": CaseStatus.ENDED}
    settled = {"feedback": (), "calls": (), "agreed_terms": (), "documents": ()}
    given = {"status": CaseStatus.NOTICE_GIVEN, "documents": dossier(profession_id).case.documents}
    changes: dict[str, dict[str, Any]] = {
        "ending": settled,
        "modified_services": settled,
        "warning": settled,
        "client_left": {**settled, **left, "ended_on": date(2026, 11, 20)},
        "final_closing": {**settled, "status": CaseStatus.ENDED, "ended_on": date(2027, 1, 29)},
        "extension": {**given, "notice": replace(dossier(profession_id).case.notice, extend_days=14)},
    }
    return dossier(profession_id, disclosure=disclosure, **changes.get(kind_id, given))


PROFESSION_ALONE = frozenset({"mental_health", "coaching", "freelance_consulting"})


def _due(day: date, what: str, consequence: str, source: str) -> ClientDeadline:
    return ClientDeadline(what=what, due_on=day, consequence=consequence, source=source)


GENERIC_REFERRALS = (("Larch & Partners", "0113 496 0011"), ("Willow Associates", "0113 496 0012"))
SETTINGS: dict[str, Setting] = {
    "law_us": Setting(
        practice="Hartley Moss LLP",
        signatory=("Claire Moss", "Partner"),
        client=("Orchard Foods, Inc.", "Dana", "Reyes"),
        title="Orchard Foods v. Bell Freight",
        reference="HM-2041",
        work=("complaint and first disclosures", "document review", "depositions"),
        continues="answering the interrogatories due on January 8, 2027",
        deadline=_due(
            date(2027, 2, 24),
            "pretrial conference",
            "orders against the party that stays away",
            "the scheduling order of October 6, 2026",
        ),
        reason_id="R25",
        sentence="We see the way forward in this matter differently.",
        referrals=(("The state bar's lawyer referral service", "(732) 555-0180"),),
        clause="section 9",
        yes=("on_record", "entity_client", "trust_money_held"),
    ),
    "law_ew": Setting(
        practice="Vale & Moss Solicitors",
        signatory=("Claire Moss", "Partner"),
        client=("", "Idris", "Coombe"),
        title="Your claim against Delaney Homes",
        reference="VM/311",
        work=("letter of claim", "exchange of witness statements", "trial bundle"),
        continues="filing the witness statement due on 11 January 2027",
        deadline=_due(
            date(2027, 2, 24),
            "pre-trial review",
            "orders in your absence",
            "the order of 6 October 2026",
        ),
        reason_id="R09",
        sentence="The payments on account asked for on 4 May and 2 June 2026 have not been received.",
        referrals=(),
        country="GB",
        clause="clause 12",
        yes=("on_record", "trust_money_held"),
    ),
    "accounting_us": Setting(
        practice="Hale & Vale, CPAs",
        signatory=("Marta Hale, CPA", "Partner"),
        client=("Finch Tools, Inc.", "Sam", "Finch"),
        title="Tax and payroll services",
        reference="2041",
        work=("2025 Form 1120-S", "payroll for December 2026", "2026 Form 1120-S"),
        continues="the payroll runs through December 31, 2026",
        deadline=_due(
            date(2027, 3, 15),
            "2026 Form 1120-S",
            "a monthly penalty",
            "the tax calendar for 2027",
        ),
        reason_id="R09",
        sentence="The invoices of May 4 and June 2, 2026 remain open.",
        referrals=(("The state society of CPAs", "www.society.example"),),
        clause="section 6",
    ),
    "accounting_uk": Setting(
        practice="Vale Accountants",
        signatory=("Marta Hale FCA", "Director"),
        client=("Finch Tools Ltd", "Sam", "Finch"),
        title="Accounts, VAT and payroll",
        reference="2041",
        work=("accounts to 31 March 2026", "VAT return to 31 December 2026", "accounts to 31 March 2027"),
        continues="the VAT return to 31 December 2026",
        deadline=_due(
            date(2027, 2, 7),
            "VAT return and payment to 31 December 2026",
            "one point towards a penalty",
            "the HMRC calendar",
        ),
        reason_id="R26",
        sentence="We are ending payroll and VAT services for all clients.",
        referrals=(),
        country="GB",
        clause="paragraph 14",
    ),
    "medicine_us": Setting(
        practice="Riverside Family Practice",
        signatory=("Dr. Ama Osei", "Family physician"),
        client=("", "Jordan", "Blake"),
        title="",
        reference="RF-881",
        work=("", "", ""),
        continues="",
        deadline=_due(date(2027, 1, 15), "visit already booked at 10:00", "", "the appointment book"),
        reason_id="R13",
        sentence="Appointments on May 4, May 11 and May 25, 2026 were missed.",
        referrals=(),
        yes=("ongoing_prescriptions",),
    ),
    "medicine_uk": Setting(
        practice="Mill Lane Surgery",
        signatory=("Dr Ama Osei", "GP partner"),
        client=("", "Jordan", "Blake"),
        title="",
        reference="881",
        work=("", "", ""),
        continues="",
        deadline=_due(date(2027, 1, 15), "visit already booked at 10:00", "", "the appointment book"),
        reason_id="R13",
        sentence="Appointments on 4 May, 11 May and 25 May 2026 were missed, also after our letter of 1 May.",
        referrals=(),
        country="GB",
        yes=("ongoing_prescriptions", "nhs_list"),
    ),
    "mental_health": Setting(
        practice="Lena Hart, Psychotherapy",
        signatory=("Lena Hart, LCSW", "Psychotherapist"),
        client=("", "Noa", "Lindqvist"),
        title="",
        reference="",
        work=("", "", ""),
        continues="",
        deadline=_due(
            date(2027, 1, 22), "renewal of your insurance authorization", "", "the insurer's letter"
        ),
        reason_id="R04",
        sentence="Your needs now call for expertise that I do not offer.",
        referrals=(
            ("Dr. Ruth Amsel", "(609) 555-0111"),
            ("Harbor Counseling Center", "(609) 555-0112"),
            ("Mercer County Community Clinic", "(609) 555-0113"),
        ),
    ),
    "financial_advice": Setting(
        practice="Kim Wealth Advisers",
        signatory=("Alex Kim, CFP", "Principal"),
        client=("", "Pat", "Morrow"),
        title="Advisory agreement",
        reference="KW-77",
        work=("review for the third quarter of 2026", "rollover of one account", "review for 2027"),
        continues="monitoring and the rollover in progress",
        deadline=_due(
            date(2027, 4, 1),
            "required minimum distribution",
            "a tax of its own",
            "the custodian",
        ),
        reason_id="R27",
        sentence="Our firm now works only with retirement plans.",
        referrals=(),
        clause="section 11",
    ),
    "freelance_consulting": Setting(
        practice="Tomas Berg, Data Consulting",
        signatory=("Tomas Berg", "Consultant"),
        client=("Harbor Mutual", "Priya", "Nair"),
        title="Claims reporting project",
        reference="HM-12",
        work=("data model and first report", "monthly report", "forecast module"),
        continues="the monthly report for December 2026",
        deadline=_due(
            date(2027, 2, 15), "renewal of the reporting licence", "the reports stop", "the vendor"
        ),
        reason_id="R07",
        sentence="Requests beyond the agreed scope came on September 4, October 2 and October 19, 2026.",
        referrals=(("Larch Data", "hello@larch.example"), ("Ines Roth", "ines@roth.example")),
        clause="section 9.2",
        yes=("surviving_clauses",),
    ),
    "agency": Setting(
        practice="Bay & Co",
        signatory=("Ana Bay", "Managing director"),
        client=("Quill Coffee Ltd", "Morgan", "Ellis"),
        title="Media planning",
        reference="QC-4",
        work=("autumn campaign", "winter campaign", "spring plan"),
        continues="the winter campaign as booked",
        deadline=_due(
            date(2027, 2, 15),
            "decision on the spring media options",
            "the options lapse",
            "the sellers",
        ),
        reason_id="R08",
        sentence="We have not been able to agree a current scope.",
        referrals=(("Larch Media", "0113 496 0011"),),
        country="GB",
    ),
    "it_msp": Setting(
        practice="NorthNet Managed IT",
        signatory=("Chris Dahl", "Service director"),
        client=("Elm Dental PC", "Robin", "Shaw"),
        title="Managed IT services",
        reference="ED-9",
        work=("server replacement", "phone system move", "branch office network"),
        continues="monitoring, patching, backup and the service desk",
        deadline=_due(
            date(2027, 2, 20),
            "renewal of the domain elmdental.example",
            "email stops",
            "the registrar",
        ),
        reason_id="R09",
        sentence="The invoices of September 1 and October 1, 2026 remain open.",
        referrals=(("Larch IT", "(609) 555-0115"),),
        clause="section 12",
    ),
    "property_management": Setting(
        practice="Palm Property Management",
        signatory=("Rosa Diaz", "Broker"),
        client=("", "Gene", "Whitlock"),
        title="Management of 12 Shore Drive",
        reference="SD-12",
        work=("roof repair, unit 2", "heating repair, unit 5", "spring inspection"),
        continues="rent collection, repairs and tenant calls",
        deadline=_due(
            date(2027, 2, 1),
            "renewal of the building insurance",
            "the building is not covered",
            "the insurer's notice",
        ),
        reason_id="R25",
        sentence="We see the upkeep of the building differently.",
        referrals=(),
        clause="section 8",
        yes=("deposits_held", "owner_self_manages"),
    ),
    "real_estate": Setting(
        practice="Shoreline Realty",
        signatory=("Beth Long", "Broker"),
        client=("", "Lee", "Tanaka"),
        title="Listing of 9 Harbor View",
        reference="HV-9",
        work=("photographs and listing", "two open offers answered", "price review"),
        continues="showings already booked",
        deadline=_due(date(2027, 2, 10), "expiry of the listing agreement", "", "the listing agreement"),
        reason_id="R25",
        sentence="We see the price and the timing differently.",
        referrals=(),
        clause="section 4",
        yes=("listing_live", "earnest_money_held", "protection_period"),
    ),
    "coaching": Setting(
        practice="Rui Santos Coaching",
        signatory=("Rui Santos", "Coach"),
        client=("", "Maya", "Okafor"),
        title="Leadership coaching",
        reference="",
        work=("eight sessions", "", "two sessions, which will be refunded"),
        continues="the sessions already booked",
        deadline=_due(date(2027, 1, 31), "end of the budget of your sponsor", "", "the agreement"),
        reason_id="R06",
        sentence="The goals we set in March are reached.",
        referrals=(("Dr. Ruth Amsel", "(609) 555-0111"),),
    ),
    "veterinary": Setting(
        practice="Mill Lane Veterinary Practice",
        signatory=("Ines Roth", "Veterinary surgeon"),
        client=("", "Gwen", "Harper"),
        title="Care of Biscuit and Plum",
        reference="MV-73",
        work=(
            "vaccinations for 2026",
            "Plum's course of joint injections",
            "Biscuit's dental cleaning",
        ),
        continues="urgent care at any hour, Plum's joint injections and Biscuit's prescription",
        deadline=_due(
            date(2027, 2, 15),
            "Biscuit's yearly vaccination",
            "the first course has to be given again",
            "the vaccination card",
        ),
        reason_id="R13",
        sentence="Appointments on 4 May, 11 May and 25 May 2026 were missed.",
        referrals=(),
        country="GB",
        yes=("medication_running", "prepaid_care"),
    ),
    "general": Setting(
        practice="Vale Translations",
        signatory=("Robin Vale", "Owner"),
        client=("Quill Coffee Ltd", "Morgan", "Ellis"),
        title="Translation of your catalogue",
        reference="QC-5",
        work=("catalogue 2026", "price list", "catalogue 2027"),
        continues="the price list in progress",
        deadline=_due(
            date(2027, 2, 15), "copy for the printer", "the slot passes to somebody else", "the printer"
        ),
        reason_id="R01",
        sentence="Our capacity no longer lets us give your work the attention it needs.",
        referrals=(("Larch Languages", "0113 496 0011"),),
        country="GB",
        clause="section 5",
    ),
}
