"""Backups that somebody prepared: nothing that is put into a file from outside comes into the store."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from partwell.domain.errors import StoreTrouble
from partwell.domain.timeline import NewEvent
from partwell.store import Store, backup, open_store, restore, verify
from partwell.store.home_folder import DATABASE

NOTE = NewEvent(kind="noted", what="Called back.")
EVIL = "CREATE TRIGGER evil AFTER INSERT ON timeline BEGIN DELETE FROM unfinished_words; END"
SPOILT = [
    (EVIL, "The trigger evil was put into the data file from outside."),
    ('CREATE TRIGGER "a\nb\u202e" AFTER INSERT ON tokens BEGIN SELECT 1; END', "The trigger ab was put into"),
    ("DROP TRIGGER timeline_are_never_changed", "The trigger timeline_are_never_changed is missing from"),
    ("CREATE VIEW songs AS SELECT * FROM clients", "The view songs was put into the data file from outside."),
    ("CREATE TABLE songs (title)", "The table songs was put into the data file from outside."),
    ("DROP TABLE knowledge_changes", "The table knowledge_changes is missing from the data file."),
    ("DROP TABLE tokens", "The table tokens is missing from the data file."),
    ("ALTER TABLE tokens ADD COLUMN more TEXT", "The table tokens of the data file was altered."),
    (
        "INSERT INTO knowledge_changes VALUES ('law_us', 'gates', 'G1', 'what', '1', 'n', 'w', 'no day')",
        "A value the practice set for itself is damaged.",
    ),
]


@pytest.fixture
def database_url() -> None:
    """SQLite alone."""


@pytest.fixture
def good(store: Store, writing: Any, tmp_path: Path) -> Path:
    """A backup of a store with a case."""
    writing.a_case()
    return backup(store, tmp_path / "good.partwell").path


def spoilt(good: Path, line: str) -> Path:
    copy = shutil.copy(good, good.with_name("spoilt.partwell"))
    with closing(sqlite3.connect(copy)) as file, file:
        file.execute(line)
    return Path(copy)


@pytest.mark.parametrize(("line", "sentence"), SPOILT)
def test_a_backup_with_something_of_somebody_elses_is_refused_and_the_store_stays(
    store: Store, good: Path, line: str, sentence: str
) -> None:
    with pytest.raises(StoreTrouble) as refused:
        restore(store.home, spoilt(good, line))
    assert sentence in refused.value.sentence
    assert "Nothing was changed" in refused.value.sentence
    store.cases.note("C-1", NOTE, who="Ada", token="t")
    assert verify(store).findings == ()


def test_what_sqlite_keeps_for_itself_is_nobody_elses(store: Store, good: Path) -> None:
    restore(store.home, spoilt(good, "ANALYZE"))
    with closing(open_store(store.home)) as opened:
        assert verify(opened).findings == ()


def test_the_check_of_a_store_names_what_was_put_into_it(store: Store, good: Path) -> None:
    with closing(sqlite3.connect(store.home / DATABASE)) as file, file:
        file.execute(EVIL)
    (found,) = verify(store).findings
    assert (found.code, found.what) == (
        "store.part",
        "The trigger evil was put into the data file from outside.",
    )


def test_a_backup_that_is_whole_is_not_called_damaged_because_the_disk_is_full(
    store: Store, good: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal = pytest.importorskip("signal")
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, limits[1]))
    try:
        with pytest.raises(StoreTrouble, match=r"^The disk is full\. Nothing was lost"):
            restore(tmp_path / "elsewhere", good)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    restore(tmp_path / "elsewhere", good)
