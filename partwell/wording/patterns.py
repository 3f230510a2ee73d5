"""The small language rules are written in: words, word lists, gaps and choices, matched word by word.

`you <3> {failing} to` reads: "you", up to three words of the same clause, an entry of the list "failing",
"to". `( a | b )` is a choice, `( a )?` and `a?` may be missing, `[ … ]` is the part to point at, `^` and
`$` are the ends of the sentence, `<-3>` is a gap that no comma may stand in, `#` is any number, `*ing` is any
word with that ending and `*` any word.
"""

import re
from dataclasses import dataclass, field

from partwell.wording.tokens import Token, plain_words

_PIECE = re.compile(r"\{[a-z_]+\}\??|<-?\d+>|[()\[\]|^$#]\??|[^\s()\[\]|{}<>^$#]+")
_STRONG_MARKS = frozenset(".;:!?")
_ALL_MARKS = frozenset(".;:!?,")

Lists = dict[str, dict[int, list[int]]]


@dataclass(slots=True)
class _Node:
    kind: str  # word, list, gap, choice, start, end, open, close, number
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
    if piece.startswith("{"):
        return [_Node("list", piece[1:-1], optional=optional)]
    if piece.startswith("<"):
        tight = piece[1] == "-"
        return [_Node("gap", size=int(piece.strip("<->")), tight=tight)]
    if piece.startswith("*"):
        return [_Node("suffix", piece[1:], optional=optional)]
    return [_Node("word", word, optional=optional) for word in plain_words(piece)]


def _required(nodes: list[_Node]) -> frozenset[str]:
    """What must occur in a sentence for the pattern to have a chance: list names in braces, and words."""
    needed: set[str] = set()
    for node in nodes:
        if node.optional:
            continue
        if node.kind == "word":
            needed.add(node.text)
        elif node.kind == "list":
            needed.add("{" + node.text + "}")
        elif node.kind == "choice" and len(node.choices) == 1:
            needed |= _required(node.choices[0])
    return frozenset(needed)


def _lists_named(nodes: list[_Node]) -> set[str]:
    named: set[str] = set()
    for node in nodes:
        if node.kind == "list":
            named.add(node.text)
        for choice in node.choices:
            named |= _lists_named(choice)
    return named


class Pattern:
    """One compiled pattern; raises ValueError with the sentence to show when it cannot be read."""

    __slots__ = ("lists", "nodes", "required", "text")

    def __init__(self, text: str) -> None:
        choices, at = _read(_PIECE.findall(text), 0, text)
        if at < len(_PIECE.findall(text)):
            raise ValueError(f"a bracket is closed that was never opened in '{text}'")
        self.text = text
        self.nodes = choices[0] if len(choices) == 1 else [_Node("choice", choices=choices)]
        if not self.nodes:
            raise ValueError("a pattern is empty")
        self.required = _required(self.nodes)
        self.lists = frozenset(_lists_named(self.nodes))

    def search(self, words: tuple[Token, ...], lists: Lists, after: int = 0) -> Found | None:
        """The first place at or behind the given word where the pattern holds, or None."""
        first = self.nodes[0]
        if first.kind == "list" and not first.optional:
            starts = [index for index in sorted(lists.get(first.text, ())) if index >= after]
        elif first.kind == "word" and not first.optional:
            starts = [i for i in range(after, len(words)) if words[i].text == first.text]
        elif first.kind == "start":
            starts = [0] if after == 0 else []
        else:
            starts = list(range(after, len(words)))
        for start in starts:
            marks: list[int] = []
            end = _match(self.nodes, 0, start, words, lists, marks)
            if end is not None:
                marked = (marks[0], marks[1]) if len(marks) > 1 else (start, end)
                return Found(start, end, *marked)
        return None


def _match(
    nodes: list[_Node], at: int, index: int, words: tuple[Token, ...], lists: Lists, marks: list[int]
) -> int | None:
    """The word position behind the match of nodes[at:] at this word, or None."""
    if at == len(nodes):
        return index
    node = nodes[at]
    for end in _ends(node, index, words, lists):
        kept = len(marks)
        if node.kind in ("open", "close"):
            marks.append(index)
        result = _match(nodes, at + 1, end, words, lists, marks)
        if result is not None:
            return result
        del marks[kept:]
    if node.kind == "choice":
        for choice in node.choices:
            kept = len(marks)
            result = _match(choice + nodes[at + 1 :], 0, index, words, lists, marks)
            if result is not None:
                return result
            del marks[kept:]
    if node.optional:
        return _match(nodes, at + 1, index, words, lists, marks)
    return None


def _ends(node: _Node, index: int, words: tuple[Token, ...], lists: Lists) -> list[int]:
    """Where this one node can end when it starts at the given word."""
    if node.kind == "word":
        return [index + 1] if index < len(words) and words[index].text == node.text else []
    if node.kind == "list":
        return lists.get(node.text, {}).get(index, [])
    if node.kind == "gap":
        marks = _ALL_MARKS if node.tight else _STRONG_MARKS
        ends = [index]
        while len(ends) <= node.size and ends[-1] < len(words) and words[ends[-1]].text not in marks:
            ends.append(ends[-1] + 1)
        return ends
    if node.kind in ("open", "close"):
        return [index]
    if node.kind == "suffix":
        return [index + 1] if index < len(words) and words[index].text.endswith(node.text) else []
    if node.kind == "start":
        return [index] if index == 0 else []
    if node.kind == "end":
        return [index] if index == len(words) or all(w.text in _ALL_MARKS for w in words[index:]) else []
    if node.kind == "number":
        return [index + 1] if index < len(words) and any(c.isdigit() for c in words[index].text) else []
    return []
