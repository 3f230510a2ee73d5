"""The commands of the terminal: each calls a service and says what came of it."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from partwell.cli import notice as cli_notice
from partwell.cli import typed
from partwell.desk import DATA, is_begun, today
from partwell.domain.errors import UnreadableFile
from partwell.domain.portfolio import CaseFilter
from partwell.services import (
    agenda,
    bulk,
    cases,
    clients,
    knowledge,
    papers,
    practice,
    reports,
    samples,
    wording,
)
from partwell.services.wording import KINDS

DONE, NOT_DONE = 0, 1
Told = tuple[int, Any, str]  # exit code, data for --json, words; the first line of a failure sums it up


def _import(asked: argparse.Namespace) -> Told:
    path = Path(asked.file)
    order = asked.dates.replace("-", "_") or None
    choices = clients.Choices(sheet=asked.sheet, date_order=order)
    read = clients.preview_import(_bytes(path), path.name, choices)
    desk = asked.desk() if is_begun() or not asked.dry_run else None
    found = clients.with_doubles(desk, read)
    found = found if asked.take_doubles else clients.without_doubles(found)
    if desk is None or asked.dry_run:
        return DONE, found.as_data(), _import_words(found, "would be taken")
    taken = clients.take_import(desk, found, token=cases.new_token())
    return DONE, {**found.as_data(), "imported": taken}, _import_words(found, "taken")


def _import_words(found: clients.ClientList, verb: str) -> str:
    lines = [f"{found.rows} rows: {found.taken} {verb}, {found.reported} not."]
    lines += [one.what for one in found.findings]  # a sentence about a row begins with its number
    return "\n".join(lines)


def _cases(asked: argparse.Namespace) -> Told:
    desk = asked.desk()
    ids = list(desk.store.cases.rows(CaseFilter(), limit=1_000_000))
    data = [asdict(row) for row in ids]
    words = "\n".join(
        f"{row.case_id}  {row.status:<13} {row.ends_on or '-'!s:<11} {row.client_name}" for row in ids
    )
    return DONE, data, words or "No cases yet."


def _letter(asked: argparse.Namespace) -> Told:
    desk, out = asked.desk(), Path(asked.out)
    _refuse_other_suffix(out, ".docx")
    opened = desk.open_case(asked.case)
    papers.write_beside(out, papers.letter_file(desk, opened.dossier, asked.kind))
    return DONE, {"case": asked.case, "file": str(out)}, f"Written: {out}"


def _letters(asked: argparse.Namespace) -> Told:
    if not asked.out.strip():
        raise UnreadableFile("The folder for the letters has no name. Nothing was written; please name one.")
    report = bulk.write_letters(asked.desk(), Path(asked.out), asked.kind)
    lines = [f"{len(report.written)} letters written to {asked.out}; {len(report.not_written)} not."]
    lines += [f"{case_id}: {why}" for case_id, why in report.not_written]
    if report.not_compared:
        lines.append(f"The client list is long: {report.not_compared} of its names were not looked for.")
    data = {
        "not_compared": report.not_compared,
        "written": list(report.written),
        "not_written": [{"case": case_id, "why": why} for case_id, why in report.not_written],
    }
    return (DONE if report.written or not report.not_written else NOT_DONE), data, "\n".join(lines)


def _record(asked: argparse.Namespace) -> Told:
    desk, out = asked.desk(), Path(asked.out)
    _refuse_other_suffix(out, ".docx")
    papers.write_beside(out, papers.record_file(desk, desk.open_case(asked.case).dossier))
    return DONE, {"case": asked.case, "file": str(out)}, f"Written: {out}"


def _case_log(asked: argparse.Namespace) -> Told:
    reports.write_log(asked.desk(), Path(asked.file))
    return DONE, {"file": asked.file}, f"Written: {asked.file}"


def _calendar(asked: argparse.Namespace) -> Told:
    out = Path(asked.file)
    _refuse_other_suffix(out, ".ics")
    desk = asked.desk()
    entries = agenda.due(desk)
    papers.write_beside(out, agenda.calendar(desk))
    return DONE, {"file": asked.file, "entries": len(entries)}, f"{len(entries)} entries written: {out}"


def _wording(asked: argparse.Namespace) -> Told:
    if asked.file == "-":
        text = typed.read().decode("utf-8", errors="replace")
    else:
        text = wording.read_text(_bytes(Path(asked.file)), asked.file)
    found = wording.check_plain(text, kind=asked.kind, profession_id=_pack_id(asked.profession))
    data = {"findings": [asdict(one) for one in found]}
    lines = [f"{one.severity}: {one.category}: {_quoted(one.shown)}{one.reason}" for one in found]
    return DONE, data, "\n".join(lines) or "Nothing here could hurt."


def _quoted(words: str) -> str:
    return f"“{words}”: " if words else ""


def _pack_id(name: str) -> str:
    if not name:
        return ""
    return cli_notice.pack_named(name).id


def _note(asked: argparse.Namespace) -> Told:
    text = typed.words() if asked.text == "-" else asked.text
    event = cases.note(asked.desk(), asked.case, text, token=cases.new_token())
    return DONE, {"event": event.event_id, "case": asked.case}, event.event_id


def _backup(asked: argparse.Namespace) -> Told:
    if Path(asked.file).is_dir():
        raise UnreadableFile("That is a folder. Nothing was written; please name a file for the backup.")
    practice.back_up(asked.desk(), Path(asked.file))
    return DONE, {"file": asked.file}, f"Backup written and checked: {asked.file}"


def _restore(asked: argparse.Namespace) -> Told:
    _refuse_missing(Path(asked.file))
    practice.restore_home(Path(asked.file))
    return DONE, {"file": asked.file}, "The backup is in place; what was here before is kept aside."


def _verify(asked: argparse.Namespace) -> Told:
    if asked.pack is not None:
        trouble = reports.check_pack(_bytes(Path(asked.pack)))
    else:
        found = practice.verified(asked.desk()).findings
        trouble = tuple(f"{one.what} {one.instead}".strip() for one in found)
    data = {"sound": not trouble, "findings": list(trouble)}
    return _soundness(trouble, data, "Everything is sound.")


def _soundness(trouble: tuple[str, ...], data: Any, sound: str) -> Told:
    if not trouble:
        return DONE, data, sound
    return NOT_DONE, data, "\n".join((f"Not sound: {len(trouble)} found.", *trouble))


def _samples(asked: argparse.Namespace) -> Told:
    desk = asked.desk()
    if asked.remove:
        count = samples.remove(desk, token=cases.new_token())
        return DONE, {"clients": count}, f"{count} sample clients removed."
    count = samples.load(desk, token=cases.new_token())
    words = f"{count} sample clients are here." if count else "The sample clients were here already."
    return DONE, {"clients": count}, words


def _check(asked: argparse.Namespace) -> Told:
    folder = Path(asked.data)
    problems = (*knowledge.check(folder), *samples.problems(folder / "samples"))
    data = {"sound": not problems, "problems": list(problems)}
    return _soundness(problems, data, "Data and layouts are sound.")


def _notice(asked: argparse.Namespace) -> Told:
    data = cli_notice.answer(asked, today())
    return DONE, data, "\n".join(step["sentence"] for step in data["steps"])


def _refuse_missing(path: Path) -> None:
    if not path.is_file():
        raise UnreadableFile("There is no such file. Nothing was done; please check the path.")


def _bytes(path: Path) -> bytes:
    _refuse_missing(path)
    with path.open("rb") as file:
        return typed.at_most(file)


def _refuse_other_suffix(path: Path, suffix: str) -> None:
    if path.suffix.casefold() != suffix:
        raise UnreadableFile(
            f"The file to write has to end in {suffix}. Nothing was written; please name it so."
        )


Option = tuple[str, dict[str, Any]]
OUT: Option = ("--out", {"required": True})
KIND: Option = ("--kind", {"default": "ending", "help": "kind of letter, such as ending or warning"})
FILE: Option = ("file", {})
CASE: Option = ("case", {})
COMMANDS: tuple[tuple[str, Callable[[argparse.Namespace], Told], str, tuple[Option, ...]], ...] = (
    (
        "import",
        _import,
        "take in a client list (CSV, Excel)",
        (
            FILE,
            ("--dry-run", {"action": "store_true", "help": "show what would be taken, write nothing"}),
            ("--sheet", {"default": "", "help": "sheet of the workbook, where it has several lists"}),
            (
                "--dates",
                {
                    "choices": ("day-first", "month-first"),
                    "default": "",
                    "help": "what comes first in dates such as 03/04/2021",
                },
            ),
            (
                "--take-doubles",
                {
                    "action": "store_true",
                    "help": "also take clients who are on the list or come twice",
                },
            ),
        ),
    ),
    ("cases", _cases, "list every case", ()),
    ("letter", _letter, "write the letter of a case as a Word file", (CASE, OUT, KIND)),
    (
        "letters",
        _letters,
        "write the letters of all open cases to a folder or a .zip",
        (("--all", {"action": "store_true", "required": True}), OUT, KIND),
    ),
    ("record", _record, "write the documentation record of a case", (CASE, OUT)),
    ("case-log", _case_log, "write the Excel case log", (FILE,)),
    ("calendar", _calendar, "write everything that is due as a calendar file", (FILE,)),
    (
        "wording",
        _wording,
        "check the words of a text or Word file, or of standard input (-)",
        (FILE, ("--kind", {"choices": KINDS, "default": "letter"}), ("--profession", {"default": ""})),
    ),
    ("note", _note, "append a note to the history of a case", (CASE, ("text", {"help": "the words, or -"}))),
    ("backup", _backup, "write a checked backup", (FILE,)),
    ("restore", _restore, "put a backup in place", (FILE,)),
    (
        "verify",
        _verify,
        "check everything stored, or an evidence pack",
        (("pack", {"nargs": "?", "default": None}),),
    ),
    (
        "samples",
        _samples,
        "put the sample portfolio in",
        (("--remove", {"action": "store_true", "help": "take it out again"}),),
    ),
    (
        "check",
        _check,
        "check data and layouts",
        (("--data", {"default": str(DATA), "help": "another data folder than the one that ships"}),),
    ),
    ("notice", _notice, "work out a notice period, with every step", ()),
)
