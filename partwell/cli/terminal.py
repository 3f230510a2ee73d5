"""Partwell unattended: what was asked for is understood, done, and answered in one line or as JSON."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import NoReturn, TextIO

from partwell.cli import notice as cli_notice
from partwell.cli.commands import COMMANDS, DONE, NOT_DONE, Told
from partwell.desk import Desk, open_desk
from partwell.domain.errors import PartwellError

WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"{self.prog}: {message}. See --help.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 1 with one sentence on stderr when not, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else WRONG_USAGE
    if asked.home is not None:
        os.environ["PARTWELL_HOME"] = asked.home
    try:
        code, data, words = _run(asked)
    except PartwellError as error:
        return _not_done(error.sentence)
    except OSError as error:
        return _not_done(
            f"A file could not be read or written ({error.strerror or 'no reason was given'}). "
            "What was saved before is safe; please check the path and the space."
        )
    except KeyboardInterrupt:
        return _not_done("Stopped. What was saved before is safe.")
    except Exception as error:  # the last resort: a sentence and never a traceback
        logging.getLogger("partwell").debug("unexpected", exc_info=error)
        return _not_done(
            f"Something unexpected happened ({type(error).__name__}). What was saved before is safe."
        )
    summary, _, rest = words.partition("\n")
    shown = words if code == DONE else rest
    told = _say(json.dumps(data, ensure_ascii=False, indent=2, default=str) if asked.json else shown)
    if code == DONE and not told:
        return _not_done("It was done, but the answer could not be written; please check the space there.")
    return code if code == DONE else _not_done(summary)


def _run(asked: argparse.Namespace) -> Told:
    """Do what was asked; the desk that a command asks for is left tidy, whatever comes."""
    run: Callable[[argparse.Namespace], Told] = asked.run
    with ExitStack() as leaving:

        def desk() -> Desk:
            opened = open_desk()
            leaving.callback(opened.store.close)
            return opened

        asked.desk = desk
        return run(asked)


def _say(told: str) -> bool:
    """Write the answer; whether it arrived, or nobody wanted it."""
    try:
        if told and sys.stdout:
            sys.stdout.write(f"{told}\n")
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough, as `head` does
        _hear_no_more(sys.stdout)
    except OSError:  # the file it goes to cannot take it
        _hear_no_more(sys.stdout)
        return False
    return True


def _hear_no_more(stream: TextIO) -> None:
    """What is still waiting in a broken stream goes nowhere, instead of failing once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _not_done(sentence: str) -> int:
    if sys.stderr:
        try:
            sys.stderr.write(f"{' '.join(sentence.split())}\n")
            sys.stderr.flush()
        except OSError:
            _hear_no_more(sys.stderr)
    return NOT_DONE


def _folder(words: str) -> str:
    """The folder named on the command line; an empty variable of a script must not mean the user's own."""
    if not words.strip():
        raise argparse.ArgumentTypeError("the folder has no name")
    return words


def _parser() -> _Parser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--home", type=_folder, default=argparse.SUPPRESS, help="folder with the data (else PARTWELL_HOME)"
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer as JSON")
    parser = _Parser(
        prog="partwell", description="End client relationships politely, safely and on the record."
    )
    parser.add_argument(
        "--home", type=_folder, default=None, help="folder with the data (else PARTWELL_HOME)"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, run, told, options in COMMANDS:
        made = commands.add_parser(name, parents=[shared], help=told, description=told)
        made.set_defaults(run=run)
        for option, settings in options:
            made.add_argument(option, **settings)
        if name == "notice":
            cli_notice.add_options(made)
    return parser
