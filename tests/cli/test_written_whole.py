"""What the terminal writes is whole or not there, and is its owner's alone."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_papers_and_logs_can_be_read_by_their_owner_alone(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    for command in (
        ("letters", "--all", "--out", "all"),
        ("letters", "--all", "--out", "all.zip"),
        ("case-log", "log.xlsx"),
        ("calendar", "due.ics"),
        ("record", cases["S-12"], "--out", "record.docx"),
        ("backup", "one.partwell"),
    ):
        assert partwell(*command).code == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) >= 6
    assert {oct(path.stat().st_mode & 0o777) for path in written} == {"0o600"}


def test_letters_without_room_leave_earlier_ones_as_they_were(
    partwell: Command, cases: dict[str, str], tmp_path: Path
) -> None:
    resource, signal = pytest.importorskip("resource"), pytest.importorskip("signal")
    for target in ("all", "all.zip"):
        assert partwell("letters", "--all", "--out", target).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    limits, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
    try:
        for target in ("all", "all.zip"):
            answer = partwell("letters", "--all", "--out", target)
            assert (answer.code, answer.is_one_sentence) == (1, True)
            assert "What was saved before is safe" in answer.err
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, heard)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
