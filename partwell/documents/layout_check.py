"""What is in an uploaded layout: the fields it uses, what is misspelt, how to mend it, what it leaves out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partwell.documents.filling import KEPT_PROPERTIES, Value
from partwell.documents.layout_fields import LAYOUT_FIELDS
from partwell.documents.layout_leftovers import (
    brackets_left,
    is_stray,
    merge_fields,
    other_placeholders,
    tracked,
    unfilled,
)
from partwell.documents.layout_walk import MOST_NAMED, UnknownField, Walk
from partwell.documents.placeholders import Paragraph, paragraph_of, paragraphs_of
from partwell.documents.safe_archive import MERGE_FIELDS, TELLING_FIELDS, opened_safely, safe_xml
from partwell.documents.trial import tried
from partwell.domain.findings import Finding, Level, in_order, listed

__all__ = ["LayoutReport", "UnknownField", "check_layout"]
_PROPERTIES = "docProps/core.xml"


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
        return not self.unknown and not _blocks(self.findings)


def check_layout(
    data: bytes, *, kind: str = "letter", more: Mapping[str, Value] | None = None
) -> LayoutReport:
    """Look through an uploaded layout and try it once; raises UnreadableFile where the file itself is unfit.

    `kind` is "letter", "case_record" or "call_sheet"; `more` holds further field names with samples.
    """
    members = opened_safely(data, named=MERGE_FIELDS | TELLING_FIELDS)
    samples = {**(more or {}), **{field.name: field.sample for field in LAYOUT_FIELDS[kind]}}
    known = frozenset(samples)
    paragraphs = (*paragraphs_of(members), *_properties(members))
    walk = Walk(known=samples)
    walk.through(paragraphs)
    unknown = [*walk.unknown, *merge_fields(members, known)]
    unknown.extend(one for paragraph in paragraphs for one in other_placeholders(paragraph, known))
    findings = [_unclosed(one) for one in paragraphs if one.is_unclosed or is_stray(one)]
    findings.extend([*walk.findings, *tracked(members), *unfilled(members)])
    if not unknown and not _blocks(findings):
        findings.extend(_trial(data, kind, samples))
    findings.extend(_brackets(paragraphs, known))
    must_show = (field.name for field in LAYOUT_FIELDS[kind] if field.must_show)
    return LayoutReport(
        fields_used=tuple(sorted(walk.used)),
        unknown=tuple(dict.fromkeys(unknown))[:MOST_NAMED],
        missing=tuple(name for name in must_show if name not in walk.used),
        findings=in_order(tuple(dict.fromkeys(findings)))[:MOST_NAMED],
    )


def _blocks(findings: Any) -> bool:
    return any(finding.level == Level.STOP for finding in findings)


def _properties(members: Mapping[str, bytes]) -> Iterator[Paragraph]:
    """The title, subject and language of the file, which are filled too."""
    if _PROPERTIES in members:
        for entry in safe_xml(members[_PROPERTIES]):
            if isinstance(entry.tag, str) and entry.tag.rpartition("}")[2] in KEPT_PROPERTIES and entry.text:
                yield paragraph_of("properties", entry.text)


def _trial(data: bytes, kind: str, samples: Mapping[str, Value]) -> Iterator[Finding]:
    """Why a paper cannot be made with the layout, or which words of it would be lost."""
    wanted = {
        str(row[field.prints]): field
        for field in LAYOUT_FIELDS[kind]
        if field.prints and isinstance(field.sample, tuple)
        for row in field.sample
        if isinstance(row, Mapping)
    }
    trial = tried(data, samples, tuple(wanted))
    if trial.sentence:
        yield Finding(code="trial", level=Level.STOP, what=trial.sentence, where="layout")
    elif trial.lost:
        field = wanted[trial.lost[0]]
        yield Finding(
            code="lost",
            level=Level.STOP,
            what=f"{len(trial.lost)} of the {len(wanted)} entries of the sample that a paper has to show are "
            f"left out, such as “{trial.lost[0]}”.",
            instead=f"Write {{%p for item in {field.name} %}}, {{{{ item.{field.prints} }}}} and "
            "{%p endfor %}, each on a line of its own.",
            where="layout",
        )


def _unclosed(paragraph: Paragraph) -> Finding:
    return Finding(
        code="unclosed",
        level=Level.STOP,
        what=f"A placeholder is not closed in the paragraph “{paragraph.text.strip()[:120]}”.",
        instead="Write it as {{ field_name }}, with both braces on both sides, within one paragraph.",
        where=paragraph.part,
    )


def _brackets(paragraphs: tuple[Paragraph, ...], known: frozenset[str]) -> Iterator[Finding]:
    """Words in brackets that would be printed as they stand, as something to look at."""
    found = tuple(dict.fromkeys(one for paragraph in paragraphs for one in brackets_left(paragraph, known)))
    if found:
        yield Finding(
            code="brackets",
            level=Level.ADVISE,
            what=f"Words in brackets are printed as they stand in every paper: {listed(found)}.",
            instead="Where they should be filled in, write a field of the list below instead.",
            where="layout",
        )
