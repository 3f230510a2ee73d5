"""Own Word layouts: every one stays, the newest is used, and a backup holds them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from partwell.domain.errors import StoreTrouble
from partwell.store import Store, backup, open_store, restore, verify
from partwell.store.layouts import SHIPPED


def test_the_newest_layout_is_used_and_the_earlier_ones_stay(store: Store) -> None:
    assert (store.layouts.own("letter"), store.layouts.of("letter")) == (None, ())
    for data in (b"first \x00", b"second", SHIPPED):
        store.layouts.use("letter", data, who="Ada")
    store.layouts.use("call_sheet", b"another paper", who="Ben")
    assert (store.layouts.own("letter"), store.layouts.own("call_sheet")) == (None, b"another paper")
    kept = [(one.number, one.who, one.data) for one in store.layouts.of("letter")]
    assert kept == [(1, "Ada", b"first \x00"), (2, "Ada", b"second"), (3, "Ada", SHIPPED)]


def test_an_altered_layout_is_named_by_the_check_and_not_printed_with(store: Store, by_hand: Any) -> None:
    store.layouts.use("letter", b"as it was", who="Ada")
    by_hand("UPDATE layouts SET sha256 = 'another'")
    assert [finding.where for finding in verify(store).findings] == ["layout letter"]
    with pytest.raises(StoreTrouble, match="layout is damaged"):
        store.layouts.own("letter")


def test_layouts_kept_as_files_by_the_first_version_are_taken_in_once(
    home: Path, database_url: str | None
) -> None:
    (home / "layouts").mkdir(parents=True)
    (home / "layouts" / "letter.docx").write_bytes(b"as a file")
    with closing(open_store(home, database_url=database_url)) as store:
        assert store.layouts.own("letter") == b"as a file"
        store.layouts.use("letter", SHIPPED, who="Ada")
    with closing(open_store(home, database_url=database_url)) as store:
        assert store.layouts.own("letter") is None
    assert [file.name for file in (home / "layouts").iterdir()] == ["letter.taken-in.docx"]


@pytest.mark.parametrize("database_url", [None])
def test_a_backup_brings_the_layouts_back(store: Store, database_url: None, tmp_path: Path) -> None:
    store.layouts.use("letter", b"ours", who="Ada")
    path = backup(store, tmp_path / "b").path
    restore(tmp_path / "other", path)
    with closing(open_store(tmp_path / "other")) as other:
        assert other.layouts.of("letter") == store.layouts.of("letter")


@pytest.mark.parametrize("database_url", [None])
def test_a_backup_from_before_leaves_the_layouts_as_they_are(
    store: Store, database_url: None, tmp_path: Path
) -> None:
    path = backup(store, tmp_path / "b").path
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("DROP TABLE layouts")
        older.execute("UPDATE alembic_version SET version_num = '0002'")
    store.layouts.use("letter", b"ours", who="Ada")
    store.close()
    restore(store.home, path)
    with closing(open_store(store.home)) as restored:
        assert (restored.layouts.own("letter"), verify(restored).findings) == (b"ours", ())
