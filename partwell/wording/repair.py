"""A suggestion taken over, with blanks, marks and the first letter put right around it."""

import re

from partwell.wording.findings import WordingFinding


def apply(text: str, finding: WordingFinding, suggestion: str) -> str:
    """The text with the suggestion in the finding's place; everything further away stays letter by letter."""
    before, after = text[: finding.start], text[finding.end :]
    if finding.start == finding.end:
        return _appended(before, suggestion, after)
    opens = _opens_sentence(before)
    if suggestion:
        first = suggestion[0].upper() if opens and text[finding.start].isupper() else suggestion[0]
        return before + first + suggestion[1:] + after
    line_after, _, _ = after.partition("\n")
    if opens:
        mark = re.match(r"[\s,;:.!?]*(?=\S)", line_after)
        after = after[mark.end() :] if mark else after[len(line_after) :]
        return before + after[:1].upper() + after[1:]
    if after[:1] in ",;:.!?" or not line_after.strip():
        return before.rstrip(" ,;:-") + after
    return before.rstrip(" ") + " " + after.lstrip(" ")


def _opens_sentence(before: str) -> bool:
    bare = before.rstrip(" \"'“‘(")
    return not bare or bare[-1] in ".!?\n"


def _appended(before: str, suggestion: str, after: str) -> str:
    if not suggestion:
        return before + after
    glue = "" if not before or before.endswith("\n") else "\n\n"
    return before + glue + suggestion + ("\n\n" if after and not after.startswith("\n") else "") + after
