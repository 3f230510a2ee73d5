"""What the words after `python run.py` mean."""

import argparse
import subprocess
from pathlib import Path

from launch.environment import ROOT, Environment, SetupTrouble, set_up, variables
from launch.server import serve


def port(word: str) -> int:
    """A port as a user types it."""
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= 65535):
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, and {word!r} is not")
    return int(word)


def options(words: list[str]) -> argparse.Namespace:
    """The options of a start, as a user types them."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="Sets Partwell up if need be, and opens it in the browser.",
        epilog="'run.py test' runs the tests; 'run.py do --help' says what the terminal can do.",
    )
    parser.add_argument(
        "--port", type=port, help="the port to use instead of the first free one from 8501 up"
    )
    parser.add_argument("--home", type=Path, metavar="DIR", help="the folder that holds the cases")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    return parser.parse_args(words)


def run(words: list[str]) -> int | str:
    """Does what the words ask: the exit code, or the sentence that says why it could not be done."""
    try:
        return obey(words)
    except SetupTrouble as trouble:
        return str(trouble)
    except KeyboardInterrupt:
        return "Stopped. The next start takes it up again."


def obey(words: list[str]) -> int:
    """Sets up what the words need, then starts the pages, the tests or the terminal."""
    environment = Environment(ROOT / ".venv")
    python = str(environment.python)
    if words[:1] == ["test"]:
        set_up(environment, ROOT / "requirements-dev.txt")
        return subprocess.call([python, "-m", "pytest", *words[1:]], cwd=ROOT, env=variables())
    if words[:1] == ["do"]:
        set_up(environment, ROOT / "requirements.txt")
        return subprocess.call([python, "-m", "partwell", *words[1:]], env=variables())
    chosen = options(words)
    set_up(environment, ROOT / "requirements.txt")
    home = chosen.home.expanduser().resolve() if chosen.home else None
    return serve(environment, chosen.port, home, browser=not chosen.no_browser)
