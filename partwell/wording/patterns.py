"""The small language rules are written in: words, word lists, gaps and choices, matched word by word.

`you <3> {failing} to` reads: "you", up to three words of the same clause, an entry of the list "failing",
"to". `( a | b )` is a choice, `( a )?` and `a?` may be missing, `[ … ]` is the part to point at, `^` and
`$` are the ends of the sentence, `<-3>` is a gap that no comma may stand in, `#` is any number, `*ing` is any
word with that ending, `*` any word, and `~{list}` any word that begins no entry of the list.

Matching keeps the set of places a pattern can have reached as the bits of one integer, so that its work grows
with the length of the pattern and never with the number of ways to read the sentence.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from partwell.wording.tokens import Token, plain_words

_PIECE = re.compile(r"~?\{[a-z_]+\}\??|<-?\d+>|[()\[\]|^$#]\??|[^\s()\[\]|{}<>^$#~]+")
_STRONG_MARKS = frozenset(".;:!?")
_ALL_MARKS = frozenset(".;:!?,")


# Words almost every sentence holds say little about which pattern is worth trying.
_COMMON = frozenset(
    "you your we i the a an is are was to of it not and or in on for our my that this have has be with will"
    " would {you} {we} {be} {people} {side} {third} {negation} {bad_work} {group} {possessor} , .".split()
)


class Reading:
    """The words of one sentence as bit sets: where each word stands and where each list entry starts."""

    __slots__ = ("_suffixes", "closed", "digits", "lists", "open", "present", "size", "tight", "words")

    def __init__(self, words: tuple[Token, ...], lists: dict[str, dict[int, int]]) -> None:
        self.size = len(words)
        self.lists = lists
        self.words: dict[str, int] = {}
        self._suffixes: dict[str, int] = {}
        self.open = self.tight = self.digits = 0
        for index, token in enumerate(words):
            bit = 1 << index
            self.words[token.text] = self.words.get(token.text, 0) | bit
            self.open |= 0 if token.text in _STRONG_MARKS else bit
            self.tight |= 0 if token.text in _ALL_MARKS else bit
            self.digits |= bit if any(char.isdigit() for char in token.text) else 0
        trailing = self.size
        while trailing and words[trailing - 1].text in _ALL_MARKS:
            trailing -= 1
        self.closed = sum(1 << place for place in range(trailing, self.size + 1))
        self.present = frozenset(self.words) | {"{" + name + "}" for name in lists}

    def ending_in(self, suffix: str) -> int:
        """Where words with this ending stand; punctuation is no word."""
        if suffix not in self._suffixes:
            self._suffixes[suffix] = sum(
                bits for word, bits in self.words.items() if word.endswith(suffix) and word[0].isalnum()
            )
        return self._suffixes[suffix]


@dataclass(slots=True)
class _Node:
    kind: str  # word, list, gap, choice, start, end, open, close, number, suffix, other
    text: str = ""
    size: int = 0
    tight: bool = False
    optional: bool = False
    choices: list[list["_Node"]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern holds, as word positions: all of it, and the part to point at."""

    start: int
    end: int
    marked_start: int
    marked_end: int


def _read(pieces: list[str], at: int, pattern: str) -> tuple[list[list[_Node]], int]:
    """The choices up to the closing bracket or the end, and the place behind them."""
    choices: list[list[_Node]] = [[]]
    while at < len(pieces):
        piece = pieces[at]
        optional = piece.endswith("?") and len(piece) > 1
        bare = piece[:-1] if optional else piece
        if bare == ")":
            return choices, at
        if bare == "|":
            choices.append([])
        elif bare == "(":
            inner, at = _read(pieces, at + 1, pattern)
            if at >= len(pieces):
                raise ValueError(f"a bracket is not closed in '{pattern}'")
            choices[-1].append(_Node("choice", choices=inner, optional=pieces[at].endswith("?")))
        else:
            choices[-1].extend(_plain_nodes(bare, optional))
        at += 1
    return choices, at


def _plain_nodes(piece: str, optional: bool) -> list[_Node]:
    kinds = {"^": "start", "$": "end", "[": "open", "]": "close", "#": "number"}
    if piece in kinds:
        return [_Node(kinds[piece], optional=optional)]
    if piece.startswith("~"):
        return [_Node("other", piece[2:-1], optional=optional)]
    if piece.startswith("{"):
        return [_Node("list", piece[1:-1], optional=optional)]
    if piece.startswith("<"):
        tight = piece[1] == "-"
        return [_Node("gap", size=int(piece.strip("<->")), tight=tight)]
    if piece.startswith("*"):
        return [_Node("suffix", piece[1:], optional=optional)]
    return [_Node("word", word, optional=optional) for word in plain_words(piece)]


def _needed(nodes: list[_Node]) -> list[frozenset[str]]:
    """Groups of which a sentence must hold one member each: list names in braces, and words."""
    groups: list[frozenset[str]] = []
    for node in nodes:
        if node.optional:
            continue
        if node.kind == "word":
            groups.append(frozenset((node.text,)))
        elif node.kind == "list":
            groups.append(frozenset(("{" + node.text + "}",)))
        elif node.kind == "choice":
            inner = [_needed(choice) for choice in node.choices]
            if all(inner):
                groups.append(frozenset().union(*(min(group, key=len) for group in inner)))
    return groups


