"""Days and sums of money as the practice's own country writes them."""

from datetime import date
from decimal import Decimal

from partwell.domain.practice import Practice

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI"})  # where a letter says "January 29, 2027"
EURO = frozenset(
    {"AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL"}
    | {"PT", "SI", "SK"}
)
CURRENCIES = {
    "US": "USD",
    "PR": "USD",
    "GB": "GBP",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "CH": "CHF",
    "IN": "INR",
    "ZA": "ZAR",
    "SG": "SGD",
    "HK": "HKD",
    "JP": "JPY",
    "SE": "SEK",
    "NO": "NOK",
    "DK": "DKK",
    "PL": "PLN",
    **dict.fromkeys(EURO, "EUR"),
}
SIGNS = {
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "CAD": "$",
    "AUD": "$",
    "NZD": "$",
    "SGD": "$",
    "HKD": "$",
    "JPY": "¥",
    "INR": "₹",
}
WHOLE_ONLY = frozenset({"JPY", "KRW", "CLP", "ISK"})  # currencies without a smaller unit


def puts_month_first(practice: Practice) -> bool:
    """Whether the practice writes "January 29, 2027" and not "29 January 2027"."""
    if practice.date_style:
        return practice.date_style == "month_day_year"
    return practice.country.upper() in MONTH_FIRST


def format_date(day: date, practice: Practice) -> str:
    """A day as a letter of this practice writes it: "January 29, 2027" or "29 January 2027"."""
    month = MONTHS[day.month - 1]
    if puts_month_first(practice):
        return f"{month} {day.day}, {day.year}"
    return f"{day.day} {month} {day.year}"


def format_weekday(day: date, practice: Practice) -> str:
    """The same with its weekday: "Friday, January 29, 2027" or "Friday 29 January 2027"."""
    comma = "," if puts_month_first(practice) else ""
    return f"{WEEKDAYS[day.weekday()]}{comma} {format_date(day, practice)}"


def format_month(day: date) -> str:
    """A month with its year, the same everywhere: "March 2019"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def currency_of(practice: Practice) -> str:
    """The ISO code of the practice's currency, or an empty string where no country is set."""
    return (practice.currency or CURRENCIES.get(practice.country.upper(), "")).upper()


def format_amount(amount: Decimal, practice: Practice) -> str:
    """A sum with its currency: "$1,250.00", "£1,250.00", "CHF 1,250.00"; the bare sum where none is set."""
    currency = currency_of(practice)
    figures = f"{abs(amount):,.{0 if currency in WHOLE_ONLY else 2}f}"
    minus = "-" if amount < 0 else ""
    sign = SIGNS.get(currency)
    if sign:
        return f"{minus}{sign}{figures}"
    return f"{minus}{currency} {figures}".strip()
