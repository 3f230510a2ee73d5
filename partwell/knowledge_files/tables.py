"""TOML files as tables: each entry with the file and list it stands in, before it is given a type."""

import difflib
import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partwell.domain.knowledge import Problem

Values = dict[str, Any]

LISTS = (
    "circumstances",
    "gates",
    "notice_rules",
    "letter_elements",
    "checklist",
    "complaint_clocks",
    "retention",
    "alternatives",
    "repair",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One entry as it was written."""

    file: str
    section: str
    id: str
    values: Values

    def problem(self, sentence: str) -> Problem:
        """A problem with this entry."""
        return Problem(file=self.file, entry=f"{self.section} {self.id}".strip(), sentence=sentence)


Shelf = dict[str, dict[str, Table]]  # list name, then entry id


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file: its keys outside the lists, and its lists by entry id."""

    file: str
    top: Values
    shelf: Shelf


def read_document(
    path: Path, folder: Path, lists: tuple[str, ...], problems: list[Problem]
) -> Document | None:
    """The file as tables, or None with a problem that names the line and column."""
    file = path.relative_to(folder).as_posix()
    written = _parsed(path, file, problems)
    if written is None:
        return None
    top = {key: value for key, value in written.items() if key not in lists}
    shelf = {name: _by_id(written.get(name, []), file, name, problems) for name in lists}
    return Document(file=file, top=top, shelf=shelf)


def likely(word: str, known: Iterable[str]) -> str:
    """A closing half-sentence that names the likely spelling, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else "."


def _parsed(path: Path, file: str, problems: list[Problem]) -> Values | None:
    try:
        return _tables(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = re.search(r"\(at (line \d+, column \d+|end of document)\)", said)
        where = place.group(1) if place else "an unknown place"
        what = said.split(" (at ", maxsplit=1)[0]
        sentence = f"it cannot be read at {where} ({what}). All of it is left out until it is mended."
    except UnicodeDecodeError as error:
        sentence = f"it is not UTF-8 text (byte {error.start}). All of it is left out until it is mended."
    except OSError:
        sentence = "it cannot be opened. All of it is left out; please check that the file may be read."
    problems.append(Problem(file=file, entry="the file", sentence=sentence))
    return None


@functools.lru_cache(maxsize=128)
def _tables(text: str) -> Values:
    """The parsed text, kept for the next load: parsing is most of the work, and nobody changes the answer."""
    return tomllib.loads(text)


def _by_id(written: object, file: str, section: str, problems: list[Problem]) -> dict[str, Table]:
    if not isinstance(written, list) or not all(isinstance(item, dict) for item in written):
        problems.append(
            Problem(file=file, entry=section, sentence=f"write each entry under a line [[{section}]].")
        )
        return {}
    found: dict[str, Table] = {}
    for number, values in enumerate(written, start=1):
        entry_id = values.get("id")
        if not isinstance(entry_id, str) or not entry_id:
            sentence = "it has no id and is left out; every entry needs an id."
            problems.append(Problem(file=file, entry=f"{section} number {number}", sentence=sentence))
        elif entry_id in found:
            problems.append(found[entry_id].problem("this id stands twice; the second one is left out."))
        else:
            found[entry_id] = Table(file=file, section=section, id=entry_id, values=values)
    return found
