"""A folder on a disk that takes nothing: everything can be read, and what cannot be saved is told."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from partwell.domain.errors import StoreTrouble
from partwell.domain.timeline import NewEvent
from partwell.store import Store, backup, open_store, verify
from partwell.store.engines import journal_mode

NOTE = NewEvent(kind="noted", what="Called back.")


@pytest.fixture
def database_url() -> None:
    """SQLite alone."""


@pytest.fixture
def locked(store: Store, writing: Any, tmp_path: Path) -> Iterator[Path]:
    """A home with a case on a disk that is mounted for reading alone."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a disk")
    writing.a_case()
    store.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        shutil.copytree(store.home, disk / "home")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield disk / "home"
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.skipif(journal_mode() == "WAL", reason="a write-ahead log cannot be read without a place for it")
def test_everything_is_read_checked_and_backed_up_elsewhere(locked: Path, tmp_path: Path) -> None:
    with closing(open_store(locked)) as store:
        assert store.cases.get("C-1").version == 1
        assert verify(store).findings == ()
        assert backup(store, tmp_path / "elsewhere").cases == 1
        with pytest.raises(StoreTrouble, match="may not be written to"):
            store.cases.note("C-1", NOTE, who="Ada", token="t")
        assert len(store.cases.timeline("C-1")) == 1
