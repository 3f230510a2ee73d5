"""Every page and every step, wide and narrow, in light and in dark: nothing cut off, and nobody kept out.

With PARTWELL_SHOTS=1 the pictures that the documentation shows are taken anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from partwell.desk import open_desk
from partwell.domain.portfolio import CaseFilter
from partwell.services import samples
from tests.journeys.browser import LOOKS, Look, Site, barriers, put_on, settle, shot, sideways, squeezed
from tests.services.office import TODAY

PAGES = ("portfolio", "agenda", "clients", "wording", "reports", "practice", "knowledge")
STEPS = (
    ("case", "Larkspur"),
    ("decision", "Larkspur"),
    ("notice", "Larkspur"),
    ("letter", "Inês"),
    ("call", "Βασιλείου"),
    ("handover", "Βασιλείου"),
    ("aftercare", "Larkspur"),
    ("record", "Rourke"),
)
ASKED_ABOUT = (1440, 390)  # axe reads the same page at a width between as at one of these
IN_DOCS = ("1440-light", "390-dark")  # one picture of each kind is enough for a reader


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Path], Site]) -> Iterator[Site]:
    """A running Partwell with the sample clients."""
    home = tmp_path_factory.mktemp("sampled")
    desk = replace(open_desk(home), who="Ada", today=TODAY)
    samples.load(desk, token="samples")
    yield serving(home)
    desk.store.close()


def look_at(page: Page, name: str) -> list[str]:
    """What is wrong with a page on any screen: what axe finds, and what sticks out to the side."""
    found = []
    for look in (one for one in LOOKS if one != Look(1024, "dark")):
        put_on(page, look)
        if look.width in ASKED_ABOUT:
            found += [f"{look}: {one}" for one in barriers(page)]
        if sideways(page):
            found.append(f"{look}: {sideways(page)} px stick out to the side")
        found += [f"{look}: squeezed: {words}" for words in squeezed(page)]
        if str(look) in IN_DOCS:
            shot(page, f"{name}-{look}")
        if (name, look) == ("letter", Look(1440, "light")):
            shot(page, "first-sight", whole=False)  # what the README opens with
    return found


def test_the_welcome(open_page: Callable[..., Page], site: Site) -> None:
    assert look_at(open_page(site), "welcome") == []


def test_the_start(open_page: Callable[..., Page], sampled: Site) -> None:
    assert look_at(open_page(sampled), "start") == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str, open_page: Callable[..., Page], sampled: Site) -> None:
    assert look_at(open_page(sampled, f"/{name}"), name) == []


@pytest.mark.parametrize(("step", "client"), STEPS, ids=[step for step, _ in STEPS])
def test_a_step(step: str, client: str, open_page: Callable[..., Page], sampled: Site) -> None:
    desk = open_desk(sampled.home)
    (case, *_) = desk.store.cases.rows(CaseFilter(text=client), sort="opened_on", limit=1)
    desk.store.close()
    page = open_page(sampled, f"/?case={case.case_id}&step={step}")
    settle(page)
    assert look_at(page, step) == []
