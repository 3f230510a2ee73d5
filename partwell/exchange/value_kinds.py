"""What a cell looks like by itself: an e-mail address, a date, a telephone number, money, a postcode."""

import re
from enum import StrEnum
from functools import lru_cache

from partwell.domain.countries import known_code
from partwell.exchange.dates import looks_like_a_date
from partwell.exchange.money import bare_amount


class Kind(StrEnum):
    """A kind of value that can be told without knowing its column."""

    EMAIL = "email"
    DATE = "date"
    PHONE = "phone"
    MONEY = "money"
    POSTCODE = "postcode"
    NUMBER = "number"
    COUNTRY = "country"
    TEXT = "text"


EMAIL = re.compile(  # begins at the start of a word only, so that one endless word costs one look
    r"(?<![^\s@,;<>\"()])[^\s@,;<>\"()]+@[^\s@,;<>\"()]+\.[^\s@,;<>\".()]{2,}"
)
_POSTCODE = re.compile(
    r"^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA"  # United Kingdom
    r"|[A-Z]\d[A-Z][ -]?\d[A-Z]\d"  # Canada
    r"|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{5}-\d{4}|\d{4}-\d{3}|\d{3} \d{2}|\d{5}-\d{3}"  # NL, PL, US, PT, SE, BR
    r"|[A-Z]{1,2}-\d{4,5}|[A-Z]\d{2} ?[A-Z\d]{4})$"  # D-12345, Ireland
)
_PHONE = re.compile(
    r"^(?:tel\.?:? ?)?\+?[\d(][\d\s().\-/–]*\d\)?(?:\s*(?:x|ext\.?|#|extension|DW)\s*\d{1,6})?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> Kind:
    """The kind of one cell; plain text where it could be anything."""
    plain = text.strip()
    if "@" in plain:
        return Kind.EMAIL if EMAIL.search(plain) else Kind.TEXT
    if not plain or len(plain) > 60:
        return Kind.TEXT
    if not any(map(str.isdecimal, plain)):
        return Kind.COUNTRY if len(plain) > 2 and known_code(plain) else Kind.TEXT
    if _POSTCODE.match(plain):
        return Kind.POSTCODE
    return Kind.DATE if looks_like_a_date(plain) else _kind_of_number(plain)


def _kind_of_number(plain: str) -> Kind:
    if not plain.startswith("+"):
        if _NUMBER.match(plain):
            return Kind.MONEY if re.search(r"[.,]\d\d$", plain) else Kind.NUMBER
        if bare_amount(plain):
            return Kind.MONEY
    digits = sum(map(str.isdecimal, plain))
    return Kind.PHONE if 6 <= digits <= 17 and _PHONE.match(plain) else Kind.TEXT
