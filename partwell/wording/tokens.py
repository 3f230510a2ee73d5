"""Words and marks of a sentence, brought to one form: "can't" is read as "can not", "we'll" as "we will"."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[£$€]?\d[\d.,:/]*\d%?|[£$€]?\d%?"
    r"|(?<!\w)'s(?!\w)"  # as a rule writes it apart from its word: "{people} 's"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*(?:'[^\W\d_]+)?"
    r"|[^\w\s]|\w"
)
_SPLIT = re.compile(r"^(.+?)(n't|'re|'ve|'ll|'m|'d|'s)$")
_TAILS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_HEADS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_JOINED = {"cannot": ("can", "not"), "gonna": ("going", "to"), "wanna": ("want", "to")}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: its plain form, and where it stands in the sentence."""

    text: str
    start: int
    end: int


def tokens(folded: str) -> tuple[Token, ...]:
    """The words and marks of a sentence already folded to lower case, offsets counted in that sentence."""
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        word, start, end = match.group(), match.start(), match.end()
        if "'" in word and (parts := _SPLIT.match(word)):
            head, tail = parts.groups()
            middle = start + len(head)
            found.append(Token(_HEADS.get(head, head) if tail == "n't" else head, start, middle))
            found.append(Token(_TAILS.get(tail, tail), middle, end))
        elif word in _JOINED:
            first, second = _JOINED[word]
            found.append(Token(first, start, start + 3))
            found.append(Token(second, start + 3, end))
        else:
            found.append(Token(word, start, end))
    return tuple(found)


def plain_words(entry: str) -> tuple[str, ...]:
    """A word-list entry or literal as the token forms it has to equal."""
    return tuple(token.text for token in tokens(entry))
