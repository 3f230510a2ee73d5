"""Amounts of money as lists write them; which mark is the decimal one is settled for a column as a whole."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

_CODES = (
    "EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RSD|TRY|UAH|RUB|JPY|CNY|RMB|HKD|TWD|KRW|SGD"
    "|INR|THB|MYR|PHP|IDR|VND|ZAR|ILS|AED|SAR|EGP|NGN|KES|BRL|MXN|ARS|CLP|COP|PEN|Euros?|Dollars?|Pounds?|Kčs|руб|р"
)
_CURRENCY = re.compile(
    rf"(?:(?<![^\W\d_])(?:{_CODES}|Fr|SFr|kr|zł|Kč|Ft|lei|R|Rs|US|AU?|CA?|NZ|HK|NT|SG?|MX)(?![^\W\d_])\.?"
    r"|zł|Kč|[$€£¥₹₽₺₩฿₪₫₦元円원])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")
_PLAIN = re.compile(r"^[+-]?\d[\d.,'’]*$|^[+-]?[.,]\d+$")
_PER_YEAR = re.compile(
    r"\s*(?:(?:/|\b(?:per|p|pro|a|par|al|por|im|je|na)\b\.?)"
    r"\s*(?:y(?:ea)?r|annum|a\.?|jahr|an|anno|año|ano|jaar|rok)"
    r"|\b(?:annually|yearly|jährlich|pa))\s*$",
    re.IGNORECASE,
)
_TAX = re.compile(
    r"\s*(?:\+|\b(?:plus|ex|exc|excl|excluding|zzgl|hors|net of|without)\b\.?)"
    r"\s*(?:vat|gst|hst|mwst|ust|tva|iva|btw|tax(?:es)?)\.?\s*$"
    r"|\s*\b(?:net|netto|HT)\s*$",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d)\s*(?:k|tsd\.?)\s*$", re.IGNORECASE)


def bare_amount(text: str) -> str | None:
    """The digits and marks of an amount, negative with a minus; None where it is no amount."""
    if _PLAIN.match(text):
        return text
    plain = _SPACES.sub("", _THOUSANDS.sub("", _CURRENCY.sub("", _without_remarks(text))))
    plain = plain.replace("−", "-").removesuffix(".-").removesuffix(".–").removesuffix(",-")
    is_negative = (plain.startswith("(") and plain.endswith(")")) or plain.endswith("-")
    plain = plain.strip("()").removesuffix("-")
    if is_negative:
        plain = "-" + plain.lstrip("-")
    return plain if _PLAIN.match(plain) else None


def _without_remarks(text: str) -> str:
    """Without "per year" and "plus VAT", in either order."""
    return _PER_YEAR.sub("", _TAX.sub("", _PER_YEAR.sub("", text.strip())))


def in_full(amount: Decimal, text: str, heading: str) -> Decimal:
    """The amount a text means whose digits say `amount`: "12k" are twelve thousand, so are 12 under "k€"."""
    is_short = not text[-1:].isdecimal() and _THOUSANDS.search(_CURRENCY.sub("", _without_remarks(text)))
    if not is_short and not says_thousands(heading):
        return amount
    full = amount * 1000
    return full.quantize(Decimal(1)) if full == full.to_integral_value() else full


def says_thousands(heading: str) -> bool:
    """Whether a heading such as "Fees (k€)" says that its amounts are thousands."""
    return bool(_IN_THOUSANDS.search(heading))


_IN_THOUSANDS = re.compile(
    r"\b(?:[kt] ?(?:€|\$|£|EUR|USD|GBP|CHF)|thousands?|tsd|000'?s)(?!\w)|[€$£] ?(?:k|000s?|'000)(?!\w)",
    re.IGNORECASE,
)


def decimal_marks_in(amounts: Iterable[str]) -> frozenset[str]:
    """The decimal marks that amounts of a column prove, such as the comma in 1.234,56."""
    return frozenset(mark for mark, _ in map(_mark_in, amounts) if mark)


def _mark_in(amount: str) -> tuple[str, bool]:
    """The decimal mark one amount proves, and whether it leaves the question open."""
    points, commas = amount.count("."), amount.count(",")
    if points and commas:
        return ("." if amount.rfind(".") > amount.rfind(",") else ","), False
    if "'" in amount or "’" in amount:
        return ("," if commas else "."), False
    mark, other = (".", ",") if points else (",", ".")
    if points + commas == 0:
        return "", False
    if points + commas > 1:
        return other, False
    whole, _, fraction = amount.lstrip("+-").partition(mark)
    if len(fraction) != 3 or len(whole) > 3 or whole in ("", "0"):
        return mark, False
    return "", True


def amount_of(bare: str, column_marks: frozenset[str]) -> Decimal | None:
    """The amount in the light of its whole column; None where the cell does not fit to it.

    Three digits behind a single mark (1.234) are thousands, as money has no third decimal, unless
    the column uses that very mark for decimals elsewhere: then the cell stays open.
    """
    mark, is_open = _mark_in(bare)
    if is_open:
        grouping = "." if "." in bare else ","
        if grouping in column_marks:
            return None
        mark = "," if grouping == "." else "."
    mark = mark or "."
    grouping = "," if mark == "." else "."
    whole, _, fraction = bare.replace("'", "").replace("’", "").partition(mark)
    groups = whole.lstrip("+-").split(grouping)
    if any(len(group) not in (2, 3) for group in groups[1:]) or mark in fraction or grouping in fraction:
        return None
    try:
        return Decimal(whole.replace(grouping, "") + ("." + fraction if fraction else ""))
    except InvalidOperation:
        return None
