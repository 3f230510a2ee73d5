"""Without a mouse: everything is reached by Tab, one sees where one is, and Enter does what a click does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.browser import Site, settle
from tests.journeys.hands import Hands
from tests.services.office import TODAY, Office

FOCUSED = """() => {
  const one = document.activeElement, told = getComputedStyle(one);
  const box = [one, one.parentElement, one.parentElement?.parentElement, one.closest('label'),
    one.closest('[data-baseweb]')].filter(Boolean).map(each => getComputedStyle(each));
  const ring = told.outlineStyle !== 'none' && parseFloat(told.outlineWidth) > 0;
  const shade = box.some(each => each.boxShadow !== 'none');
  return {
    tag: one.dataset.testid === 'stMain' ? 'SECTION' : one.tagName,
    text: (one.innerText || one.getAttribute('aria-label') || '').slice(0, 40),
    // the parts of a date are marked by their ground
    seen: ring || shade || one === document.body || one.getAttribute('role') === 'spinbutton',
  }
}"""

TOLD_BY_STREAMLIT = (
    "INPUT",
    "TEXTAREA",
    "SECTION",
)  # caret and border of a field; the page itself, which scrolls


def stops(page: Page, most: int) -> list[dict[str, str]]:
    """Where Tab leads from the top of the page, until it comes back to the top."""
    found: list[dict[str, str]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
        if found[-1]["tag"] == "BODY" and len(found) > 1:
            break
    return found


@pytest.mark.parametrize("step", ["decision", "letter"])
def test_every_stop_of_the_tab_key_can_be_seen(
    step: str, office: Office, open_page: Callable[..., Page], office_site: Site
) -> None:
    case_id = office.decided("Bay & Co")
    page = open_page(office_site, f"/?case={case_id}&step={step}")
    found = stops(page, 90)
    assert len(found) > 40
    unseen = [one for one in found if not one["seen"] and one["tag"] not in TOLD_BY_STREAMLIT]
    assert [one["text"] or one["tag"] for one in unseen] == []


def test_a_notice_is_set_with_the_keyboard_alone(
    office: Office, open_page: Callable[..., Page], office_site: Site
) -> None:
    case_id = office.flagged("Bay & Co")
    hands = Hands(open_page(office_site, f"/?case={case_id}&step=notice"))
    button = hands.box("set_notice").get_by_role("button")
    for _ in range(60):
        hands.page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    hands.page.keyboard.press("Enter")
    settle(hands.page, 600)
    assert office.opened(case_id).case.notice.given_on == TODAY
