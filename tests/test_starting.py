"""A start as seen from outside: it says where it is, answers this machine alone, and ends when asked."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import net_util

from launch import server
from launch.environment import Environment
from launch.server import is_free
from partwell.ui.quiet import be_quiet

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


def test_a_knock_from_elsewhere_makes_it_ask_nobody_outside(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit asks for its address then; what leaves goes to a door that is shut, and is watched here."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(20)
        watched = f"http://127.0.0.1:{door.getsockname()[1]}"
        assert set(server.NOTHING_LEAVES.values()) == {server.SHUT, ""}
        for name, value in server.NOTHING_LEAVES.items():
            monkeypatch.setitem(server.NOTHING_LEAVES, name, value and watched)
        port = server.choose_port(None)
        pages = server.start(Environment(Path(sys.prefix)), port, home)
        try:
            assert server.wait_until_ready(pages, port)
            knocking = threading.Thread(
                target=status,
                args=(port, "/_stcore/stream"),
                kwargs={**KNOCK, "Origin": "http://evil.example"},
            )
            knocking.start()
            with door.accept()[0] as asked:
                assert b"checkip" in asked.recv(1000)
            knocking.join()
        finally:
            server.end(pages)


def test_pages_know_their_address_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_external_ip", "_internal_ip"):
        monkeypatch.setattr(net_util, name, None)
    be_quiet()
    assert (net_util.get_external_ip(), net_util.get_internal_ip()) == ("127.0.0.1", "127.0.0.1")
