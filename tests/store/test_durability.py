"""What was acknowledged stays: through kills, several writers, full and read-only disks."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from partwell.domain.errors import CaseChangedElsewhere, StoreTrouble
from partwell.domain.timeline import NewEvent, first_break
from partwell.store import Store, open_store, verify
from partwell.store.engines import SOUND_WAL_SINCE
from partwell.store.home_folder import DATABASE

ROOT = Path(__file__).resolve().parents[2]
WRITER = Path(__file__).with_name("note_writer.py")
NOTE = NewEvent(kind="noted", what="Called back.")
ROUNDS = 20


class Writer:
    """A process whose children write notes to C-1."""

    def __init__(self, store: Store, database_url: str | None, count: int) -> None:
        command = [sys.executable, str(WRITER), str(store.home), database_url or "-", str(count)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        self.child = 0

    def start(self, who: str) -> None:
        """Let a new child write under a name."""
        print(who, file=self.process.stdin, flush=True)

    def told(self) -> str:
        """The next line it says; the number of the child is kept."""
        line = self.process.stdout.readline().strip()
        if line.startswith("child "):
            self.child = int(line.removeprefix("child "))
            return self.told()
        return line

    def told_until_stopped(self) -> list[str]:
        """What it still says before its child has ended."""
        return list(iter(self.told, "stopped"))


@pytest.fixture
def new_writer(store: Store, database_url: str | None) -> Iterator[Callable[[int], Writer]]:
    """Start a writer whose children write so many notes each."""
    started: list[Writer] = []

    def start(count: int) -> Writer:
        started.append(Writer(store, database_url, count))
        return started[-1]

    yield start
    for writer in started:
        writer.process.communicate(timeout=30)


def test_every_acknowledged_note_survives_kill_9_and_none_is_doubled(
    store: Store, writing: Any, new_writer: Callable[[int], Writer]
) -> None:
    writing.a_case()
    writer, chance = new_writer(100_000), random.Random(7)
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        writer.start(f"round {number}")
        acknowledged += [writer.told() for _ in range(chance.randint(1, 6))]
        time.sleep(chance.random() * 0.02)
        os.kill(writer.child, signal.SIGKILL)
        acknowledged += writer.told_until_stopped()
    written = [event.what for event in store.cases.timeline("C-1") if event.kind == "noted"]
    assert (set(acknowledged) - set(written), len(written)) == (set(), len(set(written)))
    assert len(acknowledged) >= ROUNDS
    assert verify(store).findings == ()


def test_two_processes_write_to_one_case_and_no_note_is_lost(
    store: Store, writing: Any, new_writer: Callable[[int], Writer]
) -> None:
    writing.a_case()
    writers = {who: new_writer(25) for who in ("ann", "ben")}
    for who, writer in writers.items():
        writer.start(who)
    told = [words for writer in writers.values() for words in writer.told_until_stopped()]
    history = store.cases.timeline("C-1")
    expected = sorted(f"{who} {number}" for who in writers for number in range(25))
    assert (sorted(told), sorted(event.what for event in history[1:])) == (expected, expected)
    assert first_break(history) is None


def test_of_many_who_save_the_same_form_at_once_one_wins_and_the_others_are_told(
    store: Store, writing: Any
) -> None:
    case = writing.a_case()
    outcomes: list[str] = []

    def save(who: str) -> None:
        try:
            writing.a_change(replace(case, doubts=who), 1, who)
            outcomes.append(who)
        except CaseChangedElsewhere:
            outcomes.append("told")

    threads = [threading.Thread(target=save, args=(f"writer {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winner = store.cases.get("C-1").case.doubts
    assert sorted(outcomes) == sorted([winner, *["told"] * 5])
    assert len(store.cases.timeline("C-1")) == 2


def test_the_same_form_sent_by_many_at_once_is_saved_once(store: Store, writing: Any) -> None:
    case = writing.a_case()
    versions: list[int] = []

    def save() -> None:
        versions.append(writing.a_change(replace(case, doubts="x"), 1, "one form"))

    threads = [threading.Thread(target=save) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (versions, len(store.cases.timeline("C-1"))) == ([2] * 6, 2)


def on_sqlite(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("a fault of a file, which a server keeps to itself")


def test_a_full_disk_is_told_and_what_was_saved_stays_readable(store: Store, writing: Any) -> None:
    on_sqlite(store)
    case = writing.a_case()
    with store.engine.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used}")
    with pytest.raises(StoreTrouble, match=r"The disk is full. Nothing was lost"):
        writing.a_change(replace(case, doubts="x" * 200_000), 1, "t")
    assert store.cases.get("C-1").case == case
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert writing.a_change(replace(case, doubts="x" * 200_000), 1, "t") == 2
    assert verify(store).findings == ()


def test_a_limit_on_the_size_of_files_is_told_as_a_full_disk(store: Store, writing: Any) -> None:
    on_sqlite(store)
    case = writing.a_case()
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((store.home / DATABASE).stat().st_size, limits[1]))
    try:
        with pytest.raises(StoreTrouble, match="The disk is full"):
            writing.a_change(replace(case, doubts="x" * 400_000), 1, "t")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert store.cases.get("C-1").case == case
    assert writing.a_change(case, 1, "t") == 2


def test_a_store_that_may_not_be_written_is_told_and_stays_readable(store: Store, writing: Any) -> None:
    case = writing.a_case()
    with store.engine.connect() as connection:
        sqlite = store.engine.dialect.name == "sqlite"
        # in this database alone: another process of the run may be writing in its own on the same server
        role = f"ALTER ROLE postgres IN DATABASE {store.engine.url.database}"
        forbid = "PRAGMA query_only = ON" if sqlite else f"{role} SET default_transaction_read_only = on"
        connection.exec_driver_sql(forbid)
        connection.commit()
    try:
        if not sqlite:
            store.engine.dispose()
        with pytest.raises(StoreTrouble, match="may not be written to"):
            writing.a_change(case, 1, "t")
        assert store.cases.get("C-1").case == case
    finally:
        with store.engine.connect() as connection:
            allow = "PRAGMA query_only = OFF" if sqlite else f"{role} RESET default_transaction_read_only"
            if not sqlite:
                connection.exec_driver_sql("SET TRANSACTION READ WRITE")
            connection.exec_driver_sql(allow)
            connection.commit()
        store.engine.dispose()
    assert writing.a_change(case, 1, "t") == 2


def test_a_lock_held_too_long_is_told_and_nothing_is_half_saved(
    store: Store, writing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = writing.a_case()
    monkeypatch.setattr("partwell.store.engines.WAIT_SECONDS", 1)
    store.engine.dispose()
    with store.engine.connect() as other:
        if store.engine.dialect.name == "sqlite":
            other.exec_driver_sql("ROLLBACK")
            other.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            other.execute(text("SELECT 1 FROM cases FOR UPDATE"))
        with pytest.raises(StoreTrouble, match="held the data"):
            writing.a_change(case, 1, "t")
        other.rollback()
    assert (store.cases.get("C-1").version, writing.a_change(case, 1, "t")) == (1, 2)


def test_a_server_that_drops_the_connection_is_told_and_works_again(store: Store, writing: Any) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("a file has no connection to drop")
    case = writing.a_case()
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    with store.engine.connect() as held, store.engine.connect() as other:
        held.execute(text("SELECT 1"))
        other.execute(text(cut + "AND pid <> pg_backend_pid()"))
        with pytest.raises(Exception, match="terminating connection"):
            held.execute(text("SELECT 1"))
    assert writing.a_change(case, 1, "t") == 2


def test_a_file_that_vanishes_while_open_is_missed_at_the_next_save(store: Store, writing: Any) -> None:
    on_sqlite(store)
    case = writing.a_case()
    (store.home / DATABASE).rename(store.home / "elsewhere")
    for attempt in (lambda: writing.a_change(case, 1, "t"), lambda: store.cases.get("C-1")):
        with pytest.raises(StoreTrouble, match="The data file is missing"):
            attempt()
    assert not (store.home / DATABASE).exists()
    (store.home / "elsewhere").rename(store.home / DATABASE)
    assert writing.a_change(case, 1, "t") == 2


def test_commits_reach_the_disk_itself(store: Store) -> None:
    with store.engine.connect() as connection:
        if store.engine.dialect.name == "postgresql":
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar_one() == "on"
            return
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names]
    sound = sqlite3.sqlite_version_info >= SOUND_WAL_SINCE
    assert found == (["wal", 2, 1, 1, 10_000] if sound else ["delete", 3, 1, 1, 10_000])


def test_errors_never_carry_what_the_user_typed(store: Store, writing: Any) -> None:
    case = writing.a_case(doubts="Confidential")
    with pytest.raises(StoreTrouble) as told:
        store.clients.add_many([store.clients.get("K-1")], token="t", who="Ada", batch="b")
    assert case.doubts not in f"{told.value}{told.value.__cause__}"
    assert "Brien" not in f"{told.value}{told.value.__cause__}"


def test_a_second_start_beside_the_first_sees_the_same_store(
    store: Store, writing: Any, database_url: str | None
) -> None:
    case = writing.a_case()
    with closing(open_store(store.home, database_url=database_url)) as second:
        assert second.cases.get("C-1").case == case
        second.cases.note("C-1", NOTE, who="Ben", token="t")
    assert len(store.cases.timeline("C-1")) == 2
