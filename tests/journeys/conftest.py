"""A real server over an empty home, and a real browser that may talk to nothing else."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from launch.environment import Environment
from launch.server import choose_port, end, is_free, start, wait_until_ready
from partwell.desk import open_desk
from partwell.services import layouts
from tests.journeys.browser import Look, Site, settle
from tests.journeys.line import Line
from tests.services.office import TODAY, Office

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FLAGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def a_free_port() -> int:
    """A free port that no other worker of this run looks at."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = 18501 + 500 * (worker % 20)
    return choose_port(next(port for port in range(first, first + 500) if is_free(port)))


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every journey takes place on Monday 23 November 2026, with Ada at the computer."""
    monkeypatch.setenv("PARTWELL_TODAY", TODAY.isoformat())
    monkeypatch.setenv("PARTWELL_WHO", "Ada")


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Path], Site]]:
    """Starts a Partwell that journeys share over a home that is filled already."""
    servers = []

    def begin(home: Path) -> Site:
        port = a_free_port()
        with pytest.MonkeyPatch.context() as day:
            day.setenv("PARTWELL_TODAY", TODAY.isoformat())
            day.setenv("PARTWELL_WHO", "Ada")
            servers.append(start(Environment(Path(sys.prefix)), port, home))
        assert wait_until_ready(servers[-1], port), "the server did not start"
        return Site(f"http://127.0.0.1:{port}", home)

    yield begin
    for server in servers:
        server.terminate()
        end(server)


@pytest.fixture(scope="session")
def working(
    tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Path], Site]
) -> Iterator[tuple[Office, Site]]:
    """A practice with a running Partwell that journeys share, each with clients of its own."""
    home = tmp_path_factory.mktemp("working")
    office = Office(replace(open_desk(home), who="Ada", today=TODAY))
    yield office, serving(home)
    office.desk.store.close()


@pytest.fixture
def office(working: tuple[Office, Site]) -> Iterator[Office]:
    """The shared practice with its usual profile; to prepare a journey with, and to look into afterwards."""
    working[0].set_up()
    yield working[0]
    layouts.drop(working[0].desk, "letter")


@pytest.fixture
def office_site(office: Office, working: tuple[Office, Site]) -> Site:
    """The running Partwell of the shared practice."""
    return working[1]


@pytest.fixture
def line() -> Iterator[Callable[[Site], Line]]:
    """Lays a line to a running Partwell that can be cut."""
    laid: list[Line] = []

    def lay(site: Site) -> Line:
        laid.append(Line(site))
        return laid[-1]

    yield lay
    for one in laid:
        one.take_up()


@pytest.fixture
def open_site(home: Path) -> Iterator[Callable[[], Site]]:
    """Starts Partwell as `python run.py` does, on a free port; call it again for another, colder server."""
    servers = []

    def begin() -> Site:
        port = a_free_port()
        servers.append(start(Environment(Path(sys.prefix)), port, home))
        assert wait_until_ready(servers[-1], port), "the server did not start"
        return Site(f"http://127.0.0.1:{port}", home)

    yield begin
    for server in servers:
        server.terminate()
        end(server)


@pytest.fixture
def site(open_site: Callable[[], Site]) -> Site:
    """A running Partwell over this test's empty home."""
    return open_site()


@pytest.fixture(scope="session")
def browser(missing: Callable[[str], NoReturn]) -> Iterator[Browser]:
    """One real Chromium for all journeys."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Look:
    """The screen of this journey: a desk in light colours, or what the journey names."""
    return getattr(request, "param", Look())


@pytest.fixture
def open_page(browser: Browser, look: Look) -> Iterator[Callable[..., Page]]:
    """Opens a site as a new visitor; at the end no request may have left it, no error may stand on it."""
    opened: list[tuple[Site, Page]] = []
    strays: list[str] = []
    troubles: list[str] = []

    def visit(site: Site, path: str = "/") -> Page:
        def guard(route: Route, request: Request) -> None:
            if request.url.startswith((site.address, "data:", "blob:")):
                route.continue_()
            else:
                strays.append(request.url)
                route.abort()

        context = browser.new_context(
            base_url=site.address,
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.mode,
            locale="en-GB",
            timezone_id="Europe/London",
            accept_downloads=True,
            reduced_motion="reduce",
        )
        context.route("**/*", guard)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        opened.append((site, page))
        page.goto(path)
        settle(page)
        return page

    yield visit
    for _, page in opened:
        troubles += page.get_by_test_id("stException").all_inner_texts()
        troubles += page.get_by_text("Something unexpected happened").all_inner_texts()
        page.context.close()
    assert (strays, troubles) == ([], [])


@pytest.fixture
def page(open_page: Callable[..., Page], site: Site) -> Page:
    """A visitor's page on a running, empty Partwell; `page.goto("/portfolio")` goes on from there."""
    return open_page(site)
