"""A whole address in one cell, or in lines without a town of their own, taken apart where its end is clear."""

import re
from collections.abc import Sequence

from partwell.domain.countries import known_code

# ruff: noqa: E501 -- tables

_US = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|District of Columbia|Florida|Georgia|Hawaii|Idaho"
    "|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon"
    "|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming"
)
_CANADA = (
    "Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador|Nova Scotia|Nunavut|Ontario|Prince Edward Island"
    "|Quebec|Québec|Saskatchewan|Yukon"
)
_COUNTIES = frozenset(
    (
        "Bedfordshire|Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|Durham|County Durham"
        "|East Sussex|East Yorkshire|Essex|Gloucestershire|Greater London|Greater Manchester|Hampshire|Herefordshire|Hertfordshire"
        "|Kent|Lancashire|Leicestershire|Lincolnshire|Merseyside|Middlesex|Norfolk|North Yorkshire|Northamptonshire|Northumberland"
        "|Nottinghamshire|Oxfordshire|Rutland|Shropshire|Somerset|South Yorkshire|Staffordshire|Suffolk|Surrey|Tyne and Wear"
        "|Warwickshire|West Midlands|West Sussex|West Yorkshire|Wiltshire|Worcestershire|Gwynedd|Powys|Dyfed|Gwent|Clwyd"
        "|Aberdeenshire|Angus|Argyll|Ayrshire|Fife|Lanarkshire|Midlothian|Perthshire|Renfrewshire|Stirlingshire|County Antrim"
        "|County Armagh|County Down|County Fermanagh|County Londonderry|County Tyrone"
    )
    .casefold()
    .split("|")
)
_UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_CANADIAN_CODE = r"[A-Z]\d[A-Z][ -]?\d[A-Z]\d"
_TOWN = r"(?P<city>[^\d,]{2,}?)"
# The end of an address: a town with its postcode, in the order of each country.
_ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_TOWN},? +(?P<region>[A-Z]{{2}}|{_US})\.?,? +(?P<postcode>\d{{5}}(?:-\d{{4}})?)$",
        rf"^{_TOWN},? +\(?(?P<region>[A-Z]{{2}}|{_CANADA})\)?,? +(?P<postcode>{_CANADIAN_CODE})$",
        rf"^{_TOWN},? +(?P<region>ACT|NSW|NT|QLD|SA|TAS|VIC|WA),? +(?P<postcode>\d{{4}})$",
        rf"^{_TOWN},? +(?P<postcode>{_UK_CODE})$",
        rf"^{_TOWN},? +(?P<postcode>[A-Z]\d{{2}} ?[A-Z\d]{{4}})$",  # Ireland
        r"^(?P<postcode>\d{4} ?[A-Z]{2}),? +(?P<city>[^\d,]{2,})$",  # Netherlands
        r"^(?P<postcode>(?:[A-Z]{1,2}-)?\d{4,5}),? +(?P<city>[^\d,]{2,}?) \(?(?P<region>[A-Z]{2})\)?$",  # Italy
        r"^(?P<postcode>(?:[A-Z]{1,2}-)?\d{4,5}),? +(?P<city>[^\d,]{2,}(?: \d{1,2}| CEDEX(?: \d+)?)?)$",
        r"^(?P<postcode>\d{2}-\d{3}|\d{3} \d{2}|\d{4}-\d{3}),? +(?P<city>[^\d,]{2,}(?: \d{1,2})?)$",  # Poland, Sweden, Portugal
        r"^(?P<city>[^\d,]{3,}?),? +(?P<postcode>\d{3} \d{2})$",  # Greece
        r"^(?P<city>[^\d,]{3,}?)[ -]+(?P<postcode>\d{6})$",  # India, Singapore
    )
)
_CODE_ALONE = re.compile(rf"^(?:{_UK_CODE}|{_CANADIAN_CODE}|[A-Z]\d[\dW] ?[A-Z\d]{{4}})$")
_REGION_ALONE = re.compile(rf"^(?:[A-Z]{{2}}|{_CANADA})$")
_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|drive|dr|lane|ln|boulevard|blvd|way|court|ct|place|pl|parkway|pkwy"
    r"|highway|hwy|terrace|square|sq|suite|ste|floor|unit|apt|circle|cir|trail|crescent|close)\b\.?",
    re.IGNORECASE,
)
_ONE_RUN = re.compile(r"^(?P<street>.*[^\W\d].*?),? +(?P<place>(?:[A-Z]{1,2}-)?\d{5} [^\d,]{2,})$")
_NUMBER_ALONE = re.compile(r"^\d+ ?(?:[a-z]|bis|ter)?$", re.IGNORECASE)
_SHORT_COUNTRIES = frozenset(("UK", "U.K.", "US", "GB", "USA", "U.S.A.", "UAE"))


