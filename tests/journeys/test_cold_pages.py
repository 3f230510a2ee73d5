"""Every page opened first of all on a server that has shown nothing, as from a bookmark after a restart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partwell.ui.shell import PAGES
from tests.journeys.browser import Site, settle

FILES = sorted(file.stem for file in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
LABELS = [label for _, label, _, _ in PAGES]


def test_the_menu_leads_to_every_page_there_is() -> None:
    assert sorted(path for path, *_ in PAGES) == ["app.py", *(f"pages/{name}.py" for name in FILES)]


@pytest.mark.parametrize("name", ["", *FILES])
def test_a_page_opened_first_stands_in_its_frame(
    name: str, open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(site, f"/{name}")
    settle(page)
    expect(page).to_have_title(f"{(name or 'assistant').capitalize()} · Partwell")
    menu = page.get_by_test_id("stSidebar").get_by_test_id("stPageLink")
    assert [link.inner_text().splitlines()[-1] for link in menu.all()] == LABELS
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
