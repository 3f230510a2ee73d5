"""A person's hands: presses, writes and chooses as people do, and counts how often."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.journeys.browser import settle

STEPS = ("case", "decision", "notice", "letter", "call", "handover", "aftercare", "record")


def css(key: str) -> str:
    """The class that Streamlit gives to the box of an input with this key."""
    return ".st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)


class Hands:
    """Somebody at a page. Every press and every filled field is one interaction."""

    def __init__(self, page: Page) -> None:
        """Sits down before a page."""
        self.page = page
        self.count = 0

    def box(self, key: str) -> Locator:
        """The box of an input or button."""
        return self.page.locator(css(key))

    def press(self, key: str) -> None:
        """Presses the button with this key."""
        self.press_this(self.box(key).get_by_role("button").first)

    def press_this(self, button: Locator) -> None:
        """Presses whatever this is, and waits for what follows."""
        button.click()
        self.count += 1
        settle(self.page)

    def press_named(self, name: str) -> None:
        """Presses the button with this name."""
        self.press_this(self.page.get_by_role("button", name=name, exact=True).first)

    def write(self, key: str, words: str) -> None:
        """Writes into a field and leaves it."""
        field = self.box(key).locator("input, textarea").first
        field.fill(words)
        field.press("Tab")
        self.count += 1
        settle(self.page)

    def choose(self, key: str, words: str) -> None:
        """Chooses from a list by the first letters of an entry."""
        field = self.box(key).locator("input").first
        field.click()
        field.press_sequentially(words)
        self.page.get_by_role("option").filter(has_text=words).first.click()
        self.count += 1
        settle(self.page)

    def date(self, key: str, day: date) -> None:
        """Types a day, part by part."""
        for part, digits in (("month", f"{day.month:02}"), ("day", f"{day.day:02}"), ("year", f"{day.year}")):
            segment = self.box(key).locator(f"[data-type={part}]")
            segment.click()
            segment.press_sequentially(digits)
        self.page.keyboard.press("Escape")  # the calendar closes and hands the day over
        self.count += 1
        settle(self.page)

    def tick(self, key: str) -> None:
        """Ticks a box, or takes the tick away."""
        self.box(key).locator("label").first.click()
        self.count += 1
        settle(self.page)

    def bring(self, key: str, file: Path) -> None:
        """Hands over a file."""
        self.box(key).locator("input[type=file]").set_input_files(file)
        self.count += 1
        settle(self.page, 600)

    def take(self, key: str, folder: Path) -> Path:
        """Takes a download; where it lies."""
        return self._taken(self.box(key).get_by_role("button").first, folder)

    def take_named(self, name: str, folder: Path) -> Path:
        """Takes a download by the name of its button; where it lies."""
        return self._taken(self.page.get_by_role("button", name=name, exact=True).first, folder)

    def _taken(self, button: Locator, folder: Path) -> Path:
        with self.page.expect_download() as waiting:
            button.click()
        self.count += 1
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def unfold(self, key: str, inside: str) -> None:
        """Opens a popover and waits for what lies in it; again where the page moved under the finger."""
        for _ in range(3):
            self.press(key)
            try:
                self.box(inside).first.wait_for(state="visible", timeout=3000)
            except PlaywrightTimeout:
                continue
            return

    def unfold_more(self, name: str, inside: str) -> None:
        """Opens a folded part by its heading, unless it is open."""
        if not self.box(inside).first.is_visible():
            self.page.get_by_text(name, exact=True).first.click()
            self.count += 1
            settle(self.page)

    def go_to(self, step: str) -> None:
        """Opens a step, by the bar or, on a phone, by its menu."""
        wide = self.box(f"step_wide_{step}")
        if not wide.is_visible():
            wide = self.box(f"step_phone_{step}")
            opener = self.box("steps_phone").get_by_role("button").first
            for _ in range(3):  # the menu may still stand open, or close while the page is drawn anew
                if wide.is_visible():
                    break
                opener.click()
                self.page.wait_for_timeout(800)
        self.press_this(wide.get_by_role("button").first)

    def reads(self, words: str) -> None:
        """These words stand on the page."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    @property
    def case_id(self) -> str:
        """The case in the address."""
        found = re.search(r"case=(C-\w+)", self.page.url)
        assert found, self.page.url
        return found[1]
