"""The environment Partwell runs in: made, filled, known to be complete, made again when half done."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENDING = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES")
OFFLINE_SIGNS = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "(from versions: none)",
)
DISK_SIGNS = ("No space left on device", "not enough space on the disk")
WHO_ARE_YOU = "import sys, platform, pip; print(*sys.version_info[:2], sys.platform, platform.machine())"


class SetupTrouble(Exception):
    """Partwell could not be set up or started; the text is the one sentence for the user."""


class Environment:
    """The folder with Partwell's own Python and libraries, and what it knows about its own state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.unfinished = folder / "partwell-unfinished"
        self.log = folder / "partwell-setup.log"

    def answers(self) -> str:
        """What the environment's Python says it is, or nothing when it is missing, broken or too old."""
        command = [str(self.python), "-c", WHO_ARE_YOU]
        try:
            asked = subprocess.run(command, env=variables(), capture_output=True, text=True, check=False)
        except OSError:
            return ""
        answer = asked.stdout.strip()
        return answer if asked.returncode == 0 and tuple(map(int, answer.split()[:2])) >= (3, 11) else ""

    def holds(self, requirements: Path) -> bool:
        """Whether everything in this list is installed, as the list stands now."""
        try:
            stamp = self.stamp_file(requirements).read_text("utf-8")
        except OSError:
            return False
        return not self.unfinished.exists() and stamp == stamp_of(requirements, self.answers())

    def stamp_file(self, requirements: Path) -> Path:
        """Where it is noted that a list is completely installed."""
        return self.folder / f"partwell-{requirements.stem}.stamp"

    def packages(self) -> int:
        """How many libraries are in place."""
        return sum(
            len(list(self.folder.glob(f"{lib}/*.dist-info")))
            for lib in ("lib/*/site-packages", "Lib/site-packages")
        )


def lists_in(requirements: Path) -> list[Path]:
    """A list of requirements and every list it takes in with `-r`."""
    lines = requirements.read_text("utf-8").splitlines()
    taken = [requirements.parent / line[3:].strip() for line in lines if line.startswith("-r ")]
    return [requirements, *(inner for one in taken for inner in lists_in(one))]


def stamp_of(requirements: Path, python: str) -> str:
    """A fingerprint of what a list asks for and of the Python it is for; comments do not count."""
    texts = [one.read_text("utf-8") for one in lists_in(requirements)]
    asked = [line.partition("#")[0].strip() for text in texts for line in text.splitlines()]
    return hashlib.sha256("\n".join([python, *filter(None, asked)]).encode("utf-8")).hexdigest()


