"""What tells one client from another in a text: e-mail addresses, telephone numbers and references."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w,.-])\+?\(?\d(?:[\x20.()\u00a0\u2011-]{0,3}\d){6,17}(?![\w@])")
_WORD = re.compile(r"(?<![\w£$€,.@])[^\W_](?:[\w/.#-]*\w)?(?!\w|[,.]\d|@)")
_RUN = re.compile(r"[\w/.#-]+(?: [\w/.#-]+)+")
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}(?:\1\d{1,4})?|(?:19|20)\d\d[-/](?:\d\d|(?:19|20)\d\d)|\d+\.\d\d?")
FEWEST_DIGITS = 7  # of a telephone number; fewer are a house number, a sum or an extension
SHORTEST_REFERENCE = 5
MOST_WORDS = 3  # of one reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What stands in a text and may belong to somebody, each as it is written there."""

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def are_any(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.emails or self.phones or self.references)


def details_in(text: str) -> Details:
    """The addresses, numbers and references in a text; days, sums, years and small numbers are none."""
    emails = (found.group().rstrip("'-.") for found in _EMAIL.finditer(text)) if "@" in text else ()
    phones = (found.group() for found in _PHONE.finditer(text))
    return Details(
        emails=tuple(dict.fromkeys(emails)),
        phones=tuple(dict.fromkeys(one for one in phones if _is_phone(one))),
        references=tuple(dict.fromkeys(one for line in text.splitlines() for one in _references(line))),
    )


def details_but_for(text: str, own: Iterable[str]) -> Details:
    """The details in a text that stand in none of the texts that may be named."""
    found = details_in(text)
    if not found.are_any:
        return found
    allowed_text = "\n".join(own)
    allowed, spoken = details_in(allowed_text), as_compared(allowed_text)
    emails = {as_compared(one) for one in allowed.emails}
    return Details(
        emails=tuple(one for one in found.emails if as_compared(one) not in emails),
        phones=tuple(one for one in found.phones if not any(same_phone(one, own) for own in allowed.phones)),
        references=tuple(
            one
            for one in found.references
            if not re.search(rf"(?<!\w){re.escape(as_compared(one))}(?!\w)", spoken)
        ),
    )


def as_compared(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).casefold().split())


def digits_of(phone: str) -> str:
    """The digits of a number without the noughts that lead out of a country or a town."""
    return "".join(sign for sign in phone if sign.isdecimal()).lstrip("0")


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers are the same line, dialled from near or from abroad."""
    short, long = sorted((digits_of(one), digits_of(other)), key=len)
    return len(short) >= FEWEST_DIGITS and long.endswith(short)


def _is_phone(written: str) -> bool:
    return len(digits_of(written)) >= FEWEST_DIGITS and not _DATE.fullmatch(written)


def _references(line: str) -> Iterable[str]:
    """Single words and runs of a few that could be a reference, longest runs among them."""
    words = list(_WORD.finditer(line)) if any(sign.isdecimal() for sign in line) else []
    for place, word in enumerate(words):
        first = word.group()
        if not first.isalpha() and _tells(first):
            yield first
        if first != first.upper():  # words in small letters begin no run
            continue
        for last in words[place + 1 : place + MOST_WORDS]:
            run = line[word.start() : last.end()]
            if _tells_together(run):
                yield run


def _tells(word: str) -> bool:
    """Whether a word can only be a reference: long, with a digit, no day, sum, year or small number."""
    if len(word) < SHORTEST_REFERENCE or not any(sign.isdecimal() for sign in word) or _DATE.fullmatch(word):
        return False
    return not word.isdecimal() or int(word) >= 10 ** (SHORTEST_REFERENCE - 1)


def _tells_together(run: str) -> bool:
    """Whether words in a row are written like a reference: capitals and digits, one space between them."""
    if len(run) < SHORTEST_REFERENCE or run != run.upper() or not _RUN.fullmatch(run):
        return False
    return any(sign.isdecimal() for sign in run) and any(sign.isalpha() for sign in run)
