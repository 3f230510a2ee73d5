"""Opening, restoring and backing up, killed at every single step: one whole store, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from partwell.domain.timeline import NewEvent
from partwell.store import Store, backup, open_store, restore, verify
from partwell.store.home_folder import BACKUPS, DATABASE

ROOT = Path(__file__).resolve().parents[2]
KILLER = Path(__file__).with_name("killed_at_each_step.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")

Killing = Callable[[str], list[Path]]


@pytest.fixture
def database_url() -> None:
    """SQLite alone."""


@pytest.fixture
def seed(store: Store, writing: Any, tmp_path: Path) -> Path:
    """A folder with a home that says “newer” and a backup of when it said “older”."""
    writing.a_case()
    store.cases.note("C-1", NewEvent(kind="noted", what="older"), who="Ada", token="1")
    folder = tmp_path / "seed"
    backup(store, folder / "old.partwell")
    store.cases.note("C-1", NewEvent(kind="noted", what="newer"), who="Ada", token="2")
    store.close()
    shutil.copytree(store.home, folder / "home")
    return folder


@pytest.fixture
def places(seed: Path, tmp_path: Path) -> Killing:
    """The places left behind by a verb killed at each of its steps."""

    def kill(verb: str) -> list[Path]:
        done = subprocess.run(
            [sys.executable, str(KILLER), verb, str(seed), str(tmp_path / "place")],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return [tmp_path / name for name in done.stdout.split()]

    return kill


def newest(home: Path) -> str:
    """The last words of the history in a store that opens and passes its check."""
    with closing(open_store(home)) as opened:
        assert verify(opened).findings == ()
        return opened.cases.timeline("C-1")[-1].what


def said_by(file: Path) -> str:
    with closing(sqlite3.connect(file)) as store:
        return str(store.execute("SELECT what FROM timeline ORDER BY number DESC LIMIT 1").fetchone()[0])


def test_a_restore_leaves_the_store_of_before_or_the_backup_and_the_one_of_before_is_kept(
    places: Killing,
) -> None:
    ends = []
    for place in places("restore"):
        ends.append(newest(place / "home"))
        kept = {said_by(file) for file in (place / "home").glob("partwell*.sqlite3")}
        assert "newer" in kept, place
    assert len(ends) > 8
    assert set(ends) == {"newer", "older"}


def test_a_backup_over_an_earlier_one_leaves_a_whole_one(places: Killing, tmp_path: Path) -> None:
    ends = []
    for number, place in enumerate(places("backup")):
        restore(tmp_path / f"restored-{number}", place / "old.partwell")
        ends.append(newest(tmp_path / f"restored-{number}"))
        assert newest(place / "home") == "newer"
    assert len(ends) > 4
    assert set(ends) == {"newer", "older"}


def test_a_first_start_is_taken_up_again(seed: Path, places: Killing) -> None:
    shutil.rmtree(seed / "home")
    left = places("open")
    for place in left:
        with closing(open_store(place / "home")) as opened:
            assert verify(opened).findings == ()
    assert len(left) > 4


def test_a_store_of_an_earlier_version_is_brought_up_to_date_at_the_next_start(
    seed: Path, places: Killing
) -> None:
    with closing(sqlite3.connect(seed / "home" / DATABASE)) as old:
        old.executescript(
            "DROP TABLE unfinished_words; DROP TABLE layouts; UPDATE alembic_version SET version_num = '0001'"
        )
    left = places("open")
    assert len(left) > 4
    assert {newest(place / "home") for place in left} == {"newer"}
    copies = [file for place in left for file in (place / "home" / BACKUPS).glob("*.sqlite3")]
    assert {said_by(file) for file in copies} == {"newer"}


def test_two_stores_set_aside_within_one_second_are_both_kept(seed: Path) -> None:
    home = seed / "home"
    for _ in range(3):
        restore(home, seed / "old.partwell")
    aside = sorted(home.glob("partwell-before-restore-*.sqlite3"))
    assert sorted(said_by(file) for file in aside) == ["newer", "older", "older"]


def test_what_was_left_half_made_long_ago_is_cleared_up_and_nothing_else(seed: Path) -> None:
    home, long_ago = seed / "home", time.time() - 7200
    (home / BACKUPS).mkdir()
    own = ("mine.txt", ".hidden", "partwell-before-restore-2026-01-01-000000.sqlite3", "tmp_report")
    for name in (
        *own,
        ".partwell.sqlite3.0a1b2c3d",
        ".partwell.sqlite3.0a1b2c3d-journal",
        "backups/x.sqlite3",
    ):
        (home / name).write_text("x", "utf-8")
    (home / BACKUPS / ".partwell-2026-01-01.sqlite3.0a1b2c3d").write_text("x", "utf-8")
    (home / "partwell-work-a1_b2").mkdir()
    (home / "partwell-work-a1_b2" / "case-log.xlsx").write_text("a client", "utf-8")
    for path in home.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    (home / ".partwell.sqlite3.ffffffff").write_text("being made right now", "utf-8")
    open_store(home).close()
    left = {str(path.relative_to(home)) for path in home.rglob("*")}
    being_made, stored = ".partwell.sqlite3.ffffffff", {"partwell.sqlite3", "partwell-store.json"}
    assert left == {*own, *stored, "backups", "backups/x.sqlite3", being_made}
