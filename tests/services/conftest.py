"""A desk over a new home with a real database, on a fixed day, and the practice that works at it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from partwell.desk import DATA, TEMPLATES, Desk
from partwell.domain.knowledge import Knowledge
from partwell.knowledge_files import load_knowledge
from partwell.store import open_store
from tests.services.office import TODAY, Office

MEMORY = Path("/dev/shm")  # where the system has one: every save waits for its disk


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """What Partwell knows as it ships, read once."""
    return load_knowledge(DATA)


@pytest.fixture(scope="session")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as the first start leaves it, to be copied."""
    folder = tmp_path_factory.mktemp("new") / "home"
    open_store(folder).close()
    return folder


@pytest.fixture
def home(tmp_path: Path, new_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of this test's own, without a practice or a client."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as folder:
        own = Path(folder) / "home"
        shutil.copytree(new_home, own)
        monkeypatch.setenv("PARTWELL_HOME", str(own))
        monkeypatch.delenv("PARTWELL_DATABASE_URL", raising=False)
        yield own


@pytest.fixture
def desk(home: Path, known: Knowledge) -> Iterator[Desk]:
    """The desk of an empty home, on Monday 23 November 2026, where Ada works."""
    opened = Desk(store=open_store(home), knowledge=known, templates=TEMPLATES, who="Ada", today=TODAY)
    yield opened
    opened.store.close()


@pytest.fixture
def office(desk: Desk) -> Office:
    """A practice that is set up and has no clients yet."""
    working = Office(desk)
    working.set_up()
    return working
