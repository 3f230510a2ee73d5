"""The guide to layouts names every field as it is, and every field has a sample."""

import pytest

from partwell.documents.call_sheet import call_sheet_values
from partwell.documents.filling import fill
from partwell.documents.layout_fields import LAYOUT_FIELDS, sample_values
from partwell.documents.record import record_values
from partwell.domain.call_sheet import CallScript, call_sheet_of
from partwell.domain.record import record_of
from tests.documents.full_case import dossier
from tests.documents.word_files import TEMPLATES, shipped

GUIDE = (TEMPLATES.parent / "docs" / "word-layouts.md").read_text("utf-8")


@pytest.mark.parametrize("kind", sorted(LAYOUT_FIELDS))
def test_the_guide_lists_every_field_with_its_meaning(kind: str) -> None:
    lines = [
        f"| `{field.name}` | {field.meaning} | {'yes' if field.must_show else ''} |"
        for field in LAYOUT_FIELDS[kind]
    ]
    assert "\n".join(lines) in GUIDE


@pytest.mark.parametrize("kind", sorted(LAYOUT_FIELDS))
def test_a_shipped_layout_can_be_previewed_with_the_samples(kind: str) -> None:
    assert fill(shipped(kind), sample_values(kind)).startswith(b"PK")


def test_the_record_hands_its_layout_exactly_the_fields_of_the_guide() -> None:
    assert set(record_values(record_of(dossier()))) == set(sample_values("case_record"))


def test_the_call_sheet_hands_its_layout_exactly_the_fields_of_the_guide() -> None:
    paper = call_sheet_of(dossier(), CallScript())
    assert set(call_sheet_values(paper)) == set(sample_values("call_sheet"))
