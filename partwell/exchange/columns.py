"""The columns of a table: where the headings stand and what each of them says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from partwell.exchange.delimited import Row, is_heading
from partwell.exchange.heading_keys import KNOWN, bare, compact, folded, words_of
from partwell.exchange.headings import FILLERS, HEADINGS, NEVER, QUALIFIERS
from partwell.exchange.value_kinds import Kind, kind_of

ADDRESS_FIELDS = (
    "address_lines", "house_number", "house_addition", "place", "city", "postcode", "region", "country",
)  # fmt: skip
FIELDS = (
    "client_name", "organisation", "first_name", "last_name", "email", "phone", "address_lines", "city",
    "postcode", "region", "country", "since_on", "annual_fees_amount", "reference",
)  # fmt: skip
FIRST_MOBILE = next(at for at, line in enumerate(HEADINGS["phone"]) if line.startswith("mobile "))
LOOSELY = 40  # added to the line of a heading that is known only by a few of its words
_PEOPLE = frozenset(
    "spouse partner child children emergency assistant manager referrer referred referral accountant lawyer "
    "attorney solicitor supplier guarantor kin agent parent ehepartner conjoint husband wife".split()
)
_ASIDE = frozenset(
    "type label consent opt status sent bounce verified valid lang language format notes note count".split()
)
# Headings too short to mean anything once other words were taken off.
_WEAK = frozenset(
    "name nom naam nome nombre navn namn number no nr id code key ref line since title n contact opened "
    "land lan first last file st dossier".split()
)
_NUMBERS = frozenset("no nr number num numero numer haus hnr".split())
_HOUSE_NUMBER = re.compile(r"^\d{1,4} ?[a-zA-Z]?(?: ?[-/+] ?\d{1,4}[a-zA-Z]?)?$")
_WHOLE = frozenset("full formatted complete details whole volle komplett".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: where it stands, what its heading says, and what its cells look like."""

    index: int  # from 0
    heading: str  # as the file has it, "column 3" where it has none
    has_heading: bool
    filled: int = 0  # cells that are not empty
    samples: tuple[str, ...] = ()
    field: str | None = None  # "" for a fact that is never used, None where the heading is not known
    line: int = 0  # how late its heading comes in HEADINGS
    kind: str = ""  # billing, work, home …
    group: int = 0  # the 2 of "Address 2 - Street"
    order: int = 0  # the 2 of "Street 2"
    is_whole: bool = False  # a whole address in one cell

    @property
    def preference(self) -> tuple[int, int, int, int, int]:
        """Smaller is better among columns of one field."""
        rank = next((rank for kind, rank in QUALIFIERS.values() if kind == self.kind), 1)
        by_kind = 2 * rank if self.field in (*ADDRESS_FIELDS, "email", "phone") else 2
        if self.field == "phone" and self.line % LOOSELY >= FIRST_MOBILE and not self.kind:
            by_kind = 7  # after a number at work, before one at home
        return (by_kind, self.line, self.group, self.order, self.index)

    @property
    def kinds(self) -> dict[Kind, float]:
        """Share of the sampled cells that look like each kind of value."""
        found: dict[Kind, int] = {}
        for sample in self.samples:
            kind = kind_of(sample)
            found[kind] = found.get(kind, 0) + 1
        return {kind: count / len(self.samples) for kind, count in found.items()}


def header_in(rows: Sequence[Row]) -> int | None:
    """Place of the heading row among the first rows, or None where the list begins without one."""
    best, place = 0, None
    for at, row in enumerate(rows[:40]):
        cells = [cell for cell in row.cells if cell.strip()]
        hits = len({compact(cell) for cell in cells if is_heading(cell)})
        values = sum(kind_of(cell) not in (Kind.TEXT, Kind.COUNTRY) for cell in cells)
        if hits > best and (hits >= 2 or values == 0) and values <= hits:
            best, place = hits, at
    if place is not None and (best >= 2 or len(rows[place].cells) <= 2 or _stands_out(rows, place)):
        return place
    first = next((at for at, row in enumerate(rows[:10]) if sum(map(bool, map(str.strip, row.cells))) > 1), 0)
    return first if _stands_out(rows, first) else None


def _stands_out(rows: Sequence[Row], place: int) -> bool:
    """Whether a row of plain words stands over columns that clearly hold something else."""
    cells = rows[place].cells
    if any(kind_of(cell) not in (Kind.TEXT, Kind.COUNTRY) for cell in cells if cell.strip()):
        return False
    below = rows[place + 1 : place + 60]
    for column in range(len(cells)):
        values = [row.cells[column] for row in below if column < len(row.cells) and row.cells[column].strip()]
        kinds = [kind_of(value) for value in values]
        if cells[column].strip() and kinds and kinds.count(Kind.TEXT) <= len(kinds) * 0.2:
            return True
    return False


