"""Reload, back, a bookmark, a second window, a double click: no word is lost, nothing is written twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partwell.desk import open_desk
from tests.journeys.browser import ON_DESK_AND_PHONE, STILL, Site, settle
from tests.journeys.hands import Hands
from tests.journeys.line import Line
from tests.services.office import TODAY, Office

Open = Callable[..., Page]


@ON_DESK_AND_PHONE
def test_a_reload_in_mid_form_keeps_every_field_that_was_left(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.flagged("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=decision"))
    hands.choose(f"{case_id}:reason", "Capacity")
    hands.write(f"{case_id}:objective_sentence", "The work no longer fits into our week.")
    hands.page.reload()
    settle(hands.page, 600)
    sentence = hands.box(f"{case_id}:objective_sentence").locator("textarea")
    expect(sentence).to_have_value("The work no longer fits into our week.")
    reason = office.opened(case_id).case.reason_ids
    assert len(reason) == 1


def test_a_text_that_is_still_being_typed_is_saved_by_the_click_that_leaves_it(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.flagged("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=decision"))
    hands.box(f"{case_id}:objective_sentence").locator("textarea").fill("Typed and not yet left.")
    hands.go_to("record")
    hands.reads("The record that protects")
    settle(hands.page, 600)
    assert office.opened(case_id).case.objective_sentence == "Typed and not yet left."


def test_back_and_forward_walk_through_the_pages(office: Office, open_page: Open, office_site: Site) -> None:
    case_id = office.flagged("Bay & Co")
    page = open_page(office_site, f"/?case={case_id}&step=decision")
    hands = Hands(page)
    hands.write(f"{case_id}:objective_sentence", "Kept through going back.")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Portfolio").click()
    expect(page.get_by_role("heading", name="Portfolio")).to_be_visible()
    page.go_back()
    settle(page, 600)
    assert f"case={case_id}" in page.url
    expect(hands.box(f"{case_id}:objective_sentence").locator("textarea")).to_have_value(
        "Kept through going back."
    )
    page.go_forward()
    expect(page.get_by_role("heading", name="Portfolio")).to_be_visible()


def test_a_bookmark_opens_its_step_on_a_server_that_has_shown_nothing(
    home: Path, open_page: Open, open_site: Callable[[], Site]
) -> None:
    office = Office(replace(open_desk(home), who="Ada", today=TODAY))
    office.set_up()
    case_id = office.noticed("Bay & Co")
    office.desk.store.close()
    page = open_page(open_site(), f"/?case={case_id}&step=handover")
    expect(page.get_by_role("heading", name="Hand everything over")).to_be_visible()
    expect(page.get_by_role("heading", name="Bay & Co")).to_be_visible()
    expect(page).to_have_title("Assistant · Partwell")


def test_filters_of_the_portfolio_are_part_of_its_address(
    office: Office, open_page: Open, office_site: Site
) -> None:
    office.flagged("Quay & Co")
    page = open_page(office_site, "/portfolio?pf_text=nobody")
    expect(page.get_by_role("heading", name="No case matches")).to_be_visible()
    Hands(page).write("pf_text", "Quay")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert "pf_text=Quay" in page.url


def test_two_windows_that_write_the_same_fact_lose_neither_text(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.flagged("Bay & Co")
    key = f"{case_id}:engagement.title"
    one = Hands(open_page(office_site, f"/?case={case_id}&step=case"))
    other = Hands(open_page(office_site, f"/?case={case_id}&step=case"))
    one.write(key, "From the first window")
    other.write(key, "From the second window")
    other.reads("Neither text is lost; please choose.")
    expect(other.box("conflict").get_by_text("From the first window")).to_be_visible()
    expect(other.box("conflict").get_by_text("From the second window")).to_be_visible()
    other.press("keep_mine")
    expect(other.box("conflict")).to_have_count(0)
    assert office.opened(case_id).case.engagement.title == "From the second window"


def test_a_double_click_issues_one_letter_and_sends_it_once(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.decided("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=letter"))
    hands.box("issue").get_by_role("button").first.dblclick(delay=60)
    settle(hands.page, 800)
    hands.reads("version 1")
    hands.page.get_by_role("button", name="Record sending").dblclick(delay=60)
    settle(hands.page, 800)
    hands.reads("Notice given")
    case = office.opened(case_id).case
    assert (len(case.documents), len(case.deliveries)) == (1, 1)


@pytest.mark.waits
def test_words_typed_before_two_minutes_without_a_connection_are_saved_when_it_is_back(
    office: Office, open_page: Open, office_site: Site, line: Callable[[Site], Line]
) -> None:
    case_id = office.flagged("Bay & Co")
    cable = line(office_site)
    hands = Hands(open_page(cable.site, f"/?case={case_id}&step=case"))
    field = hands.box(f"{case_id}:engagement.title").locator("input")
    field.press_sequentially("Typed and not left")
    cable.cut()
    hands.page.wait_for_timeout(121_000)
    cable.mend()
    expect(hands.page.locator(STILL)).to_be_attached(timeout=60_000)
    expect(field).to_have_value("Typed and not left")
    field.press("Tab")
    settle(hands.page, 1500)
    assert office.opened(case_id).case.engagement.title == "Typed and not left"


def test_a_form_half_written_is_still_there_after_a_reload(
    office: Office, open_page: Open, office_site: Site
) -> None:
    case_id = office.noticed("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=decision"))
    form = f"{case_id}_facts_new".replace("-", "_")
    hands.unfold_more("Add a dated fact", f"{form}_what")
    hands.write(f"{form}_what", "An appointment was missed without a word")
    hands.page.reload()
    settle(hands.page, 600)
    hands.unfold_more("Add a dated fact", f"{form}_what")
    expect(hands.box(f"{form}_what").locator("textarea")).to_have_value(
        "An appointment was missed without a word"
    )
