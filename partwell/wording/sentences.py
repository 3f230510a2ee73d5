"""A text seen as zones and sentences, each with its place in the text as it was given."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_SHORT_LINE = 46  # characters; a line that ends earlier was ended on purpose
LONGEST_SENTENCE = 600  # patterns look at one sentence at a time, so this bounds the work of every pattern

_QUOTES_AND_DASHES = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "—": ";", "…": ".",
}  # fmt: skip
_BLANKS = dict.fromkeys("\u00a0\u202f\u2009\t\n\r\v\f\u2028\u2029\u0085", " ")
_FOLDED = str.maketrans(_QUOTES_AND_DASHES | _BLANKS)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|st|no|nos|inc|ltd|co|corp|llc|jr|sr|esq|vs|v|rd|ave|blvd|dept|ref|tel"
    r"|ext|approx|fig|e\.g|i\.e|etc|u\.s|u\.k|a\.m|p\.m|[a-z]|art|sec|cl|para|p|pp|rev|hon|gen|messrs)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![.?!…])[.?!…]++[\"'”’)\]]*+(?=\s|$)")  # starts at the first mark only: linear
_GREETING = re.compile(
    r"^[ \t]*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom it may concern|greetings)\b"
    r"[^\n]{0,70}$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[ \t]*(?:yours\b.{0,20}"
    r"|(?:very )?(?:sincerely|respectfully|truly|cordially|faithfully|warmly)(?: yours)?"
    r"|(?:with )?(?:our |my |all |very )*(?:kind|best|warm|many|kindest|warmest|good|sincere)?(?:est)? ?"
    r"(?:regards|wishes|thanks)(?: and .{0,30})?|all (?:the|my) best|best|cheers|thanks(?: again)?|thank you"
    r"|take care|with (?:thanks|gratitude|appreciation)|in gratitude|for and on behalf of.{0,60}|signed)"
    r"[ \t]*[,.!;-]?[ \t]*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^[ \t]*(?:subject|from|to|cc|bcc|date|sent|re|our ref|your ref|ref)[ \t]*:", re.IGNORECASE
)
_SUBJECT = re.compile(r"^[ \t]*(?:subject|re)[ \t]*:", re.IGNORECASE)
_QUOTED_FROM_HERE = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:original message|forwarded message).*|on .{4,80} wrote:[ \t]*)$", re.IGNORECASE
)
_BULLET = re.compile(r"[ \t]*(?:[-*•–]|\(?\d{1,2}[.)])[ \t]")


class Zone(StrEnum):
    """Which part of a message a line belongs to."""

    HEAD = "head"
    SUBJECT = "subject"
    BODY = "body"
    SIGN_OFF = "sign-off"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the text: `raw` as written, `folded` in lower case with plain quotes, of equal length."""

    start: int
    raw: str
    folded: str
    zone: Zone

    @property
    def end(self) -> int:
        """The offset just behind the last character."""
        return self.start + len(self.raw)


def folded(text: str) -> str:
    """The text in lower case, with plain quotes and blanks, every character at its old place."""
    plain = text.translate(_FOLDED)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


def _lines(text: str) -> list[tuple[int, str]]:
    """Each line with its offset; the newline is not part of the line."""
    lines: list[tuple[int, str]] = []
    start = 0
    for piece in text.split("\n"):
        lines.append((start, piece.rstrip("\r")))
        start += len(piece) + 1
    return lines


def _first(lines: list[tuple[int, str]], pattern: re.Pattern[str], after: int, limit: int) -> int | None:
    for index in range(after, min(len(lines), limit)):
        if len(lines[index][1]) < 100 and pattern.match(lines[index][1]):
            return index
    return None


def zoned_lines(text: str, *, whole_message: bool) -> list[tuple[int, str, Zone]]:
    """Every line of the text with its offset and zone; only whole messages have a head and a sign-off."""
    lines = _lines(text)
    zones = [Zone.BODY] * len(lines)
    if whole_message:
        greeting = _first(lines, _GREETING, 0, 60)
        if greeting is not None:
            zones[: greeting + 1] = [Zone.HEAD] * (greeting + 1)
        sign_off = _first(lines, _SIGN_OFF, (greeting or 0) + 1, len(lines))
        if sign_off is not None:
            zones[sign_off:] = [Zone.SIGN_OFF] * (len(lines) - sign_off)
    quoted_from_here = False
    for index, (_, line) in enumerate(lines):
        quoted_from_here = quoted_from_here or (len(line) < 100 and bool(_QUOTED_FROM_HERE.match(line)))
        if quoted_from_here or line.lstrip().startswith(">"):
            zones[index] = Zone.QUOTED
        elif whole_message and zones[index] != Zone.SIGN_OFF and _HEADER.match(line[:40]):
            zones[index] = Zone.SUBJECT if _SUBJECT.match(line[:40]) else Zone.HEAD
    return [(start, line, zone) for (start, line), zone in zip(lines, zones, strict=True)]


def _blocks(lines: list[tuple[int, str, Zone]]) -> list[tuple[int, int, Zone]]:
    """Lines joined to paragraphs: a blank line, a bullet, a new zone or a short closed line ends one."""
    blocks: list[tuple[int, int, Zone]] = []
    for start, line, zone in lines:
        if not line.strip():
            blocks.append((start, start, zone))
            continue
        previous = blocks[-1] if blocks else None
        joins = (
            previous is not None
            and previous[0] != previous[1]
            and previous[2] == zone == Zone.BODY
            and not _BULLET.match(line[:8])
            and (start - previous[1] <= 2)
            and not (previous[1] - previous[0] < _SHORT_LINE and line.lstrip()[:1].isupper())
        )
        if joins and previous is not None:
            blocks[-1] = (previous[0], start + len(line), zone)
        else:
            blocks.append((start, start + len(line), zone))
    return [block for block in blocks if block[0] != block[1]]


def _cuts(piece: str) -> list[int]:
    """Where sentences end inside a paragraph; abbreviations and a small letter behind the mark end none."""
    cuts: list[int] = []
    last = 0
    for match in _END.finditer(piece):
        after = piece[match.end() : match.end() + 3].lstrip()[:1]
        if match.group().startswith(".") and _ABBREVIATION.search(
            piece[max(last, match.start() - 8) : match.start() + 1]
        ):
            continue
        if after and after.islower():
            continue
        cuts.append(match.end())
        last = match.end()
    return cuts


def _bounded(start: int, end: int, text: str) -> list[tuple[int, int]]:
    """A stretch cut into parts no longer than the longest sentence, at a blank where there is one."""
    parts: list[tuple[int, int]] = []
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        parts.append((start, cut))
        start = cut
    parts.append((start, end))
    return parts


def sentences(text: str, *, whole_message: bool) -> tuple[Sentence, ...]:
    """The sentences of a text in order, without the blanks around them."""
    plain = folded(text)
    found: list[Sentence] = []
    for block_start, block_end, zone in _blocks(zoned_lines(text, whole_message=whole_message)):
        piece = text[block_start:block_end]
        for left, right in pairwise([0, *_cuts(piece), len(piece)]):
            for start, end in _bounded(block_start + left, block_start + right, plain):
                raw = text[start:end]
                first = start + len(raw) - len(raw.lstrip())
                last = first + len(raw.strip())
                if first < last:
                    found.append(Sentence(first, text[first:last], plain[first:last], zone))
    return tuple(found)
