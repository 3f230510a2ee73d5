"""A practice at work in a home of the test's own, and tabs that look at it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from partwell.desk import DATA, TEMPLATES, Desk
from partwell.domain.knowledge import Knowledge
from partwell.knowledge_files import load_knowledge
from partwell.store import open_store
from partwell.ui import session
from tests.services.office import TODAY, Office


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """What Partwell knows as it ships, read once."""
    return load_knowledge(DATA)


@pytest.fixture(autouse=True)
def same_day(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every page stands on Monday 23 November 2026 with Ada before it; its store is closed afterwards."""
    monkeypatch.setenv("PARTWELL_TODAY", TODAY.isoformat())
    monkeypatch.setenv("PARTWELL_WHO", "Ada")
    yield
    for thread in threading.enumerate():
        if thread.name == session.BESIDE:
            thread.join(30)
    session.forget_desk()


@pytest.fixture
def desk(home: Path, known: Knowledge) -> Iterator[Desk]:
    """The desk that tests prepare homes with and look into afterwards; pages open one of their own."""
    opened = Desk(store=open_store(home), knowledge=known, templates=TEMPLATES, who="Ada", today=TODAY)
    yield opened
    opened.store.close()


@pytest.fixture
def office(desk: Desk) -> Office:
    """A practice that is set up and has no clients yet."""
    working = Office(desk)
    working.set_up()
    return working