def variables() -> dict[str, str]:
    """The variables for everything started from here: none that would bend Python, pip or Streamlit."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in BENDING and not name.startswith("STREAMLIT_")
    }
    return {**kept, "PYTHONUTF8": "1", "PIP_USER": "0", "PYTHONPATH": str(ROOT)}


def set_up(environment: Environment, requirements: Path) -> None:
    """Makes the environment hold everything in a list of requirements; does nothing when it already does."""
    if environment.holds(requirements):
        return
    try:
        with only_one_starts(environment):
            if not environment.holds(requirements):
                fill(environment, requirements)
    except PermissionError as error:
        raise SetupTrouble(
            f"The folder {environment.folder} cannot be written to, or Partwell is still running from it: "
            "please close Partwell, or move its folder to a place of your own, and start again."
        ) from error
    except OSError as error:
        raise SetupTrouble(
            f"Partwell could not be set up in {environment.folder} ({error.strerror or 'the disk refused'}): "
            "please see that about 1.5 GB are free there, and start again."
        ) from error


def fill(environment: Environment, requirements: Path) -> None:
    """Installs a list, into a new environment where the old one is missing, broken or half done."""
    if environment.unfinished.exists() or not environment.answers():
        make_afresh(environment.folder)
    else:
        say("Bringing the libraries up to date.")
    environment.unfinished.write_text("An installation began here and has not ended.\n", "utf-8")
    install(environment, requirements)
    for one in lists_in(requirements):
        environment.stamp_file(one).write_text(stamp_of(one, environment.answers()), "utf-8")
    environment.unfinished.unlink()


@contextlib.contextmanager
def only_one_starts(environment: Environment) -> Iterator[None]:
    """Lets one start at a time do what two may not; the system frees the lock even when a start dies."""
    try:
        file = environment.folder.with_name(environment.folder.name + ".lock").open("a")
    except PermissionError:  # a folder we may only read has been set up for us, and nobody here can spoil it
        yield
        return
    with file:
        if not took(file.fileno()):
            say("Another start of Partwell is under way; waiting for it.")
            while not took(file.fileno()):
                time.sleep(0.3)
        yield


def took(handle: int) -> bool:
    """Whether this process got the lock on an open file."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def make_afresh(folder: Path) -> None:
    """Replaces whatever is in a folder by a new, empty environment."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    advice = (
        f"on Debian or Ubuntu type 'sudo apt install python{version}-venv', "
        "elsewhere install Python from python.org, and start again."
    )
    for part in ("venv", "ensurepip"):
        if importlib.util.find_spec(part) is None:
            raise SetupTrouble(
                f"This Python comes without its part '{part}', which Partwell needs once: {advice}"
            )
    say("Setting Partwell up. This happens once and takes a few minutes.")
    if folder.exists():
        shutil.rmtree(folder)
    command = [sys.executable, "-m", "venv", str(folder)]
    made = subprocess.run(command, env=variables(), capture_output=True, text=True, check=False)
    if any(sign in made.stdout + made.stderr for sign in DISK_SIGNS):
        raise SetupTrouble(why_not(made.stdout + made.stderr, folder))
    if made.returncode != 0:
        raise SetupTrouble(f"This Python could not make an environment for Partwell: {advice}")


def install(environment: Environment, requirements: Path) -> None:
    """Installs a list of requirements, showing how far it is."""
    options = ["--no-input", "--progress-bar", "off", "--prefer-binary", "--no-warn-script-location"]
    command = [str(environment.python), "-m", "pip", "--disable-pip-version-check", "install", *options]
    with environment.log.open("w", encoding="utf-8") as log:
        pip = subprocess.Popen(
            [*command, "-r", str(requirements)], env=variables(), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            watch(pip, environment)
        finally:
            pip.terminate()
            pip.wait()
    if pip.returncode != 0:
        raise SetupTrouble(why_not(environment.log.read_text("utf-8", errors="replace"), environment.log))


def watch(pip: subprocess.Popen[bytes], environment: Environment) -> None:
    """Shows what the installation is doing until it ends."""
    while pip.poll() is None:
        output = environment.log.read_text("utf-8", errors="replace")
        say(progress(output, environment.packages()), over=True)
        time.sleep(0.3)
    say("", over=True)


def progress(output: str, in_place: int) -> str:
    """What the installer's output so far amounts to, in a line."""
    lines = output.splitlines()
    last_step = next(
        (line for line in reversed(lines) if line.startswith("Installing collected packages:")), ""
    )
    if last_step:
        return f"Installing {last_step.count(',') + 1} libraries, {in_place} in place."
    fetched = [line.split()[1] for line in lines if line.startswith("Collecting ")]
    return f"Fetching library {len(fetched)}: {fetched[-1]}" if fetched else "Looking up the libraries."


def why_not(output: str, log: Path) -> str:
    """One sentence on an installation that failed, read from the installer's output."""
    if any(sign in output for sign in DISK_SIGNS):
        return "The disk is full: please free about 1.5 GB and start again; the set-up then begins anew."
    if any(sign in output for sign in OFFLINE_SIGNS):
        return (
            "Setting up needs the internet once, and the package index could not be reached: "
            "please connect and start again; after that Partwell works without the internet."
        )
    return (
        f"The libraries Partwell needs could not be installed: please start again; if it stays so, see {log}."
    )


def say(text: str, *, over: bool = False) -> None:
    """Prints a line; `over` writes it over the one before on a terminal, and drops it where there is none."""
    if not over:
        print(text, flush=True)
    elif sys.stdout.isatty():
        print("\r" + text[:78].ljust(78) + "\r", end="", flush=True)