def columns_of(headings: Sequence[str] | None, rows: Sequence[Row], width: int) -> list[Column]:
    """Every column with its meaning as far as its heading tells."""
    columns: list[Column] = []
    whole = _spelt_out(headings or ())
    for index in range(width):
        cells = [row.cells[index].strip() for row in rows if index < len(row.cells)]
        filled = [cell for cell in cells if cell]
        given = headings[index].strip() if headings and index < len(headings) else ""
        shown = " ".join(given.split()) or f"column {index + 1}"
        if any(shown == column.heading for column in columns):
            shown = f"{shown} (column {index + 1})"
        step = max(1, len(filled) // 200)
        column = Column(
            index=index,
            heading=shown,
            has_heading=bool(given),
            filled=len(filled),
            samples=tuple(filled[::step][:200]),
        )
        columns.append(_with_meaning(column, whole[index]) if given else column)
    return _with_house_numbers(columns)


def _with_house_numbers(columns: list[Column]) -> list[Column]:
    """A plain "Nr." behind a street is its number and no reference."""
    return [
        replace(column, field="house_number")
        if before
        and before.field == "address_lines"
        and compact(column.heading) in _NUMBERS
        and all(map(_HOUSE_NUMBER.match, column.samples))
        else column
        for before, column in zip((None, *columns), columns, strict=False)
    ]


def _spelt_out(headings: Sequence[str]) -> list[str]:
    """Headings such as "- City" under "Addr 1 - Line 1" with the part that some programs leave out."""
    before, found = "", []
    for heading in headings:
        text = heading.strip()
        if text.startswith("- ") and before:
            text = f"{before} {text}"
        else:
            before = text.partition(" - ")[0] if " - " in text else ""
        found.append(text)
    return found


def _with_meaning(column: Column, heading: str) -> Column:
    words = words_of(heading)
    field_name, line = _meaning(heading, words)
    if field_name and set(words) & NEVER.get(field_name, frozenset()):
        field_name = ""
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 4]
    ends_so = bool(numbers) and words[-1].isdecimal()
    order = numbers[-1] if ends_so else 0
    inner = numbers[:-1] if ends_so else numbers
    if field_name == "address_lines" and "line" in words and len(numbers) == 1 and not ends_so:
        inner, order = [], numbers[0]
    return replace(
        column,
        field=field_name,
        line=line,
        kind=_kind(field_name, words),
        group=inner[0] if inner else 0,
        order=order,
        is_whole=field_name == "address_lines" and bool(_WHOLE & set(words)),
    )


def _kind(field_name: str | None, words: tuple[str, ...]) -> str:
    for at, word in enumerate(words):
        kind = QUALIFIERS.get(word, ("", 0))[0]
        after = words[at + 1] if at + 1 < len(words) else ""
        if (
            not kind
            or after == "box"
            or (kind == "postal" and field_name == "postcode" and after in ("code", ""))
        ):
            continue
        if (
            kind == "postal"
            and field_name == "postcode"
            and at > 0
            and words[at - 1] in ("codigo", "code", "cod")
        ):
            continue
        return kind
    return ""


def _meaning(heading: str, words: tuple[str, ...]) -> tuple[str | None, int]:
    """(field, line in HEADINGS) of a heading: exact first, then with fewer and fewer of its words."""
    for candidate in _readings(heading, words):
        if candidate in KNOWN:
            return KNOWN[candidate]
    if set(words) & (_PEOPLE | _ASIDE):
        return None, 0
    essential = bare(words)
    for size in range(len(essential) - 1, 0, -1):
        for start in range(len(essential) - size, -1, -1):
            run = "".join(essential[start : start + size])
            if run not in _WEAK and len(run) > 2 and run in KNOWN:
                return KNOWN[run][0], KNOWN[run][1] + LOOSELY
    return None, 0


def _readings(heading: str, words: tuple[str, ...]) -> Iterable[str]:
    yield compact(heading)
    yield "".join(word for word in words if not word.isdecimal())
    outside = re.sub(r"[(\[（].*?[)\]）]", " ", heading)
    if outside.strip():
        yield compact(outside)
    yield "".join(word for word in words if not word.isdecimal() and word not in FILLERS)
    if not set(words) & (_PEOPLE | _ASIDE):
        yield "".join(bare(words_of(outside)))
        before, _, last = outside.rpartition(" - ")
        if before and compact(last) not in _WEAK:  # "Organization - Address" is an address
            yield compact(last)
        for part in re.split(r"[/|:>–]| - ", outside):
            if compact(part) not in _WEAK:
                yield compact(part)
        for prefix in ("kunden", "mandanten", "klienten", "rechnungs", "firmen", "haupt", "privat"):
            if folded(heading.strip()).startswith(prefix):
                yield compact(heading)[len(prefix) :]
