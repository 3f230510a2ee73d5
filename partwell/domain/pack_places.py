"""Where a profession's pack was written for, and which pack fits a practice in another country better."""

from collections.abc import Iterable

from partwell.domain.condition_facts import country_code
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import Profession

PLACES = {"US": "the United States", "GB": "the United Kingdom", "IE": "Ireland"}  # as a sentence names them


def is_written_for(pack: Profession, country: str) -> bool:
    """Whether the pack was written for this country; one that names none fits, and so does no country."""
    return not country or not pack.countries or country_code(country) in pack.countries


def nearest_first(packs: Iterable[Profession], country: str) -> tuple[Profession, ...]:
    """The packs of this country first, then those of every country, then the others."""
    here = country_code(country)

    def distance(pack: Profession) -> int:
        return 0 if here and here in pack.countries else 1 if is_written_for(pack, country) else 2

    return tuple(sorted(packs, key=distance))


def misfit(pack: Profession, packs: Iterable[Profession], country: str) -> str:
    """Where the pack was written for and which one fits better; empty where it fits."""
    if is_written_for(pack, country):
        return ""
    places = [PLACES.get(code, code) for code in pack.countries]
    family = pack.id.partition("_")[0]
    nearer = next(
        (
            one.label
            for one in packs
            if one.id.partition("_")[0] == family and country_code(country) in one.countries
        ),
        "",
    )
    better = f"The pack “{nearer}”" if nearer else "The general pack"
    return f"Written for {' and '.join(places)}. {better} is closer to your practice."


def country_finding(pack: Profession, packs: Iterable[Profession], country: str) -> tuple[Finding, ...]:
    """The advice to look again where a letter would name the authorities of another country."""
    told = misfit(pack, packs, country)
    if not told:
        return ()
    return (
        Finding(
            code="pack_country",
            level=Level.ADVISE,
            what=f"{pack.label}: {told[:1].lower()}{told[1:]}",
            why="Its letters, rules and days follow the law and the authorities of another country.",
            instead="Choose the other one in the step Case, or read every paragraph for what is not so here.",
            where="case",
        ),
    )
