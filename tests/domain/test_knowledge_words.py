"""What the knowledge says is said in sentences: no keys, no raw values."""

import re

import pytest

from partwell.desk import DATA
from partwell.domain.knowledge import Authority, Profession
from partwell.domain.knowledge_words import AUTHORITIES, told
from partwell.knowledge_files import load_knowledge
from partwell.ui.knowledge import SECTIONS

PACKS = {pack.id: pack for pack in load_knowledge(DATA).professions}


def lines_of(pack: Profession) -> list[str]:
    """Everything the page says of a profession's entries."""
    return [line for section in SECTIONS for entry in getattr(pack, section) for line in told(entry)]


@pytest.mark.parametrize("pack", PACKS)
def test_every_line_is_a_sentence_without_keys(pack: str) -> None:
    lines = lines_of(PACKS[pack])
    assert lines
    for line in lines:
        assert re.fullmatch(r"[^a-z].*[.?”]", line, flags=re.DOTALL), line
        assert not re.search(r"\w_\w|\bTrue\b|Effect|In one sentence|\.\.$|\b1 days", line), line


def test_days_are_told_before_and_after_what_they_count_from() -> None:
    said = {line for pack in PACKS.values() for line in lines_of(pack)}
    assert {"Due 7 days before the last day.", "Answer within 2 working days.", "Keep for 7 years."} <= said


def test_every_authority_has_its_word_and_none_is_unsourced() -> None:
    assert set(AUTHORITIES) == set(Authority)
    assert AUTHORITIES[Authority.UNSOURCED] == "our own proposal"
