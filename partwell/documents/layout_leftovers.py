"""What would go out with every paper unfilled: changes, comments, mail-merge fields, brackets."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from partwell.documents.layout_walk import UnknownField
from partwell.documents.likely_names import called, likely_name, squeezed
from partwell.documents.placeholders import Paragraph, filled_parts, paragraph_text, spans_of
from partwell.documents.safe_archive import MERGE_FIELDS, TELLING_FIELDS, W, field_codes, safe_xml
from partwell.domain.findings import Finding, Level

# Placeholders of other programs and slips of the finger: {name}, «name», [name], <<name>>, ${name}.
_BRACKETS = re.compile(
    r"[｛{]{1,2}([^{}｛｝%#]{1,60})[｝}]{1,2}|[«‹]([^«»‹›]{1,60})[»›]|\[{1,2}([^\[\]]{1,60})\]{1,2}"
    r"|<{1,2}([^<>]{1,60})>{1,2}"
)
_SIGNS = re.compile(
    r"%{1,2}([A-Za-z_]{3,60})%{1,2}|#([A-Za-z_]{3,60})#|@([A-Za-z_]{3,60})\b|\$([A-Za-z_]{3,60})\b"
)
_MEANT_TO_BE_FILLED = re.compile(r"<<.*>>|\[{1,2}[^\W\d_][^\[\]]{2,}\]{1,2}", re.DOTALL)
_PLAIN_WORDS = frozenset({"sic", "seal", "signed"})
_STRAY = re.compile(r"\}\}|%\}|#\}")
_TRACKED = re.compile(r"ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|commentReference|\w+Change")
_MEANT_BY = {"GREETINGLINE": "salutation", "USERNAME": "signatory_name", "AUTHOR": "signatory_name"}
_MERGED = {"ADDRESSBLOCK": "AddressBlock", "GREETINGLINE": "GreetingLine"}
_IN_ADDRESS = re.compile(r"\{\{|%7B%7B|\{%", re.IGNORECASE)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NOT_SHOWN = re.compile(
    r"word/(glossary/|comments|people|settings|styles|numbering|fontTable|webSettings|theme/)"
)


def other_placeholders(paragraph: Paragraph, known: frozenset[str]) -> Iterator[UnknownField]:
    """Placeholders in brackets of another kind that name one of our fields, in their words or ours."""
    text = paragraph.text.strip()[:200]
    for pattern, understood in ((_BRACKETS, called), (_SIGNS, _exactly)):
        for found in pattern.finditer(paragraph.rest):
            name = understood(next(group for group in found.groups() if group), known)
            if name:
                yield UnknownField(name=found[0], paragraph_text=text, likely=f"{{{{ {name} }}}}")


def brackets_left(paragraph: Paragraph, known: frozenset[str]) -> Iterator[str]:
    """Words in brackets that look as if somebody should fill them in, and name nothing we know."""
    for found in _BRACKETS.finditer(paragraph.rest):
        words = next(group for group in found.groups() if group)
        looks_so = _MEANT_TO_BE_FILLED.fullmatch(found[0]) and squeezed(words) not in _PLAIN_WORDS
        if looks_so and not called(words, known):
            yield found[0]


def is_stray(paragraph: Paragraph) -> bool:
    """Whether a placeholder ends in this paragraph that did not begin in it."""
    return bool(_STRAY.search(_BRACKETS.sub(" ", paragraph.rest)))


def merge_fields(members: Mapping[str, bytes], known: frozenset[str]) -> Iterator[UnknownField]:
    """Fields of Word's mail merge, of file properties and of its user, which nobody fills here."""
    for name in filled_parts(members):
        for paragraph in safe_xml(members[name]).iter(f"{W}p"):
            for code in field_codes(paragraph):
                kind, _, rest = " ".join(code.split()).partition(" ")
                if kind.upper() in MERGE_FIELDS | TELLING_FIELDS:
                    yield _merge_field(kind.upper(), rest, paragraph_text(paragraph), known)


def tracked(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Comments and tracked changes in any part that goes out."""
    for name in filled_parts(members):
        names = (one.tag for one in safe_xml(members[name]).iter() if isinstance(one.tag, str))
        if any(tag.startswith(W) and _TRACKED.fullmatch(tag.removeprefix(W)) for tag in names):
            yield Finding(
                code="tracked",
                level=Level.STOP,
                what="The layout holds comments or tracked changes, which would go out with every letter.",
                instead="Accept or reject all changes and delete the comments in Word, then save again.",
                where="layout",
            )
            return


def unfilled(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Placeholders where nothing is filled in: charts and diagrams, and the addresses of links."""
    filled = filled_parts(members)
    for name in sorted(members):
        if not name.startswith("word/") or name in filled or _NOT_SHOWN.match(name):
            continue
        if name.endswith(".rels"):
            for link in safe_xml(members[name]):
                target = link.get("Target") or ""
                if _IN_ADDRESS.search(target):
                    yield _unfilled("the address of a link", target, "Write the address itself.")
        elif name.endswith(".xml"):
            for text in _lines(safe_xml(members[name])):
                if spans_of(text)[0]:
                    yield _unfilled("a chart or diagram", text, "Move it into the text.")


def _unfilled(place: str, words: str, instead: str) -> Finding:
    what = f"A placeholder stands in {place}, where nothing is filled in: “{words.strip()[:120]}”."
    return Finding(code="unfilled", level=Level.STOP, what=what, instead=instead, where="layout")


def _lines(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_DRAWING}p", f"{W}p"):
        yield "".join(one.text or "" for one in paragraph.iter(f"{_DRAWING}t", f"{W}t"))


def _merge_field(kind: str, rest: str, text: str, known: frozenset[str]) -> UnknownField:
    words = re.sub(r"\\.*", "", rest).strip(' "“”')
    said = _MERGED.get(kind, words)
    in_arrows = kind in {"MERGEFIELD", *_MERGED}
    shown = f"«{said}»" if in_arrows and said else f"{kind} {rest}".strip()
    asked = said if kind in MERGE_FIELDS else ""
    name = _MEANT_BY.get(kind) or (likely_name(asked, known) if asked else "")
    likely = f"{{{{ {name} }}}}" if name in known else ""
    return UnknownField(name=shown[:80], paragraph_text=text.strip()[:200], likely=likely)


def _exactly(words: str, known: frozenset[str]) -> str:
    return words.casefold() if words.casefold() in known else ""
