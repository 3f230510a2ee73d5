"""The pages' own server: a free port of this machine alone, locked settings, a clean end."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import types
import urllib.request
import webbrowser
from collections.abc import Callable
from pathlib import Path

from launch.environment import ROOT, Environment, SetupTrouble, only_one_starts, say, variables

SETTINGS = ROOT / ".streamlit" / "config.toml"
FIRST_PORT, LAST_PORT = 8501, 8600
STARTS_WITHIN_SECONDS = 90
# The pages ask nothing of the internet. Streamlit would, for its own address, where a stranger's page knocks
# before the first page was opened: it is sent by way of a door of this machine that is shut.
SHUT = "http://127.0.0.1:9"
NOTHING_LEAVES = {
    name: SHUT for word in ("http", "https", "all") for name in (f"{word}_proxy", f"{word.upper()}_PROXY")
} | {"no_proxy": "", "NO_PROXY": ""}


def settings_as_flags(text: str) -> list[str]:
    """Every setting of a Streamlit settings file as flags; how it looks ([theme]) stays in the file."""
    flags: list[str] = []
    for section, entries in tomllib.loads(text).items():
        if section == "theme":
            continue
        for name, value in entries.items():
            for one in value if isinstance(value, list) else [value]:
                flags += [f"--{section}.{name}", str(one).lower() if isinstance(one, bool) else str(one)]
    return flags


def is_free(port: int) -> bool:
    """Whether nobody listens on this port of this machine."""
    with socket.socket() as trial:
        trial.settimeout(1)
        if trial.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as trial:
        if (
            os.name != "nt"
        ):  # a port just given back would count as taken; on Windows the option means something else
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_port(asked: int | None, free: Callable[[int], bool] = is_free) -> int:
    """The port asked for, or the first free one from 8501 up."""
    if asked is None:
        found = next((port for port in range(FIRST_PORT, LAST_PORT + 1) if free(port)), None)
        if found is None:
            raise SetupTrouble(
                f"No port from {FIRST_PORT} to {LAST_PORT} is free: please give another with --port."
            )
        return found
    if not free(asked):
        raise SetupTrouble(
            f"Port {asked} is in use or not allowed: please give another with --port, or none."
        )
    return asked


def start(environment: Environment, port: int, home: Path | None) -> subprocess.Popen[bytes]:
    """Starts the pages on this machine alone, with every setting of the settings file locked."""
    flags = ["--server.port", str(port), *settings_as_flags(SETTINGS.read_text("utf-8"))]
    command = [str(environment.python), "-m", "streamlit", "run", str(ROOT / "app.py"), *flags]
    place = {} if home is None else {"PARTWELL_HOME": str(home)}
    surroundings = {**variables(), **place, **NOTHING_LEAVES}
    return subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL)


def serve(environment: Environment, asked: int | None, home: Path | None, *, browser: bool) -> int:
    """Runs the pages until somebody stops them; the answer is the exit code."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    with only_one_starts(environment):  # two starts at once would choose the same port
        port = choose_port(asked)
        server = start(environment, port, home)
        try:
            ready = wait_until_ready(server, port)
        except BaseException:
            end(server)
            raise
    try:
        if not ready:
            raise SetupTrouble(
                "Partwell could not be started; the lines above say why. Everything saved is safe."
            )
        say(f"Partwell is open at http://127.0.0.1:{port}. Press Ctrl-C here to stop it.")
        if browser:
            open_browser(f"http://127.0.0.1:{port}")
        server.wait()
    except KeyboardInterrupt:
        end(server)
        say("Partwell has stopped. Everything saved is safe.")
        return 0
    finally:
        end(server)
    raise SetupTrouble("Partwell stopped by itself; everything saved is safe. Please start it again.")


def wait_until_ready(server: subprocess.Popen[bytes], port: int) -> bool:
    """Waits until the pages answer; no when the server has ended or takes too long."""
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while server.poll() is None and time.monotonic() < until:
        if answers_at(f"http://127.0.0.1:{port}"):
            return server.poll() is None
        time.sleep(0.1)
    return False


def answers_at(address: str) -> bool:
    """Whether the pages can be opened; asked directly, never by way of a proxy."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address + "/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def stop(_number: int, _frame: types.FrameType | None) -> None:
    """Takes a request to end, whoever it comes from, as a Ctrl-C."""
    raise KeyboardInterrupt


def end(server: subprocess.Popen[bytes]) -> None:
    """Ends the pages: a Ctrl-C has usually reached them already; then they are asked, then made to."""
    for press, seconds in ((server.poll, 1), (server.terminate, 8), (server.kill, 8)):
        press()
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            server.wait(seconds)
            return


def open_browser(address: str) -> None:
    """Opens the user's browser, but never a text browser that would take over this terminal."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform in ("win32", "darwin") or any(os.environ.get(screen) for screen in screens):
        with contextlib.suppress(webbrowser.Error, OSError):
            webbrowser.open(address)
