"""Ten practices, each with the trap of its field: it springs in the samples and says what lifts it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.desk import DATA, TEMPLATES, Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import Answer, Consultation, Lane
from partwell.domain.decision import disclosure
from partwell.domain.errors import LetterIncomplete, NotAllowed
from partwell.domain.gates import as_findings
from partwell.domain.knowledge import CallOrder, Disclosure
from partwell.domain.letters import plain_text
from partwell.knowledge_files import load_knowledge
from partwell.services import aftercare, issuing, papers, samples
from partwell.store import open_store

TODAY = date(2026, 11, 23)
Open = dict[str, OpenCase]


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the samples, which these tests only read."""
    store = open_store(tmp_path_factory.mktemp("samples") / "home")
    desk = Desk(store=store, knowledge=load_knowledge(DATA), templates=TEMPLATES, who="Ada", today=TODAY)
    samples.load(desk, token="samples")
    yield desk
    store.close()


@pytest.fixture(scope="module")
def persona(sampled: Desk) -> Open:
    """For each client's reference the newest case."""
    return {
        client.reference: sampled.open_case(sampled.store.cases.of_client(client.client_id)[-1].case.case_id)
        for client in sampled.store.clients.each()
    }


def blocking(opened: OpenCase) -> list[str]:
    """The gates because of which notice may not be given, most serious first."""
    return [one.gate.id for one in opened.dossier.gates if one.is_blocking]


def fired(opened: OpenCase) -> set[str]:
    """Every gate that fired."""
    return {one.gate.id for one in opened.dossier.gates}


def answered(desk: Desk, opened: OpenCase, **said: str) -> OpenCase:
    """The case as it would stand with other answers."""
    kept = [one for one in opened.case.answers if one.circumstance_id not in said]
    given = [Answer(circumstance_id=name, value=value) for name, value in said.items()]
    case = replace(opened.case, answers=(*kept, *given))
    return replace(opened, dossier=desk.dossier(case, opened.dossier.client, opened.dossier.practice))


def asked(desk: Desk, opened: OpenCase, **said: str) -> OpenCase:
    """The case as it would stand once somebody cleared a gate: gate id = role."""
    told = tuple(
        Consultation(
            gate_id=gate_id, person="Ruth Amsel", role=role, on=TODAY, note="Go on.", document="Letter"
        )
        for gate_id, role in said.items()
    )
    case = replace(opened.case, consultations=told)
    return replace(opened, dossier=desk.dossier(case, opened.dossier.client, opened.dossier.practice))


@pytest.mark.parametrize("reference", [f"S-{number:02d}" for number in range(1, 11)])
def test_every_trap_names_what_lifts_it(persona: Open, reference: str) -> None:
    findings = (
        *as_findings(persona[reference].dossier.gates),
        *persona[reference].dossier.period.findings,
    )
    assert findings
    assert [one.code for one in findings if not (one.instead or one.why)] == []
    assert all(one.what.endswith(".") for one in findings)


def test_marta_asks_attorney_and_insurer_before_a_return_that_is_due_in_nine_days(
    sampled: Desk, persona: Open
) -> None:
    marta = persona["S-01"]
    assert blocking(marta) == ["G06"]
    assert "G22" in fired(marta)
    finding = next(one for one in as_findings(marta.dossier.gates) if one.code == "G06")
    assert "attorney" in f"{finding.what} {finding.instead}"
    assert "insurer" in f"{finding.what} {finding.instead}"
    assert blocking(asked(sampled, marta, G06="insurer")) == []
    assert "deadline_before_end" in [one.code for one in marta.dossier.period.findings]


def test_martas_client_gets_no_records_to_a_third_party_without_consent(sampled: Desk, persona: Open) -> None:
    (request,) = persona["S-01"].case.feedback
    assert (request.lane, request.consent_on_file) == (Lane.RECORDS_REQUEST, False)
    with pytest.raises(NotAllowed, match="no consent of the client on file"):
        aftercare.answer(sampled, persona["S-01"], request, "Here they are.", "", token="never kept")


def test_martas_letter_does_not_hold_the_records_for_the_bill(sampled: Desk, persona: Open) -> None:
    text = plain_text(papers.draft(sampled, persona["S-01"].dossier, "ending"))
    assert "records" in text
    assert disclosure(persona["S-01"].dossier) == Disclosure.NONE
    assert "invoices" not in text.casefold()


def test_idris_has_no_last_day_before_the_court_and_the_hearing_are_settled(
    sampled: Desk, persona: Open
) -> None:
    idris = persona["S-02"]
    assert blocking(idris) == ["G01", "G02", "G08"]
    assert idris.dossier.period.is_blocked
    with pytest.raises(LetterIncomplete, match="last day"):
        issuing.issue(sampled, idris, "ending", token="never kept")
    settled = asked(sampled, idris, G01="court", G02="court", G08="counsel")
    assert blocking(settled) == []


def test_idris_writes_and_says_nothing_that_could_tip_anybody_off(sampled: Desk, persona: Open) -> None:
    idris = persona["S-02"]
    assert disclosure(idris.dossier) == Disclosure.NONE
    assert lifecycle.call_order(idris.dossier) == CallOrder.NO_CALL
    text = plain_text(papers.draft(sampled, idris.dossier, "ending")).casefold()
    told = ("suspicio", "report was", "compliance", "money laundering", "payments on account")
    assert [word for word in told if word in text] == []


