"""A desk over a new home with a real database, on a fixed day, and the practice that works at it."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partwell.desk import Desk, open_desk
from tests.services.office import TODAY, Office


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, in memory where the system offers it: every save waits for its disk."""
    memory = Path("/dev/shm")
    folder = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path)
    with folder as name:
        monkeypatch.setenv("PARTWELL_HOME", name)
        monkeypatch.delenv("PARTWELL_DATABASE_URL", raising=False)
        yield Path(name)


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    """The desk of an empty home, on Monday 23 November 2026, where Ada works."""
    opened = replace(open_desk(home), who="Ada", today=TODAY)
    yield opened
    opened.store.close()


@pytest.fixture
def office(desk: Desk) -> Office:
    """A practice that is set up and has no clients yet."""
    working = Office(desk)
    working.set_up()
    return working
