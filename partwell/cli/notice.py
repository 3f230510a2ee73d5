"""`partwell notice`: the options of the notice engine, or a JSON file with the same names."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from partwell.cli import typed
from partwell.domain.errors import UnreadableFile
from partwell.domain.knowledge import Profession
from partwell.services import notice_question

OPTIONS = (
    ("--profession", "profession", "pack id such as law_us, or an alias such as law"),
    ("--given-on", "given_on", "day the letter is sent (ISO), today where left out"),
    ("--on", "on", "the day it is asked (ISO)"),
    ("--method", "method", "post, tracked_post, courier, email, hand, portal"),
    ("--received-on", "received_on", "actual day of receipt"),
    ("--since-on", "since_on", "start of the relationship"),
    ("--country", "country", "ISO country of the practice"),
    ("--region", "region", "state or region, for holidays and rules"),
    ("--ends-on", "ends_on", "last day chosen by the professional"),
    ("--ends-note", "ends_note", "why that day"),
    ("--notice-unit", "notice_unit", "calendar, working, weeks, months"),
    ("--notice-counted", "notice_counted", "from_receipt, from_mailing, from_letter_date"),
    ("--to-end-of", "notice_to_end_of", "month or quarter"),
    ("--clause", "clause", "the clause that allows ending"),
    ("--renewal-on", "renewal_on", "renewal date of the agreement"),
)
NUMBERS = (
    ("--contract-days", "notice_number", "notice in the agreement, in --notice-unit"),
    ("--deemed-days", "deemed_days", "deemed receipt by the clause"),
    ("--renewal-notice-days", "renewal_notice_days", "notice needed before the renewal"),
    ("--cure-days", "cure_days", "days to put a breach right"),
    ("--extend-days", "extend_days", "days added as a courtesy"),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Put the options of `partwell notice` on its parser."""
    for option, key, told in OPTIONS:
        parser.add_argument(option, dest=key, default=None, help=told)
    for option, key, told in NUMBERS:
        parser.add_argument(option, dest=key, type=int, default=None, help=told)
    parser.add_argument("--reason", dest="reasons", action="append", help="reason id such as R09, repeatable")
    parser.add_argument(
        "--circumstance", dest="circumstances", action="append", help="id that holds, or id=no, repeatable"
    )
    parser.add_argument(
        "--deadline", dest="deadlines", action="append", help="DATE=what the client must do, repeatable"
    )
    parser.add_argument("--file", dest="inputs", help="a JSON file with these names, or - for standard input")


def answer(asked: argparse.Namespace, today: date) -> dict[str, Any]:
    """The engine's answer for options laid over the JSON file."""
    told = _from_file(asked.inputs) if asked.inputs else {}
    names = [key for _, key, _ in (*OPTIONS, *NUMBERS)]
    told.update({key: getattr(asked, key) for key in names if getattr(asked, key) is not None})
    if asked.reasons:
        told["reasons"] = asked.reasons
    if asked.circumstances:
        pairs = (one.partition("=") for one in asked.circumstances)
        told["circumstances"] = {name: value or "yes" for name, _, value in pairs}
    if asked.deadlines:
        pairs = (one.partition("=") for one in asked.deadlines)
        told["deadlines"] = [{"due_on": day, "what": what or "deadline"} for day, _, what in pairs]
    return notice_question.answer(told, today)


def pack_named(name: str) -> Profession:
    """The profession with this id, label or alias."""
    return notice_question.pack_named(name)


def _from_file(name: str) -> dict[str, Any]:
    try:
        if name == "-":
            data = typed.read()
        else:
            with Path(name).open("rb") as file:
                data = typed.at_most(file)
        told = json.loads(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError):
        raise UnreadableFile(
            "The JSON file cannot be read. Nothing was worked out; please check it."
        ) from None
    if not isinstance(told, dict):
        raise UnreadableFile("The JSON file holds no object of names and values. Nothing was worked out.")
    return told
