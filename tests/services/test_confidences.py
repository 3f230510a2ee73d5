"""What one reader may not see stands in no paper that goes to that reader."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

from partwell.domain.case import (
    AgreedTerm,
    Alternative,
    Audience,
    CallOutcome,
    ClientDeadline,
    Consultation,
    DatedFact,
    Feedback,
    FollowUpCall,
    Lane,
    Referral,
    Review,
    Waiver,
)
from partwell.domain.client import PartyRole, RelatedParty
from partwell.domain.file_names import file_name_for
from partwell.domain.letters import kinds_that_fit
from partwell.services import agenda, bulk, clients, closing, issuing, papers, reports
from tests.services.office import TODAY, Office, words_of

PRIVATE = "zzprivate"  # begins every word that stays in the file
RESTRICTED = "zzrestricted"  # begins every word of a restricted note


WITHOUT_CLAIM = tuple(lane for lane in Lane if lane != Lane.CLAIM)  # a claim stops most replies


def secretive(
    office: Office,
    name: str = "Quillon Coffee LLC",
    *,
    mark: str = "",
    lanes: tuple[Lane, ...] = WITHOUT_CLAIM,
) -> str:
    """A case with notice given and a sentinel in everything that only the file may hold."""

    def secret(word: str) -> str:
        return f"{PRIVATE}{mark}{word}"

    case_id = office.noticed(name)
    case = office.opened(case_id).case
    office.put(
        case_id,
        doubts=secret("doubts"),
        facts=(DatedFact(what=secret("fact"), happened_on=TODAY, tried=secret("tried")),),
        alternatives=(Alternative(option="pause", terms=secret("terms"), reply=secret("reply")),),
        consultations=(
            Consultation(
                gate_id="G30", person=secret("person"), role="counsel", on=TODAY, note=secret("consulted")
            ),
        ),
        reviews=(Review(reviewer=secret("reviewer"), on=TODAY, note=secret("review")),),
        waivers=(Waiver(what="alternatives", why=secret("waiver"), by_id="Ada", on=TODAY),),
        cooled_off=secret("cooled"),
        client_deadlines=(
            ClientDeadline(what=secret("deadline"), due_on=TODAY, audience=Audience.FILE_ONLY),
            ClientDeadline(what="Renew the domain", due_on=TODAY),
        ),
        notice=replace(case.notice, ends_note=secret("endsnote")),
        calls=(
            FollowUpCall(
                on=TODAY,
                outcome=CallOutcome.HELD,
                points="The last day stays",
                concerns=secret("concerns"),
                next_step=secret("nextstep"),
            ),
        ),
        agreed_terms=(
            AgreedTerm(what=secret("term"), agreed_on=TODAY, audience=Audience.FILE_ONLY),
            AgreedTerm(what="Send the list", agreed_on=TODAY),
        ),
        referrals=(Referral(name="Larch Data", contact="hello@larch.example", note=secret("suits")),),
        feedback=tuple(
            Feedback(
                feedback_id=f"F-{lane}",
                lane=lane,
                received_on=TODAY,
                from_whom="Larch Data" if lane == Lane.SUCCESSOR_ENQUIRY else "Morgan",
                words=secret("words"),
                consent_on_file=True,
                handler=secret("handler"),
                told_first=secret("told"),
                withheld=secret("withheld"),
                lesson=secret("lesson"),
            )
            for lane in lanes
        ),
        outcome_note=secret("outcome"),
    )
    closing.add_restricted_note(office.desk, case_id, f"{RESTRICTED}{mark} opinion of counsel", "privileged")
    return case_id


def test_no_letter_of_any_kind_says_what_only_the_file_may_hold(office: Office) -> None:
    case_id = secretive(office)
    dossier = office.opened(case_id).dossier
    kinds = [one.kind.id for one in kinds_that_fit(dossier) if one.fits]
    replies = {"complaint_acknowledgement", "feedback_reply", "successor_reply", "review_line"}
    assert replies | {"call_confirmation", "ending", "handover", "going_on"} == set(kinds)
    found = {
        kind: [word for word in (PRIVATE, RESTRICTED) if word in papers.preview(office.desk, dossier, kind)]
        for kind in kinds
    }
    assert found == {kind: [] for kind in kinds}


def test_issued_letters_and_their_email_drafts_say_nothing_of_the_file(office: Office) -> None:
    case_id = secretive(office)
    for kind in ("call_confirmation", "successor_reply"):
        issuing.issue(office.desk, office.opened(case_id), kind, token=office.token())
    opened = office.opened(case_id)
    for paper in opened.case.documents:
        sent = words_of(office.desk.store.documents.data(paper.document_id))
        draft = words_of(issuing.email_of(office.desk, opened, paper).split(b"attachment")[0])
        assert PRIVATE not in sent + draft
        assert RESTRICTED not in sent + draft


def test_a_calendar_names_no_client_and_nothing_of_the_file(office: Office) -> None:
    secretive(office)
    told = words_of(agenda.calendar(office.desk))
    assert [word for word in (PRIVATE, RESTRICTED, "Quillon") if word in told] == []


def test_restricted_notes_and_doubts_are_in_nothing_that_leaves_the_house(
    office: Office, tmp_path: Path
) -> None:
    case_id = secretive(office)
    office.set(case_id, doubts=f"{PRIVATE}doubts, once more")
    opened = office.opened(case_id)
    reports.write_log(office.desk, tmp_path / "log.xlsx")
    leaving = {
        "record": papers.record_file(office.desk, opened.dossier),
        "call sheet": papers.call_sheet_file(office.desk, opened.dossier),
        "log": (tmp_path / "log.xlsx").read_bytes(),
        "log as CSV": reports.case_log_csv(office.desk),
        "pack": closing.evidence_pack(office.desk, opened),
        "calendar of one case": agenda.calendar(office.desk, case_id),
    }
    found = {
        name: [word for word in (RESTRICTED, f"{PRIVATE}doubts") if word in words_of(data)]
        for name, data in leaving.items()
    }
    assert found == {name: [] for name in leaving}


def test_one_clients_facts_are_never_in_anothers_paper(office: Office, tmp_path: Path) -> None:
    own = secretive(office, "Quillon Coffee LLC", mark="own")
    other = secretive(office, "Zephyrine Tapestries Inc", mark="other")
    for kind in ("ending", "call_confirmation"):
        bulk.write_letters(office.desk, tmp_path / "letters.zip", kind)
        with zipfile.ZipFile(tmp_path / "letters.zip") as archive:
            letters = {name: words_of(archive.read(name)) for name in archive.namelist()}
        names = {one: file_name_for((kind.replace("_", "-"), one), ".docx") for one in (own, other)}
        assert set(letters) == set(names.values())
        assert "Zephyrine" not in letters[names[own]]
        assert "Quillon" not in letters[names[other]]
    for one, foreign in ((own, f"{PRIVATE}other"), (other, f"{PRIVATE}own")):
        opened = office.opened(one)
        for data in (
            papers.record_file(office.desk, opened.dossier),
            closing.evidence_pack(office.desk, opened),
        ):
            assert foreign not in words_of(data)


def test_a_sponsor_reads_nothing_of_the_clients_affairs(office: Office) -> None:
    case_id = secretive(office)
    stored = office.desk.store.clients.stored(office.opened(case_id).case.client_id)
    sponsor = RelatedParty(
        name="Cobalt Freight, Inc.", role=PartyRole.SPONSOR, may_be_told=True, note=f"{PRIVATE}sponsor"
    )
    told = replace(stored.client, related_parties=(sponsor,))
    clients.correct(office.desk, told, version=stored.version, token="sponsor")
    shown = papers.preview(office.desk, office.opened(case_id).dossier, "second_party")
    assert "Cobalt Freight" in shown
    hidden = (PRIVATE, RESTRICTED, "Renew the domain", "Send the list", "4 Quay Street", "capacity")
    assert [word for word in hidden if word in shown] == []


def test_the_history_in_the_pack_shows_data_by_hash_only(office: Office) -> None:
    case_id = secretive(office)
    office.set(case_id, engagement__title=f"{PRIVATE}title")
    data = closing.evidence_pack(office.desk, office.opened(case_id))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        history = json.loads(archive.read("history.json"))
    assert {tuple(sorted(one)) for one in history} == {
        ("at", "case_id", "data_sha256", "hash", "hash_before", "kind", "number", "what", "who")
    }
