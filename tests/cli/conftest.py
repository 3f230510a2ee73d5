"""A terminal to type into: commands run in this process, or as one of their own."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from partwell.cli import main
from partwell.desk import open_desk
from partwell.services import samples

TODAY = date(2026, 11, 23)  # a Monday
ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")  # where the system has one: every save waits for its disk


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def is_one_sentence(self) -> bool:
        """Whether it failed as it should: one line on stderr, a whole sentence, no traceback."""
        lines = self.err.splitlines()
        return len(lines) == 1 and lines[0].endswith(".") and "Traceback" not in self.out + self.err


Command = Callable[..., Answer]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home that does not exist yet, on Monday 23 November 2026, where Ada works."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as folder:
        monkeypatch.setenv("PARTWELL_HOME", str(Path(folder) / "home"))
        monkeypatch.setenv("PARTWELL_TODAY", TODAY.isoformat())
        monkeypatch.setenv("PARTWELL_WHO", "Ada")
        monkeypatch.delenv("PARTWELL_DATABASE_URL", raising=False)
        monkeypatch.chdir(tmp_path)
        yield Path(folder) / "home"


@pytest.fixture
def partwell(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Type a command, and words for its standard input; what it answers."""

    def run(*words: object, typed: str = "") -> Answer:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code=code, out=said.out, err=said.err)

    return run


@pytest.fixture
def process(home: Path) -> Callable[..., Answer]:
    """Type a command into a real terminal."""

    def run(*words: object, typed: str = "") -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "partwell", *map(str, words)],
            cwd=ROOT,
            env=dict(os.environ),
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return Answer(code=done.returncode, out=done.stdout, err=done.stderr)

    return run


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A home with the samples, to be copied; for each client's reference the key of the newest case."""
    home = tmp_path_factory.mktemp("sampled") / "home"
    desk = open_desk(home).on_day(TODAY)
    samples.load(desk, token="samples")
    keys = {
        client.reference: desk.store.cases.of_client(client.client_id)[-1].case.case_id
        for client in desk.store.clients.each()
    }
    desk.store.close()
    return home, keys


@pytest.fixture
def cases(home: Path, sampled: tuple[Path, dict[str, str]]) -> dict[str, str]:
    """The samples put in; for each client's reference the key of the newest case."""
    shutil.copytree(sampled[0], home)
    return sampled[1]
