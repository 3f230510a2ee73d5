"""The sample portfolio goes in quickly, shows every stage, and goes out again without a trace."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from partwell.desk import DATA, TEMPLATES, Desk
from partwell.domain.case import CaseStatus
from partwell.domain.portfolio import CaseFilter
from partwell.domain.practice import Practice
from partwell.domain.steps import StepState, progress, standing
from partwell.knowledge_files import load_knowledge
from partwell.services import agenda, insights, portfolio, practice, reports, samples
from partwell.services import clients as client_list
from partwell.store import open_store
from partwell.wording import Severity, check
from tests.services.office import Office

SLOWEST_SECONDS = 5.0


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    """The desk of an empty home on Monday 23 November 2026."""
    store = open_store(home)
    today = date(2026, 11, 23)
    yield Desk(store=store, knowledge=load_knowledge(DATA), templates=TEMPLATES, who="Ada", today=today)
    store.close()


def test_the_samples_go_in_within_five_seconds_and_show_every_stage(desk: Desk) -> None:
    began = time.process_time()
    assert samples.load(desk, token="in") == 12
    assert time.process_time() - began < SLOWEST_SECONDS
    counts = desk.store.cases.status_counts()
    assert set(counts) == {str(status) for status in CaseStatus}
    assert samples.present(desk)
    assert practice.verified(desk).findings == ()
    frame = insights.stages(desk)
    assert (len(frame), frame["cases"].sum()) == (6, 14)


def test_a_second_click_puts_nothing_in(desk: Desk) -> None:
    samples.load(desk, token="in")
    before = desk.store.cases.count(CaseFilter())
    assert (samples.load(desk, token="in"), samples.load(desk, token="again")) == (0, 0)
    assert desk.store.cases.count(CaseFilter()) == before


def test_they_go_out_again_and_leave_nothing(desk: Desk) -> None:
    samples.load(desk, token="in")
    assert desk.practice.name == samples.SAMPLE_PRACTICE_NAME
    assert samples.remove(desk, token="out") == 12
    report = practice.verified(desk)
    left = (report.cases, report.clients, report.events, report.documents, report.findings)
    assert left == (0, 0, 0, 0, ())
    assert not samples.present(desk)
    assert desk.practice == Practice()
    assert agenda.due(desk) == ()
    assert samples.load(desk, token="in once more") == 12


def test_own_clients_cases_and_practice_stay_when_the_samples_go(desk: Desk) -> None:
    office = Office(desk)
    own_practice = office.set_up()
    case_id = office.noticed()
    before = office.opened(case_id)
    samples.load(desk, token="in")
    assert desk.practice == own_practice
    samples.remove(desk, token="out")
    after = office.opened(case_id)
    assert (after.case, after.dossier.timeline) == (before.case, before.dossier.timeline)
    assert desk.practice == own_practice
    assert [one.name for one in desk.store.clients.each()] == ["Quillon Coffee LLC"]
    assert practice.verified(desk).findings == ()


def test_the_sample_files_are_sound(tmp_path: Path) -> None:
    assert samples.problems() == ()
    (missing,) = samples.problems(tmp_path)
    assert missing.startswith("samples: a file is missing")


def test_nobody_in_the_samples_can_be_reached(desk: Desk) -> None:
    samples.load(desk, token="in")
    found = client_list.preview_import((samples.FOLDER / "clients.csv").read_bytes(), "clients.csv")
    assert sorted(one.reference for one in found.clients) == [f"S-{number:02d}" for number in range(1, 13)]
    addresses = [one.email for one in desk.store.clients.each()] + [desk.practice.email]
    addresses += [person.email for person in desk.practice.people]
    assert [one for one in addresses if not one.endswith(".example")] == []


def test_the_letters_that_went_out_are_complete_and_clean(desk: Desk) -> None:
    samples.load(desk, token="in")
    seen = 0
    for stored in desk.store.cases.each(CaseFilter()):
        for paper in stored.case.documents:
            text = desk.store.documents.text(paper.document_id)
            assert "[" not in text
            found = check(text, kind="letter", profession=stored.case.profession_id)
            assert [one for one in found if one.severity == Severity.MUST_FIX] == []
            seen += 1
    assert seen == 2


def test_every_stage_has_something_to_do_and_the_finished_ones_have_not(desk: Desk) -> None:
    samples.load(desk, token="in")
    figures = portfolio.figures(desk)
    assert (figures["Open cases"], figures["Notice running"], figures["Nothing with a date"]) == (12, 1, 8)
    for dossier in reports.dossiers(desk):
        states = {one.state for one in progress(dossier)}
        if dossier.case.status == CaseStatus.CLOSED:
            assert states == {StepState.DONE}
        elif dossier.case.status == CaseStatus.ENDED:
            assert {one.code for one in standing(dossier)} == {"unanswered", "open_musts"}
        elif dossier.case.status == CaseStatus.NOTICE_GIVEN:
            assert StepState.WAITING in states
    kinds = {entry.kind for entry in agenda.due(desk)}
    assert {"task", "term", "deadline", "last_day", "review", "acknowledge", "warning", "renewal"} <= kinds


def test_a_client_with_an_earlier_case_is_followed(desk: Desk) -> None:
    samples.load(desk, token="in")
    follows = [one.case.follows for one in desk.store.cases.each(CaseFilter()) if one.case.follows]
    earlier = {one: desk.store.cases.get(one).case.status for one in follows}
    assert sorted(earlier.values()) == [CaseStatus.CLOSED, CaseStatus.KEPT]
