"""What is in an uploaded layout: the fields it uses, what is misspelt, how to mend it, what it leaves out."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partwell.documents.filling import Value
from partwell.documents.layout_fields import LAYOUT_FIELDS
from partwell.documents.placeholders import Paragraph, paragraph_of, paragraphs_of
from partwell.documents.safe_archive import W, opened_safely, safe_xml
from partwell.documents.trial import trial_fill
from partwell.domain.findings import Finding, Level

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’")
_LOOP = re.compile(r"for\s+([A-Za-z_]\w*)\s+in\s+(.*)", re.DOTALL)
_INNER = re.compile(r"^\{[{%#](?:p|tr|tc|r)?(?=[\s])|^\{[{%#]|[}%#]\}$")
# Placeholders of other programs and slips of the finger: {name}, «name», [name], <<name>>.
_OTHER = re.compile(r"\{([^{}%#]{1,60})\}|«([^»]{1,60})»|\[([^\[\]]{1,60})\]|<<([^<>]{1,60})>>")
_WORDS = frozenset(
    {"if", "elif", "else", "endif", "for", "in", "endfor", "and", "or", "not", "loop"}
    | {"none", "true", "false", "None", "True", "False"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownField:
    """A placeholder that means nothing to us: as written, where, and what was probably meant."""

    name: str
    paragraph_text: str
    likely: str  # such as "{{ client_name }}"; empty where nothing is close


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutReport:
    """What was found in a layout; it may be used where `is_usable`."""

    fields_used: tuple[str, ...]
    unknown: tuple[UnknownField, ...] = ()
    missing: tuple[str, ...] = ()  # fields that a paper of this kind has to show
    findings: tuple[Finding, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether papers can be made with it."""
        return not self.unknown and not any(finding.level == Level.STOP for finding in self.findings)


def check_layout(
    data: bytes, *, kind: str = "letter", more: Mapping[str, Value] | None = None
) -> LayoutReport:
    """Look through an uploaded layout and try it once; raises UnreadableFile where the file itself is unfit.

    `kind` is "letter", "case_record" or "call_sheet"; `more` holds further field names with samples.
    """
    members = opened_safely(data)
    samples = {**(more or {}), **{field.name: field.sample for field in LAYOUT_FIELDS[kind]}}
    paragraphs = tuple(paragraphs_of(members))
    rows = _loop_variables(paragraphs)
    used, unknown = _names(paragraphs, frozenset(samples), rows)
    findings = [_unclosed(paragraph) for paragraph in paragraphs if paragraph.is_unclosed]
    findings.extend(_leftovers(members))
    if not unknown and not findings and (sentence := trial_fill(data, samples)):
        findings.append(Finding(code="trial", level=Level.STOP, what=sentence, where="layout"))
    must_show = (field.name for field in LAYOUT_FIELDS[kind] if field.must_show)
    missing = tuple(name for name in must_show if name not in used)
    return LayoutReport(
        fields_used=tuple(sorted(used)), unknown=unknown, missing=missing, findings=tuple(findings)
    )


def _loop_variables(paragraphs: tuple[Paragraph, ...]) -> frozenset[str]:
    found = (_LOOP.match(_inner(tag)) for paragraph in paragraphs for tag in paragraph.tags)
    return frozenset(loop[1] for loop in found if loop)


def _inner(tag: str) -> str:
    return _INNER.sub("", tag).strip().strip("-").strip()


def _names(
    paragraphs: tuple[Paragraph, ...], known: frozenset[str], rows: frozenset[str]
) -> tuple[frozenset[str], tuple[UnknownField, ...]]:
    """The known fields in use, and every placeholder that is none."""
    used: set[str] = set()
    unknown: list[UnknownField] = []
    for paragraph in paragraphs:
        for tag, names in _tags(paragraph, known):
            roots = {name.partition(".")[0] for name in names or ()}
            used |= roots & known
            if names is None or roots - known - rows:
                text = paragraph.text.strip()[:200]
                unknown.append(UnknownField(name=tag, paragraph_text=text, likely=_likely(tag, known)))
    return frozenset(used), tuple(unknown)


def _tags(paragraph: Paragraph, known: frozenset[str]) -> Iterator[tuple[str, list[str] | None]]:
    """Every placeholder of a paragraph with the names in it; None where it is none that we understand."""
    for tag in paragraph.tags:
        inner = _inner(tag)
        if tag.startswith("{{"):
            yield tag, [inner] if _NAME.fullmatch(inner) else None
        elif tag.startswith("{%"):
            yield tag, _names_in_block(inner)
    for found in _OTHER.finditer(paragraph.rest):
        words = next(group for group in found.groups() if group)
        if _meant(words, known):
            yield found[0], None


def _names_in_block(inner: str) -> list[str] | None:
    """The fields and loop variables that an "if" or "for" asks about; None for any other block."""
    if inner.partition(" ")[0] not in {"if", "elif", "else", "endif", "for", "endfor"}:
        return None
    loop = _LOOP.match(inner)
    names = _NAME.findall(_STRING.sub(" ", loop[2] if loop else inner))
    return [name for name in names if name.partition(".")[0] not in _WORDS]


def _likely(tag: str, known: frozenset[str]) -> str:
    """The placeholder that was probably meant, written as it should be."""
    words = re.sub(r"[{}%#«»\[\]<>]", " ", _STRING.sub(lambda quoted: quoted[0][1:-1], tag))
    if tag.startswith("{%"):
        names = [name for name in _NAME.findall(words) if name not in _WORDS | {"p", "tr", "tc", "r"}]
        close = [_meant(name, known) or _close(name, known) for name in names if name not in known]
        return next((name for name in close if name), "")
    name = _meant(words, known) or _close(words, known)
    return f"{{{{ {name} }}}}" if name else ""


def _squeezed(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.casefold())


def _meant(words: str, known: frozenset[str]) -> str:
    """The field whose name these words are but for spaces, capitals and punctuation."""
    return next((name for name in sorted(known) if _squeezed(name) == _squeezed(words)), "")


def _close(words: str, known: frozenset[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", words.partition("|")[0].casefold()).strip("_")
    return next(iter(difflib.get_close_matches(plain, sorted(known), n=1, cutoff=0.6)), "")


def _unclosed(paragraph: Paragraph) -> Finding:
    return Finding(
        code="unclosed",
        level=Level.STOP,
        what=f"A placeholder is not closed in the paragraph “{paragraph.text.strip()[:120]}”.",
        instead="Write it as {{ field_name }}, with both braces on both sides, within one paragraph.",
        where=paragraph.part,
    )


def _leftovers(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Comments, tracked changes and placeholders in parts that are never filled."""
    body = [
        safe_xml(content) for name, content in members.items() if re.fullmatch(r"word/document\d*\.xml", name)
    ]
    if any(True for root in body for _ in root.iter(f"{W}ins", f"{W}del", f"{W}commentReference")):
        yield Finding(
            code="tracked",
            level=Level.STOP,
            what="The layout holds comments or tracked changes, which would go out with every letter.",
            instead="Accept or reject all changes and delete the comments in Word, then save again.",
            where="layout",
        )
    notes = members.get("word/endnotes.xml")
    if notes and paragraph_of("endnotes", "".join(safe_xml(notes).itertext())).tags:
        yield Finding(
            code="endnotes",
            level=Level.STOP,
            what="A placeholder stands in an endnote, where nothing is filled in.",
            instead="Move it into the text or into a footnote.",
            where="layout",
        )
