"""Going through the placeholders of a layout in order: which fields they name, where a block does not fit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from partwell.documents.environment import LOOP_FACTS, PLAIN_NAME
from partwell.documents.filling import PICTURES, Value
from partwell.documents.likely_names import close, likely_name
from partwell.documents.placeholders import Paragraph, Tag, tag_of
from partwell.domain.findings import Finding, Level

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
MOST_NAMED = 60  # slips of one layout, which are mended before the rest are looked for
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_LOOP = re.compile(r"for\s+([A-Za-z_]\w*)\s+in\s+(.*)", re.DOTALL)
_BLOCK = re.compile(r"(if|elif|else|endif|for|endfor)\b(.*)", re.DOTALL)
_NEARLY = re.compile(
    r"(?:(p|tr|tc)\s+)?(end\s*if|end\s*for|else\s+if|else|elseif|elif|if|for)\b\s*(.*)", re.DOTALL
)
_WORDS = frozenset({"and", "or", "not", "in", "none", "true", "false", "None", "True", "False"})
_OF_JINJA = frozenset({"is", "defined", "undefined", "length", "count", "upper", "lower", "sort", "range"})
_ENDS = {"endif": "if", "endfor": "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownField:
    """A placeholder that means nothing to us: as written, where, and what was probably meant."""

    name: str
    paragraph_text: str
    likely: str  # such as "{{ client_name }}"; empty where nothing is close


@dataclass(slots=True, kw_only=True)
class _Open:
    """A block that was begun: its placeholder, and what each turn of a loop is called and holds."""

    word: str
    tag: Tag
    paragraph: Paragraph
    variable: str = ""
    row: Any = None  # the fields of a row with samples; a text for a list of lines; ... where nobody knows


@dataclass(slots=True, kw_only=True)
class Walk:
    """What was found on the way through the paragraphs of a layout."""

    known: Mapping[str, Value]
    used: set[str] = field(default_factory=set)
    unknown: list[UnknownField] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    blocks: list[_Open] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)  # of every loop so far
    lost: set[tuple[str, str]] = field(default_factory=set)  # words already named as lost

    def through(self, paragraphs: Iterable[Paragraph]) -> None:
        """Look at every placeholder in order."""
        part = ""
        for paragraph in paragraphs:
            if paragraph.part != part:
                self._end_of_part()
                part = paragraph.part
            for tag in paragraph.tags:
                if tag.beside and (tag.level, tag.beside) not in self.lost:
                    self._beside(tag, paragraph)
                if tag.text.startswith("{{"):
                    self._printed(tag, paragraph)
                elif tag.text.startswith("{%"):
                    self._steering(tag, paragraph)
        self._end_of_part()

    def report(self, tag: Tag, paragraph: Paragraph, likely: str) -> None:
        """One placeholder that means nothing."""
        text = paragraph.text.strip()[:200]
        one = UnknownField(name=tag.text[:200], paragraph_text=text, likely=likely)
        if not self._is_full and one not in self.unknown:
            self.unknown.append(one)

    @property
    def _is_full(self) -> bool:
        """Whether more slips were named than anybody reads at once."""
        return len(self.unknown) >= MOST_NAMED

    def stop(self, code: str, paragraph: Paragraph, what: str, instead: str) -> None:
        """One reason why no paper can be made."""
        if len(self.findings) >= MOST_NAMED:
            return
        where = f" It stands in the paragraph “{paragraph.text.strip()[:120]}”."
        self.findings.append(
            Finding(code=code, level=Level.STOP, what=what + where, instead=instead, where=paragraph.part)
        )

    def _beside(self, tag: Tag, paragraph: Paragraph) -> None:
        self.lost.add((tag.level, tag.beside))
        if tag.level == "p":
            instead = "Give it a line of its own, or leave out the p to keep it within the line."
        else:
            instead = f"Give it a {_TAKES[tag.level]} of its own, before and after the one that repeats."
        what = f"{tag.text} takes its whole {_TAKES[tag.level]} away, so “{tag.beside[:80]}” would be lost."
        self.stop("beside", paragraph, what, instead)

    def _printed(self, tag: Tag, paragraph: Paragraph) -> None:
        root, _, rest = tag.inner.partition(".")
        picture = root in PICTURES and paragraph.part in {"footnotes", "endnotes", "properties"}
        if picture:
            self.stop("picture", paragraph, "A picture cannot stand in a note.", "Move it into the text.")
        elif tag.level or not NAME.fullmatch(tag.inner):
            self.report(tag, paragraph, self._likely(tag.inner))
        elif (row := self._row(root)) is not None:
            self._of_row(tag, paragraph, root, row)
        elif root == "loop":
            if rest not in LOOP_FACTS or not any(one.word == "for" for one in self.blocks):
                self.report(tag, paragraph, "")
        elif root not in self.known:
            self._out_of_reach(tag, paragraph, root)
        elif rest or _is_rows(self.known[root]):
            likely = f"{{%p for item in {root} %}}" if _is_rows(self.known[root]) else _braces(root)
            self.report(tag, paragraph, likely)
        else:
            self.used.add(root)

    def _of_row(self, tag: Tag, paragraph: Paragraph, root: str, row: Any) -> None:
        """A field of the row a loop stands at."""
        rest = tag.inner.partition(".")[2]
        if row is ...:
            return
        if isinstance(row, Mapping) and (rest not in row or isinstance(row[rest], tuple)):
            name = _close_key(rest, row)
            self.report(tag, paragraph, _braces(f"{root}.{name}") if name else "")
        elif not isinstance(row, Mapping) and rest:
            self.report(tag, paragraph, _braces(root))

    def _out_of_reach(self, tag: Tag, paragraph: Paragraph, root: str) -> None:
        """A name that is no field: mostly a slip, sometimes the row of a loop that has ended."""
        if root in self.variables:
            what = f"{tag.text} stands outside the {{% for … %}} that {root} belongs to."
            self.stop("outside", paragraph, what, "Move it between the {% for … %} and its {% endfor %}.")
        else:
            self.report(tag, paragraph, self._likely(tag.inner))

    def _steering(self, tag: Tag, paragraph: Paragraph) -> None:
        found = _BLOCK.fullmatch(tag.inner)
        if found is None or (found[1].startswith("e") and found[1] != "elif" and found[2].strip()):
            self._misspelt_block(tag, paragraph)
        elif tag.level in {"tr", "tc"} and tag.place[-1:] != ("",):
            what = f"{tag.text} stands outside a table."
            self.stop("table", paragraph, what, f"Write {{%p {tag.inner} %}} for whole paragraphs.")
        elif found[1] in {"if", "elif"}:
            self._asked(tag, paragraph, found[2])
            if found[1] == "if":
                self.blocks.append(_Open(word="if", tag=tag, paragraph=paragraph))
            else:
                self._goes_on(tag, paragraph, {"if"})
        elif found[1] == "for":
            self._loop(tag, paragraph)
        elif found[1] == "else":
            self._goes_on(tag, paragraph, {"if", "for"})
        else:
            self._ended(tag, paragraph, _ENDS[found[1]])

    def _misspelt_block(self, tag: Tag, paragraph: Paragraph) -> None:
        """Report a block that is none, and go on as if it had been written well."""
        likely = self._nearly(tag)
        self.report(tag, paragraph, likely)
        word = tag_of(likely).inner.partition(" ")[0] if likely else ""
        if word in {"if", "for"}:
            variable = tag.inner.casefold().partition("for ")[2].partition(" ")[0]
            self.variables.add(variable)
            self.blocks.append(_Open(word=word, tag=tag, paragraph=paragraph, variable=variable, row=...))
        elif self.blocks and self.blocks[-1].word == _ENDS.get(word):
            self.blocks.pop()

    def _asked(self, tag: Tag, paragraph: Paragraph, condition: str) -> None:
        """The fields and rows that a condition asks about."""
        names = [one for one in NAME.findall(_STRING.sub(" ", condition)) if one not in _WORDS]
        strange = [one for one in names if not self._is_askable(one)]
        self.used |= {one.partition(".")[0] for one in names} & set(self.known)
        if strange:
            self.report(tag, paragraph, self._likely_in_block(strange, names))

    def _is_askable(self, name: str) -> bool:
        root, _, rest = name.partition(".")
        row = self._row(root)
        if row is not None:
            return row is ... or (rest in row if isinstance(row, Mapping) else not rest)
        if root == "loop":
            return rest in LOOP_FACTS and any(one.word == "for" for one in self.blocks)
        return name in self.known

    def _loop(self, tag: Tag, paragraph: Paragraph) -> None:
        found = _LOOP.fullmatch(tag.inner)
        through = found[2].strip() if found else ""
        row: Any = ...
        if found is None or not NAME.fullmatch(through):
            names = NAME.findall(through)
            self.report(tag, paragraph, self._likely_in_block(names, names))
        elif not self._is_askable(through):
            likely = self._likely_in_block([through], [through])
            self.report(tag, paragraph, likely)
            row = _row_of(self._sample(likely))  # so that the rows inside are understood too
        elif not isinstance(listed := self._sample(through), tuple) and listed is not ...:
            what = f"{tag.text} goes through {through}, which is one text and no list."
            self.stop("loop", paragraph, what, f"Print it with {_braces(through)}.")
        elif any(one.word == "for" for one in self.blocks) and "." not in through:
            what = f"{tag.text} stands within another loop and goes through a list that is not of its row."
            self.stop("loop", paragraph, what, "End the outer loop before it, or write it outside.")
        elif not PLAIN_NAME.fullmatch(found[1]):
            self.report(tag, paragraph, f"for {found[1].casefold()} in {through}")
        else:
            row = _row_of(listed)
            self.used |= {through.partition(".")[0]} & set(self.known)
        variable = found[1] if found else ""
        self.variables.add(variable)
        self.blocks.append(_Open(word="for", tag=tag, paragraph=paragraph, variable=variable, row=row))

    def _goes_on(self, tag: Tag, paragraph: Paragraph, words: set[str]) -> None:
        if not self.blocks or self.blocks[-1].word not in words:
            self._never_begun(tag, paragraph)
        else:
            self._even(self.blocks[-1], tag, paragraph)

    def _ended(self, tag: Tag, paragraph: Paragraph, word: str) -> None:
        if not self.blocks or self.blocks[-1].word != word:
            self._never_begun(tag, paragraph)
            return
        self._even(self.blocks.pop(), tag, paragraph)

    def _never_begun(self, tag: Tag, paragraph: Paragraph) -> None:
        what = f"{tag.text} does not belong to what was begun before it."
        instead = (
            "End each {% if … %} with {% endif %}, each {% for … %} with {% endfor %}, inner ones first."
        )
        self.stop("crossed", paragraph, what, instead)

    def _even(self, begun: _Open, tag: Tag, paragraph: Paragraph) -> None:
        """A block has to end in a place like that of its start, or half an element would be left."""
        if begun.tag.place != tag.place:
            what = f"{begun.tag.text} and {tag.text} do not stand in the same kind of place."
            instead = (
                "Keep both within one cell or text box, and write both with p, each on a line of its own, "
                "or both without it."
            )
            self.stop("uneven", paragraph, what, instead)

    def _end_of_part(self) -> None:
        for one in self.blocks:
            what = "A {% for … %} or {% if … %} in the layout is never ended."
            instead = f"Add the {{% end{one.word} %}} that belongs to {one.tag.text}."
            self.stop("unended", one.paragraph, what, instead)
        self.blocks.clear()

    def _row(self, name: str) -> Any:
        return next((one.row for one in reversed(self.blocks) if one.variable == name), None)

    def _sample(self, name: str) -> Any:
        root, _, rest = name.partition(".")
        row = self._row(root)
        if row is None:
            return self.known.get(name)
        return row.get(rest, ...) if isinstance(row, Mapping) and rest else row

    def _likely(self, words: str) -> str:
        """The placeholder that was probably meant, written as it should be."""
        if self._is_full:
            return ""
        plain = re.sub(r"[{}%#«»\[\]<>/]", " ", _STRING.sub(lambda quoted: quoted[0][1:-1], words))
        name = likely_name(plain, self.known) or next(
            (one for one in NAME.findall(plain) if one in self.known), ""
        )
        return _braces(name) if name else ""

    def _likely_in_block(self, strange: list[str], names: list[str]) -> str:
        """The field or list that a block probably meant."""
        if self._is_full:
            return ""
        for name in [one for one in strange if one not in _OF_JINJA]:
            root, _, rest = name.partition(".")
            row = self._row(root)
            if isinstance(row, Mapping) and (key := _close_key(rest, row)):
                return f"{root}.{key}"
            if found := likely_name(name, self.known):
                return found
        return next((one for one in names if self._is_askable(one)), "")

    def _nearly(self, tag: Tag) -> str:
        """A block that is one but for a space or a capital letter, written as it should be."""
        found = _NEARLY.fullmatch(tag.inner.casefold())
        if found is None:
            return ""
        word = {"elseif": "elif"}.get(found[2].replace(" ", ""), found[2].replace(" ", ""))
        level = found[1] or tag.level
        return " ".join(part for part in (f"{{%{level}", word, found[3].strip(), "%}") if part)


_TAKES = {"p": "paragraph", "tr": "table row", "tc": "table cell", "r": "run"}


def _braces(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _is_rows(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(one, Mapping) for one in value)


def _row_of(rows: Any) -> Any:
    """What one turn of a loop holds: all fields of all rows, or a text."""
    merged: dict[str, Any] = {}
    if not isinstance(rows, tuple):
        return ...
    for one in rows:
        if not isinstance(one, Mapping):
            return ""
        merged.update(one)
    return merged


def _close_key(name: str, row: Mapping[str, Any]) -> str:
    """The field of a row that was probably meant; its words where none was named."""
    plain = [key for key in row if not isinstance(row[key], tuple)]
    if not name:
        return next((key for key in ("text", "value", "label") if key in plain), plain[0] if plain else "")
    return close(name, row)
