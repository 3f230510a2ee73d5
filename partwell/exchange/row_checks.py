"""Rows of a list that are no clients: totals, repeated headings, notes below, and rows that do not fit."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters

from partwell.domain.findings import Level
from partwell.exchange.cells import cell
from partwell.exchange.delimited import Row
from partwell.exchange.header_lines import KIND_OF_HEADING, describes_columns
from partwell.exchange.heading_keys import compact, folded
from partwell.exchange.imported import RowFinding
from partwell.exchange.mapping import Mapping
from partwell.exchange.value_kinds import kind_of

_TOTAL = re.compile(
    r"^(?:(?:grand |sub ?|net )?(?:totals?|totale|totaal|totalt|toplam)"
    r"|summe|gesamt(?:summe)?|insgesamt|somme|suma|summa|sum|razem|ogolem"
    r"|συνολο|итого|всего|合計|总计|合计|總計)"
    r"(?: (?:general|geral|clients?|customers?|kunden|rows?|records?|fees|amount"
    r"|(?:of|for) .{1,15}))?[\s:\d.,()]*$"
)
_TOTAL_BEGINS = frozenset("tgsnriouσσивο合总總")  # spares nearly every row the closer look
_FOOTNOTE = re.compile(
    r"report|generated|printed|exported|as of|page \d|accrual basis|cash basis|records?\b|rows?\b"
    r"|confidential|copyright|©|stand[: ]|erstellt|seite \d|exporté|généré|generado"
    r"|\d{1,2}:\d{2}|^\*|^note|^hinweis|end of",
    re.IGNORECASE,
)


def unusable_rows(
    rows: Sequence[Row], header: Row | None, width: int, mapping: Mapping, *, is_text: bool
) -> dict[int, RowFinding]:
    """Row number -> why the row is not taken, for rows that are no client of the list."""
    headings = _key(header) if header else None
    last_full = next((place for place in range(len(rows) - 1, -1, -1) if _filled(rows[place]) > 1), len(rows))
    letters = _letters(rows, width)
    found: dict[int, RowFinding] = {}
    for place, row in enumerate(rows):
        problem = _problem(row, headings, width, mapping, is_text=is_text)
        if place == 0 and header and describes_columns(row):
            problem = ("units_row", "says in which form the columns are")
        if row.number in letters:
            problem = ("group_row", "is the letter above a group")
        if problem is None and place > last_full and width > 2 and _is_note(row, rows[place - 1]):
            problem = ("note_row", "looks like a note below the list")
        if problem:
            code, what = problem
            sentence = f"Row {row.number} {what}; it was not taken."
            found[row.number] = RowFinding(code=code, level=Level.STOP, what=sentence, row=row.number)
    return found


def short_rows(rows: Sequence[Row], width: int) -> Iterator[RowFinding]:
    """A word on rows that end early but whose cells stand in the right columns."""
    for row in rows:
        if len(row.cells) < width:
            sentence = (
                f"Row {row.number} ends after {len(row.cells)} of {width} cells; the others were left empty."
            )
            yield RowFinding(code="short_row", level=Level.ADVISE, what=sentence, row=row.number)


def _problem(
    row: Row, headings: tuple[str, ...] | None, width: int, mapping: Mapping, *, is_text: bool
) -> tuple[str, str] | None:
    if row.damage:
        return "damaged_row", f"cannot be read: {row.damage}"
    if headings and _starts_like(row, headings) and _key(row) == headings:
        return "repeated_heading", "repeats the headings"
    if _is_total(row, mapping):
        return "total_row", "is a total"
    if not is_text:
        return None
    beyond = [text for text in row.cells[width:] if text.strip()]
    if beyond:
        return "ragged_row", f"has {len(row.cells)} cells where the list has {width} columns"
    if len(row.cells) < width and not _is_anchored(row, mapping):
        return (
            "ragged_row",
            f"has only {len(row.cells)} of {width} cells, so that it is not clear which are missing",
        )
    return None


def _starts_like(row: Row, headings: tuple[str, ...]) -> bool:
    """A quick look, since nearly no row repeats the headings."""
    first = next((text for text in row.cells if text.strip()), "")
    return len(first) < 100 and compact(first) == headings[0]


def _key(row: Row) -> tuple[str, ...]:
    return tuple(compact(text) for text in row.cells if text.strip())


def _filled(row: Row) -> int:
    return sum(1 for text in row.cells if text.strip())


def _is_total(row: Row, mapping: Mapping) -> bool:
    first = next((text.strip() for text in row.cells if text.strip()), "")
    if len(first) > 40 or first[:1].lower() not in _TOTAL_BEGINS or not _TOTAL.match(folded(first)):
        return False
    reachable = ("email", "phone", "postcode", "city", "address_lines")
    return not any(cell(row, column) for name in reachable for column in mapping.columns.get(name, ())[:1])


def _letters(rows: Sequence[Row], width: int) -> frozenset[int]:
    """The rows that hold one letter and nothing else, as registers part their names; A before B."""
    if width < 3:
        return frozenset()
    held = {row.number: "".join(row.cells).strip().upper() for row in rows if _filled(row) == 1}
    letters = {number: text for number, text in held.items() if text in set(ascii_letters)}
    in_order = len(letters) > 1 and list(letters.values()) == sorted(set(letters.values()))
    return frozenset(letters) if in_order else frozenset()


def _is_note(row: Row, before: Row) -> bool:
    text = next((text.strip() for text in row.cells if text.strip()), "")
    is_apart = row.number > before.number + 1
    return (is_apart or len(text) > 60) or bool(_FOOTNOTE.search(text))


def _is_anchored(row: Row, mapping: Mapping) -> bool:
    """Whether the end of a short row stands in a column that it clearly fits: then nothing was shifted."""
    fields = {
        found[0].index: name for name, found in mapping.columns.items() if found and name in KIND_OF_HEADING
    }
    filled = [place for place, text in enumerate(row.cells) if text.strip()]
    typed = [place for place in filled if place in fields]
    if not typed or typed[-1] != filled[-1]:
        return False
    return all(kind_of(row.cells[place]) in KIND_OF_HEADING[fields[place]] for place in typed)
