"""Whatever happened to a Word file on its way, the answer is a paper or one sentence, never a crash."""

import io
import random
import warnings
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.documents.filling import Layout, open_layout
from partwell.documents.plain_text import text_of
from partwell.documents.preview import preview_html
from partwell.domain.clean_text import clean
from partwell.domain.errors import UnreadableFile
from tests.documents.word_files import letter_values, shipped, word_file


def damaged(data: bytes, luck: random.Random) -> bytes:
    """The file with one part lost, emptied, changed in one byte or cut, and packed well again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        victim, mode = luck.choice(names), luck.randrange(4)
        for name in names:
            content = old.read(name)
            at = luck.randrange(len(content) + 1)
            if name == victim and mode == 0:
                continue
            if name == victim:
                flipped = content[:at] + bytes([luck.randrange(256)]) + content[at + 1 :]
                content = (b"", flipped, content[:at] + content[at + luck.randrange(200) :])[mode - 1]
            new.writestr(name, content)
    return out.getvalue()


READERS: tuple[Callable[[bytes], object], ...] = (
    lambda data: Layout(data).fill(letter_values()),
    preview_html,
    text_of,
)


def refusals(data: bytes) -> list[str]:
    """What the readers answered where they made no paper."""
    found = []
    for read in READERS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # two parts of one name, which zipfile mentions
            try:
                read(data)
            except UnreadableFile as refusal:
                found.append(refusal.sentence)
    return found


@pytest.mark.parametrize("seed", range(16))
def test_a_damaged_part_gives_a_paper_or_one_sentence(seed: int) -> None:
    sentences = refusals(damaged(shipped("letter"), random.Random(seed)))
    assert [words for words in sentences if "not taken; please " not in words] == []


@pytest.mark.parametrize("seed", range(16))
def test_a_flipped_bit_gives_a_paper_or_one_sentence(seed: int) -> None:
    luck = random.Random(seed)
    data = bytearray(shipped("letter"))
    data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    assert [words for words in refusals(bytes(data)) if "not taken; please " not in words] == []


SMALL = word_file(
    "Dear {{ name }},", "{%p for line in lines %}", "{{ line }}", "{%p endfor %}", header="{{ name }}"
)


@settings(max_examples=40, deadline=None)
@given(name=st.text(max_size=60), lines=st.lists(st.text(max_size=60), max_size=4))
def test_any_text_comes_out_as_it_was_cleaned(name: str, lines: list[str]) -> None:
    filled = open_layout(SMALL).fill({"name": name, "lines": tuple(lines)})
    shown = [f"Dear {clean(name)},", *(clean(line) for line in lines)]
    assert text_of(filled).rstrip() == "\n".join(line.rstrip() for line in shown).rstrip()