def taken_apart(lines: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]] | None:
    """Street lines and the town, postcode, region and country below them; None where the end is not clear."""
    if len(lines) == 1:
        parts = [part.strip() for part in re.split(r"[,;|]", lines[0]) if part.strip()]
    else:
        parts = [line.strip(" ,;") for line in lines if line.strip(" ,;")]
    country = ""
    if len(parts) > 1 and _is_country(parts[-1]):
        country = parts.pop()
    elif len(lines) > 1 and parts and "," in parts[-1]:  # "75002 Paris, France" as a line of its own
        before, _, last = parts[-1].rpartition(",")
        if _is_country(last.strip()):
            country, parts[-1] = last.strip(), before.strip()
    found = _end_of(parts)
    if found is None:
        return None
    street, place = found
    return tuple(_joined(street)), {**place, "country": country}


def _is_country(text: str) -> bool:
    if text in _SHORT_COUNTRIES:
        return True
    return len(text) > 2 and bool(known_code(text)) and text not in _US.split("|")


def _end_of(parts: list[str]) -> tuple[list[str], dict[str, str]] | None:
    """The parts before the town, and the town with what belongs to it; the street may never be empty."""
    for size in (1, 2, 3):
        if len(parts) <= size:
            break
        street, end = parts[:-size], parts[-size:]
        if size == 2 and _CODE_ALONE.match(end[-1]) and not _REGION_ALONE.match(end[0]):
            return _above_a_code(street, end)
        if found := _read(", ".join(end)):
            return street, found
    if parts and (run := _ONE_RUN.match(parts[-1])) and (found := _read(run["place"])):
        return [*parts[:-1], run["street"]], found
    return None


def _above_a_code(street: list[str], end: list[str]) -> tuple[list[str], dict[str, str]] | None:
    """A postcode that stands alone, with the town above it, or the county and above that the town."""
    town, code = end[-2], end[-1]
    if any(map(str.isdecimal, re.sub(r" \d{1,2}$", "", town))):  # "Dublin 4" is a town
        return None
    if town.casefold() in _COUNTIES and len(street) > 1 and not any(map(str.isdecimal, street[-1])):
        return street[:-1], {"city": street[-1], "region": town, "postcode": code}
    return street, {"city": town, "region": "", "postcode": code}


def _read(text: str) -> dict[str, str] | None:
    for pattern in _ENDS:
        if found := pattern.match(text):
            parts = {name: part.strip(" ,") for name, part in found.groupdict(default="").items()}
            # "1200 Market Street" has the form of a postcode with its town
            is_street = text[:1].isdecimal() and _STREET.search(parts["city"])
            return None if is_street else {"region": "", **parts}
    return None


def _joined(parts: Sequence[str]) -> list[str]:
    """The parts as lines, a house number that a comma set apart put back beside its street."""
    lines: list[str] = []
    for part in parts:
        if lines and (_NUMBER_ALONE.match(part) or _NUMBER_ALONE.match(lines[-1])):
            lines[-1] = f"{lines[-1]}, {part}"
        else:
            lines.append(part)
    return lines