def _lists_named(nodes: list[_Node]) -> set[str]:
    named: set[str] = set()
    for node in nodes:
        if node.kind in ("list", "other"):
            named.add(node.text)
        for choice in node.choices:
            named |= _lists_named(choice)
    return named


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _reached(nodes: list[_Node], mask: int, reading: Reading) -> int:
    """Every place that can be behind the nodes when they start at one of the given places."""
    for node in nodes:
        if not mask:
            return 0
        reached = _step(node, mask, reading)
        mask = reached | mask if node.optional else reached
    return mask


def _step(node: _Node, mask: int, reading: Reading) -> int:
    """Every place that can be behind this one node."""
    if node.kind in _ONE_WORD:
        return (mask & _ONE_WORD[node.kind](node, reading)) << 1
    if node.kind == "list":
        reached = 0
        for length, starts in reading.lists.get(node.text, {}).items():
            reached |= (mask & starts) << length
        return reached
    if node.kind == "gap":
        return _over_gap(node, mask, reading)
    if node.kind == "choice":
        reached = 0
        for choice in node.choices:
            reached |= _reached(choice, mask, reading)
        return reached
    places = {"start": 1, "end": reading.closed}.get(node.kind, -1)
    return mask & places


def _not_in_list(node: _Node, reading: Reading) -> int:
    starts = 0
    for places in reading.lists.get(node.text, {}).values():
        starts |= places
    return reading.ending_in("") & ~starts


_ONE_WORD: dict[str, Callable[[_Node, Reading], int]] = {
    "word": lambda node, reading: reading.words.get(node.text, 0),
    "suffix": lambda node, reading: reading.ending_in(node.text),
    "number": lambda _, reading: reading.digits,
    "other": _not_in_list,
}


def _over_gap(node: _Node, mask: int, reading: Reading) -> int:
    allowed = reading.tight if node.tight else reading.open
    reached = mask
    for _ in range(node.size):
        mask = (mask & allowed) << 1
        reached |= mask
    return reached


class Pattern:
    """One compiled pattern; raises ValueError with the sentence to show when it cannot be read."""

    __slots__ = ("_after", "_before", "_marked", "_nodes", "_required", "lists", "text")

    def __init__(self, text: str) -> None:
        pieces = _PIECE.findall(text)
        choices, at = _read(pieces, 0, text)
        if at < len(pieces):
            raise ValueError(f"a bracket is closed that was never opened in '{text}'")
        self.text = text
        self._nodes = choices[0] if len(choices) == 1 else [_Node("choice", choices=choices)]
        if not self._nodes:
            raise ValueError("a pattern is empty")
        kinds = [node.kind for node in self._nodes]
        opens = kinds.index("open") if "open" in kinds else 0
        closes = kinds.index("close") if "close" in kinds else len(kinds)
        self._before, self._marked = self._nodes[:opens], self._nodes[opens:closes]
        self._after = self._nodes[closes:]
        self._required = sorted(_needed(self._nodes), key=len)
        self.lists = frozenset(_lists_named(self._nodes))

    @property
    def trigger(self) -> frozenset[str]:
        """The rarest group of words of which a sentence must hold one; empty when there is none."""
        return min(self._required, key=lambda group: (len(group & _COMMON), len(group)), default=frozenset())

    def possible(self, reading: Reading) -> bool:
        """Whether the sentence holds every word the pattern cannot do without."""
        return all(not group.isdisjoint(reading.present) for group in self._required)

    def holds(self, reading: Reading) -> bool:
        """Whether the pattern matches anywhere in the sentence."""
        return self.possible(reading) and _reached(self._nodes, (1 << reading.size) - 1, reading) != 0

    def holds_from(self, place: int, reading: Reading) -> bool:
        """Whether the pattern matches starting at this word."""
        return _reached(self._nodes, 1 << place, reading) != 0

    def holds_up_to(self, place: int, reading: Reading) -> bool:
        """Whether the pattern matches somewhere so that it ends just before this word."""
        return bool(_reached(self._nodes, (1 << place) - 1, reading) >> place & 1)

    def matches(self, reading: Reading) -> Iterator[Found]:
        """The matches from left to right, for each start the shortest one."""
        if not self.holds(reading):
            return
        for start in range(reading.size):
            found = self._from(start, reading)
            if found is not None:
                yield found

    def _from(self, start: int, reading: Reading) -> Found | None:
        if not _reached(self._nodes, 1 << start, reading):
            return None
        for opens in _bits(_reached(self._before, 1 << start, reading)):
            for closes in _bits(_reached(self._marked, 1 << opens, reading)):
                ends = _reached(self._after, 1 << closes, reading)
                if ends:
                    return Found(start, (ends & -ends).bit_length() - 1, opens, closes)
        return None
