"""A store that goes away, fills up or breaks under open pages: one sentence, and all is well afterwards."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.office import TODAY, Office
from tests.ui.tab import Tab

PAGES = [
    f"pages/{name}.py"
    for name in ("portfolio", "agenda", "clients", "wording", "reports", "practice", "knowledge")
]
WORDS = "Invoice 12 was not paid"


def field(case_id: str, name: str) -> str:
    return f"{case_id}_facts_new_{name}".replace("-", "_")


def gone(home: Path) -> None:
    home.rename(home.with_name("elsewhere"))


def emptied(home: Path) -> None:
    os.truncate(home / "partwell.sqlite3", 0)


def overwritten(home: Path) -> None:
    (home / "partwell.sqlite3").write_bytes(b"garbage" * 3000)


@pytest.mark.parametrize("happens", [gone, emptied, overwritten])
def test_pages_over_a_store_that_went_away_say_so_begin_no_new_one_and_work_again(
    office: Office, home: Path, tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    case_id = office.flagged("Bay & Co")
    tab = Tab(case=case_id, step="decision").unfold()
    office.desk.store.close()
    shutil.copytree(home, tmp_path / "kept")
    happens(home)
    tab.put(field(case_id, "what"), WORDS)
    told = [tab.troubles, *(Tab(page).troubles for page in PAGES)]
    assert all(told)
    known = ("data file is missing", "data file is damaged", "damaged in the store")
    assert [one for page in told for one in page if not any(words in one for words in known)] == []
    if (tmp_path / "elsewhere").exists():
        shutil.rmtree(home, ignore_errors=True)
        (tmp_path / "elsewhere").rename(home)
    else:
        shutil.copy(tmp_path / "kept" / "partwell.sqlite3", home)
    assert Tab(case=case_id, step="decision").unfold().troubles == []
    assert len(office.opened(case_id).dossier.timeline) == 1


def test_words_typed_while_the_disk_is_full_stand_there_and_are_saved_once_there_is_room(
    office: Office,
) -> None:
    resource, signal = pytest.importorskip("resource"), pytest.importorskip("signal")
    case_id = office.flagged("Bay & Co")
    tab = Tab(case=case_id, step="decision").unfold()
    limits, before = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        tab.put(field(case_id, "what"), WORDS).put(field(case_id, "happened_on"), TODAY)
        tab.click(f"{field(case_id, '')}save")
        assert (tab.value(field(case_id, "what")), len(tab.troubles)) == (WORDS, 1)
        assert tab.troubles[0].startswith("The disk is full. Nothing was lost")
        assert [Tab(page).troubles for page in PAGES] == [[]] * len(PAGES)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    tab.click(f"{field(case_id, '')}save")
    assert [fact.what for fact in office.opened(case_id).case.facts] == [WORDS]