def test_dr_osei_waits_until_another_clinician_has_accepted_the_patient(sampled: Desk, persona: Open) -> None:
    osei = persona["S-03"]
    assert blocking(osei) == ["G12"]
    assert blocking(asked(sampled, osei, G12="insurer")) == ["G12"]
    accepted = answered(sampled, osei, handover_accepted="yes")
    assert blocking(accepted) == []
    assert not accepted.dossier.period.is_blocked


def test_lena_meets_the_crisis_before_the_threat(sampled: Desk, persona: Open) -> None:
    lena = persona["S-04"]
    assert blocking(lena) == ["G14"]
    assert "G21" in fired(lena)
    assert lifecycle.call_order(lena.dossier) == CallOrder.NO_CALL
    handed_over = answered(sampled, lena, handover_accepted="yes")
    assert blocking(handed_over) == []
    notice = replace(lena.case.notice, given_on=TODAY, method="hand")
    case = replace(handed_over.case, notice=notice)
    dossier = sampled.dossier(case, lena.dossier.client, lena.dossier.practice)
    assert dossier.period.earliest_on == TODAY
    assert disclosure(dossier) == Disclosure.CODED


def test_bay_and_co_settle_three_bookings_and_give_ninety_days(sampled: Desk, persona: Open) -> None:
    bay = persona["S-05"]
    assert blocking(bay) == ["media_commitments"]
    codes = [one.code for one in bay.dossier.period.findings]
    assert codes.count("deadline_before_end") == 3
    period, given_on = bay.dossier.period, bay.case.notice.given_on
    assert period.received_on is not None
    assert period.recommended_on == period.received_on + timedelta(days=90)
    assert given_on == TODAY + timedelta(days=4)
    assert any("convention" in step.sentence for step in period.steps)
    assert blocking(asked(sampled, bay, media_commitments="counsel")) == []


def test_northnet_secures_a_clinic_before_it_leaves_it(sampled: Desk, persona: Open) -> None:
    northnet = persona["S-06"]
    assert blocking(northnet) == ["G24", "G24_sole_admin", "suspension"]
    assert "G22" in fired(northnet)
    assert northnet.dossier.period.is_blocked
    calm = answered(sampled, northnet, security_incident="no", sole_admin="no", suspension_considered="no")
    assert blocking(calm) == []
    assert "phi_held" in northnet.dossier.holding
    wanted = {one.id for one in papers.draft(sampled, calm.dossier, "ending").plan.wanted}
    assert any("phi" in one or "data" in one for one in wanted), wanted


def test_palm_refuses_in_writing_and_moves_six_deposits(sampled: Desk, persona: Open) -> None:
    palm = persona["S-07"]
    assert blocking(palm) == ["G23", "G26"]
    finding = next(one for one in as_findings(palm.dossier.gates) if one.code == "G26")
    assert "Refuse in writing" in finding.what
    assert "83.49" in " ".join(f"{step.sentence} {step.source}" for step in palm.dossier.period.steps)
    assert blocking(asked(sampled, palm, G23="supervisor", G26="counsel")) == []
    tenants = plain_text(papers.draft(sampled, palm.dossier, "second_party"))
    assert "deposit" in tenants
    assert "heating" not in tenants


def test_rui_writes_two_letters_and_the_sponsor_learns_nothing_of_the_sessions(
    sampled: Desk, persona: Open
) -> None:
    rui = persona["S-08"]
    assert blocking(rui) == ["G23"]
    assert blocking(asked(sampled, rui, G23="professional body")) == []
    to_sponsor = plain_text(papers.draft(sampled, rui.dossier, "second_party"))
    to_client = plain_text(papers.draft(sampled, rui.dossier, "ending"))
    assert [word for word in ("goals", "sessions to", "Two sessions") if word in to_sponsor] == []
    assert "$960.00" in to_client


def test_kim_spans_a_payment_cycle_and_pays_back_what_was_not_earned(sampled: Desk, persona: Open) -> None:
    kim = persona["S-09"]
    assert (blocking(kim), fired(kim)) == ([], {"G25"})
    period = kim.dossier.period
    quiet = answered(sampled, kim, draws_income="no", transfer_in_progress="no").dossier.period
    assert period.recommended_on is not None
    assert quiet.recommended_on is not None
    assert period.recommended_on - quiet.recommended_on >= timedelta(days=30)
    assert "deadline_before_end" in [one.code for one in period.findings]
    assert "$718.75" in plain_text(papers.draft(sampled, kim.dossier, "ending"))


def test_the_consultant_is_told_that_the_renewal_has_been_missed(sampled: Desk, persona: Open) -> None:
    consultant = persona["S-10"]
    finding = next(one for one in consultant.dossier.period.findings if one.code == "renewal_missed")
    assert finding.instead or finding.why
    assert consultant.dossier.period.earliest_on == TODAY + timedelta(days=45)
    agreed = consultant.case.engagement
    in_time = replace(consultant.case, engagement=replace(agreed, renewal_on=TODAY + timedelta(days=50)))
    dossier = sampled.dossier(in_time, consultant.dossier.client, consultant.dossier.practice)
    assert "renewal_missed" not in [one.code for one in dossier.period.findings]
