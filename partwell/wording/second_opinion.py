"""A statistical second opinion where no rule speaks: one small linear table, only ever "consider".

The table is built by tests/bench/second_opinion.py from our own corpus and the examples of the rules. It
holds a row of small whole numbers for each hashed feature of a sentence: one for "is there a fault at
all" and one for each class. It is left out, with a problem named, where its checksum does not match.
"""

import hashlib
import math
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from partwell.wording.findings import Category

CLASSES = (
    Category.BLAME,
    Category.HEATED,
    Category.DISPARAGING,
    Category.VAGUE,
    Category.LIABILITY,
    Category.DISCRIMINATORY,
    Category.HEDGING,
)
ROW = 1 + len(CLASSES)
FEWEST_WORDS = 4  # shorter stretches are headings and greetings
_DIGITS = re.compile(r"\d+")
_WHOLE_MESSAGES = ("letter", "email", "script")


def features(words: Iterable[str], lists: Iterable[str], size: int) -> list[int]:
    """The rows of a sentence: words, neighbours, word beginnings and endings, and lists it touches."""
    plain = ["^", *(_DIGITS.sub("0", word) for word in words), "$"]
    named = set(lists)
    found = set(plain)
    found.update(f"{one}_{next_one}" for one, next_one in pairwise(plain))
    found.update(part for word in plain if len(word) > 4 for part in ("p" + word[:4], "q" + word[-3:]))
    found.update(f"L:{name}" for name in named)
    if "you" in named:
        found.update(f"L2:{name}" for name in named)
    found.add(f"len{min(len(plain) // 6, 6)}")
    return sorted({zlib.crc32(feature.encode("utf-8", "replace")) % size for feature in found})


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """The table with the limits above which a sentence is worth a second look."""

    table: memoryview = field(repr=False)
    size: int
    scale: float
    bias: float
    sentence_limit: float
    message_limit: float

    def score(self, rows: list[int]) -> float:
        """How far the sentence is on the side of the faulty ones."""
        total = sum(self.table[row * ROW] for row in rows)
        return total * self.scale / math.sqrt(len(rows)) + self.bias

    def doubts(self, words: list[str], lists: Iterable[str], kind: str) -> Category | None:
        """The likeliest class of a sentence that looks faulty, or None."""
        if sum(word[0].isalpha() for word in words) < FEWEST_WORDS:
            return None
        rows = features(words, lists, self.size)
        if self.score(rows) <= (self.message_limit if kind in _WHOLE_MESSAGES else self.sentence_limit):
            return None
        totals = [sum(self.table[row * ROW + 1 + at] for row in rows) for at in range(len(CLASSES))]
        return CLASSES[totals.index(max(totals))]


def opinion_from(folder: Path, settings: Mapping[str, Any], problems: list[str]) -> SecondOpinion | None:
    """The table of a data folder, or None where there is none or where it is not the one that was checked."""
    stated = settings.get("second_opinion")
    if not isinstance(stated, dict):
        return None
    try:
        content = (folder / str(stated["file"])).read_bytes()
        if hashlib.sha256(content).hexdigest() != stated["sha256"]:
            problems.append("The table of the second opinion does not match its checksum and is left out.")
            return None
        limits = (float(stated["sentence_limit"]), float(stated["message_limit"]))
        scale, bias = float(stated["scale"]), float(stated["bias"])
    except (OSError, KeyError, ValueError, TypeError):
        problems.append("The table of the second opinion cannot be read and is left out.")
        return None
    return SecondOpinion(memoryview(content).cast("b"), len(content) // ROW, scale, bias, *limits)
