"""Findings: things a professional should think about, as values and never as exceptions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much weight a finding has: a stop blocks, a consult wants a person, advice may be left."""

    STOP = "stop"
    CONSULT = "consult"
    ADVISE = "advise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to think about: what, why, what instead, on whose authority, and where."""

    code: str
    level: Level
    what: str
    why: str = ""
    instead: str = ""  # what lifts or mends it
    source: str = ""
    where: str = ""  # the step, field or row it belongs to


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same findings, stops first, then consultations, then advice; otherwise as they came."""
    weight = {Level.STOP: 0, Level.CONSULT: 1, Level.ADVISE: 2}
    return tuple(sorted(findings, key=lambda finding: weight[finding.level]))


NAMED = 3  # how many a sentence names before it counts the others


def listed(names: Sequence[str]) -> str:
    """The names as a sentence lists them: up to three, then how many more there are."""
    shown, more = list(names[:NAMED]), len(names) - NAMED
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def quoted(names: Iterable[str]) -> tuple[str, ...]:
    """Labels in the marks that set them apart within a sentence."""
    return tuple(f"“{name.strip().rstrip('.')}”" for name in names)
