"""What journeys do with a page besides using it: let it settle, take its picture, ask axe about it."""

import os
import re
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SCREENS = Path(__file__).resolve().parents[2] / "docs" / "screens"
STILL = '[data-testid="stApp"][data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
STREAMLITS_OWN = {
    "list": "the sidebar's sections of Streamlit put a heading into a list",
    "listitem": "as list",
    "aria-allowed-attr": "Streamlit sets aria-required on the parts of a date",
    "presentation-role-conflict": "Streamlit names its field for files, and calls it decoration (minor)",
}


class Site(NamedTuple):
    """A running Partwell: where it is reached, and the folder its cases are in."""

    address: str
    home: Path


class Look(NamedTuple):
    """A screen to look at Partwell on."""

    width: int = 1440
    mode: Literal["light", "dark"] = "light"

    @property
    def height(self) -> int:
        """A height that goes with the width: a desk, a tablet, a phone."""
        return {1440: 900, 1024: 768, 390: 844}[self.width]

    def __str__(self) -> str:
        return f"{self.width}-{self.mode}"


ON_DESK_AND_PHONE = pytest.mark.parametrize(
    "look",
    [Look(width, mode) for width in (1440, 390) for mode in ("light", "dark")],
    indirect=True,
    ids=str,
)
LOOKS = [Look(width, mode) for width in (1440, 1024, 390) for mode in ("light", "dark")]
TALLEST = 2600  # pixels of a picture


def settle(page: Page, pause: int = 250) -> None:
    """Waits until nothing more will change: the script rests and no grey shape is left."""
    page.wait_for_timeout(pause)
    page.locator(STILL).wait_for(state="attached")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=20_000)
    page.wait_for_timeout(60)  # a second run may follow at once, as after a message
    page.locator(STILL).wait_for(state="attached")


def shot(page: Page, name: str, *, whole: bool = True) -> Path:
    """Takes the picture of the page, or of what is in sight of it.

    It goes into docs/screens/ when PARTWELL_SHOTS=1, else where nobody keeps it.
    """
    folder = (
        SCREENS if os.environ.get("PARTWELL_SHOTS") == "1" else Path(tempfile.gettempdir()) / "partwell-shots"
    )
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{re.sub('[^a-z0-9-]+', '-', name.lower())}.png"
    before = page.viewport_size or {"width": 1440, "height": 900}
    if not whole:
        page.screenshot(path=picture, animations="disabled")
        return picture
    height = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    # the page scrolls inside itself, so the window is made as high as the page; a very long one is cut
    page.set_viewport_size({"width": before["width"], "height": min(max(height, before["height"]), TALLEST)})
    settle(page)
    page.screenshot(path=picture, animations="disabled")
    page.set_viewport_size(before)
    return picture


def put_on(page: Page, look: Look) -> None:
    """Shows the open page on another screen, as if the window were drawn smaller or the light put out."""
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(color_scheme=look.mode)
    settle(page)


def sideways(page: Page) -> int:
    """How many pixels of the page stick out to the side."""
    over: int = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=\"stMain\"]');"
        " return main.scrollWidth - main.clientWidth }"
    )
    return over


def squeezed(page: Page) -> list[str]:
    """Sentences that stand in a column narrower than a long word, because their tools take the room."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stText], [data-testid=stMarkdown]')]"
        ".filter(one => one.offsetWidth > 0 && one.offsetWidth < 100 && one.offsetHeight > 70)"
        ".map(one => one.innerText.slice(0, 40))"
    )
    return found


def barriers(page: Page) -> list[str]:
    """What on this page would stand in somebody's way, by axe; what only Streamlit can mend is left out."""
    settle(page)
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} at {node['target']}"
        for one in found
        if one["id"] not in STREAMLITS_OWN
        for node in one["nodes"]
    ]
