"""One cleaner for every text that comes in: what no paper, store or spreadsheet can hold is removed."""

import re

# C0 and C1 controls but tab and newline, surrogates, non-characters: XML, PostgreSQL and Excel refuse them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")
LONGEST = 100_000  # characters in one field; more is a file and not an entry


def clean(text: str) -> str:
    """The text letter by letter, with one kind of newline and without characters no file can hold."""
    return _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))[:LONGEST]


def clean_line(text: str) -> str:
    """The same on one line: newlines and tabs become single spaces, edges are trimmed."""
    return " ".join(clean(text).split())
