"""A start as seen from outside: it says where it is, answers this machine alone, and ends when asked."""

import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch.server import is_free

ROOT = Path(__file__).resolve().parent.parent
OPEN = re.compile(r"Partwell is open at http://127\.0\.0\.1:(\d+)\. Press Ctrl-C here to stop it\.\n")
START = """
import sys
from pathlib import Path
from launch.environment import Environment
from launch.server import serve

sys.exit(serve(Environment(Path(sys.prefix)), None, Path(sys.argv[1]), browser=False))
"""
KNOCK = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}


@pytest.fixture
def started(home: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Partwell started as its command does it, in the environment of these tests; and its port."""
    command = [sys.executable, "-c", START, str(home)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            assert process.stdout is not None
            places = (OPEN.fullmatch(line) for line in process.stdout)
            place = next(filter(None, places), None)
            assert place, "it did not say where it is"
            yield process, int(place[1])
        finally:
            process.terminate()


def status(port: int, path: str, **headers: str) -> int:
    """The status of an answer; the headers may lie about who asks."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asking.request("GET", path, headers=headers)
        return asking.getresponse().status
    finally:
        asking.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can only end a program by force")
def test_a_request_to_end_ends_it_and_gives_the_port_back(started: tuple[subprocess.Popen[str], int]) -> None:
    process, port = started
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=30)
    assert (process.returncode, said, is_free(port)) == (
        0,
        "Partwell has stopped. Everything saved is safe.\n",
        True,
    )


def test_a_page_from_elsewhere_gets_no_answer_and_our_own_does(
    started: tuple[subprocess.Popen[str], int],
) -> None:
    port = started[1]
    here, there = f"127.0.0.1:{port}", "evil.example"
    answers = [
        status(port, "/_stcore/stream", **KNOCK, Host=host, Origin=f"http://{origin}")
        for host, origin in ((here, here), (here, there), (there, there), (there, here))
    ]
    assert answers == [101, 403, 403, 403]


def test_no_program_is_let_in_by_the_agents_door(started: tuple[subprocess.Popen[str], int]) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", started[1], timeout=10)
    asking.request("POST", "/_stcore/agent/interact", "{}", {"Content-Type": "application/json"})
    answer = asking.getresponse().status
    asking.close()
    assert answer == 403
