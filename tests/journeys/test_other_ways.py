"""The cases that go another way: stopped and cleared, called first, unsafe, left, kept, complained about."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from partwell.domain.case import CaseStatus, Lane, Outcome
from tests.journeys.browser import ON_DESK_AND_PHONE, Site
from tests.journeys.hands import Hands
from tests.services.office import TODAY, Office

Open = Callable[..., Page]


@ON_DESK_AND_PHONE
def test_a_stopped_case_says_why_is_cleared_and_finished(
    office: Office, open_page: Open, office_site: Site
) -> None:
    office.set_up(profession_id="law_us")
    case_id = office.decided("Ms. O'Brien", yes=("on_record",))
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=notice"))
    hands.reads("No last day can be named yet.")
    hands.go_to("decision")
    hands.reads("There is no last day before the court gives leave.")
    hands.reads("The order that gives leave: court, date and document.")
    clearance = f"{case_id}_clear_G02".replace("-", "_")
    hands.unfold("clear_G02", f"{clearance}_person")
    hands.write(f"{clearance}_person", "Superior Court, Essex County")
    hands.write(f"{clearance}_note", "Leave to withdraw is given")
    hands.write(f"{clearance}_document", "Order of 20 November 2026")
    hands.press(f"{clearance}_save")
    hands.reads("cleared")
    told = office.opened(case_id).case.consultations[0]
    assert (told.role, told.person, told.on, told.document) == (
        "court",
        "Superior Court, Essex County",
        TODAY,
        "Order of 20 November 2026",
    )
    hands.go_to("notice")
    form = f"{case_id}_client_deadlines_new".replace("-", "_")
    hands.unfold_more("Add a deadline of the client", f"{form}_what")
    hands.write(f"{form}_what", "Answer the motion")
    hands.date(f"{form}_due_on", date(2027, 3, 1))
    hands.write(f"{form}_source", "Scheduling order of 2 November")
    hands.press(f"{form}_save")
    hands.go_to("letter")
    expect(hands.box("issue").get_by_role("button").first).to_be_enabled()
    hands.press("issue")
    hands.press_named("Record sending")
    hands.reads("Notice given")
    assert office.opened(case_id).case.status == CaseStatus.NOTICE_GIVEN


@ON_DESK_AND_PHONE
def test_an_accountant_speaks_first_and_writes_then(
    office: Office, open_page: Open, office_site: Site
) -> None:
    office.set_up(profession_id="accounting_us")
    case_id = office.decided("Larkspur Woodworks")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=call"))
    hands.reads("Speak first, then write.")
    form = f"{case_id}_call".replace("-", "_")
    hands.write(f"{form}_points", "Told before the letter goes out")
    hands.write(f"{form}_promises", "Copies of the returns by Friday")
    hands.press(f"{form}_held_save")
    hands.reads("Calls so far")
    hands.go_to("letter")
    hands.press("issue")
    hands.press_named("Record sending")
    case = office.opened(case_id).case
    assert (case.status, case.calls[0].points) == (CaseStatus.NOTICE_GIVEN, "Told before the letter goes out")
    assert [(term.what, term.due_on) for term in case.agreed_terms] == [
        ("Copies of the returns by Friday", date(2026, 11, 27))
    ]


@ON_DESK_AND_PHONE
def test_where_somebody_is_in_danger_no_call_is_offered(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.decided("Theo Brandt")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=decision"))
    hands.tick(f"{case_id}:answer:threat_or_violence")
    hands.go_to("call")
    hands.reads("No call.")
    hands.reads("speaks against a free conversation")
    expect(hands.box("log_call")).to_have_count(0)
    expect(hands.box("call_sheet")).to_have_count(0)
    hands.go_to("letter")
    hands.press("issue")
    hands.press_named("Record sending")
    hands.reads("Notice given")


@ON_DESK_AND_PHONE
def test_a_client_who_left_first(office: Office, open_page: Open, office_site: Site) -> None:
    case_id = office.flagged("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=decision"))
    hands.unfold_more("Repair it, keep the client, or the client left", f"{case_id}:client_left_note")
    hands.write(f"{case_id}:client_left_note", "E-mail of 20 November 2026: has engaged another firm")
    hands.press("move_client_left")
    hands.reads("Ended")
    hands.go_to("letter")
    expect(hands.page.get_by_role("heading", name="Write it down")).to_be_visible()
    hands.reads("this letter confirms it")
    case = office.opened(case_id).case
    assert (case.status, case.outcome, case.ended_on) == (CaseStatus.ENDED, Outcome.CLIENT_LEFT, TODAY)


@ON_DESK_AND_PHONE
def test_a_client_who_is_kept_with_modified_services(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.decided("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=decision"))
    hands.unfold_more("Repair it, keep the client, or the client left", f"{case_id}:outcome_note")
    hands.write(f"{case_id}:outcome_note", "Quarterly review in place of weekly calls")
    hands.choose(f"{case_id}:outcome", "modified")
    hands.date(f"{case_id}:review_on", date(2027, 2, 22))
    hands.press("move_keep")
    hands.reads("Kept")
    case = office.opened(case_id).case
    assert (case.status, case.outcome, case.review_on) == (
        CaseStatus.KEPT,
        Outcome.MODIFIED,
        date(2027, 2, 22),
    )
    hands.go_to("case")
    expect(hands.box(f"{case_id}:engagement.title").locator("input")).to_be_disabled()


@ON_DESK_AND_PHONE
def test_a_complaint_after_the_letter(office: Office, open_page: Open, office_site: Site) -> None:
    office.set_up(profession_id="law_us")
    case_id = office.noticed("Ms. O'Brien")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=aftercare"))
    form = case_id.replace("-", "_")
    hands.write(f"{form}_came_words", "You lost my papers and I want to know what <b>you</b> do about it.")
    hands.tick(f"{form}_came_{Lane.COMPLAINT}")
    hands.reads("This is treated as: complaint")
    hands.press(f"{form}_came_save")
    hands.reads("You lost my papers and I want to know what <b>you</b> do about it.")
    item = office.opened(case_id).case.feedback[0]
    key = f"feedback_{item.feedback_id}"
    hands.press(f"{key}_ack")
    hands.reads("Acknowledged Monday 23 November 2026.")
    reply = f"{form}_reply_{item.feedback_id}".replace("-", "_")
    hands.write(f"{reply}_reply", "The papers were handed over on 3 November; a copy is enclosed.")
    hands.write(f"{reply}_lesson", "Send the receipt with the papers")
    hands.press(f"{reply}_answered_save")
    hands.reads("Answered Monday 23 November 2026.")
    answered = office.opened(case_id).case.feedback[0]
    assert (answered.lane, answered.answered_on, answered.lesson) == (
        Lane.COMPLAINT,
        TODAY,
        "Send the receipt with the papers",
    )
