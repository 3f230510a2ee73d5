"""Whom clients were pointed to before, so that no name is given far more often than another."""

from collections import Counter
from itertools import islice

from partwell.desk import Desk
from partwell.domain.case import Referral
from partwell.domain.findings import Finding, Level
from partwell.domain.portfolio import CaseFilter

LOOKED_AT = 300  # latest cases; older referrals say little about whom to name now
TWICE = 2


def named_before(desk: Desk) -> tuple[tuple[Referral, int], ...]:
    """Every name given in earlier cases with how often, the least named first."""
    counts: Counter[str] = Counter()
    latest: dict[str, Referral] = {}
    for stored in islice(desk.store.cases.each(CaseFilter()), LOOKED_AT):
        for referral in stored.case.referrals:
            counts[referral.name] += 1
            latest[referral.name] = Referral(name=referral.name, contact=referral.contact)
    return tuple(
        (latest[name], count) for name, count in sorted(counts.items(), key=lambda one: (one[1], one[0]))
    )


def unevenly_named(before: tuple[tuple[Referral, int], ...]) -> tuple[Finding, ...]:
    """A word of advice where one name was given more than twice as often as another."""
    if len(before) < TWICE or before[-1][1] <= TWICE * before[0][1]:
        return ()
    most, least = before[-1], before[0]
    return (
        Finding(
            code="referral_rotation",
            level=Level.ADVISE,
            what=f"{most[0].name} was named {most[1]} times, {least[0].name} only {least[1]}.",
            why="Names given in turn show that nobody is favoured.",
            instead="Offer the less named ones first, or note why one fits better.",
            source="Our own proposal; no source gives a figure",
        ),
    )
