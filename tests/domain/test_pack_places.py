"""A pack says which country it was written for, and one that was written elsewhere is pointed out."""

from dataclasses import replace

import pytest

from partwell.domain import letters, pack_places
from partwell.domain.findings import Level
from tests.letters.dossiers import SETTINGS, built, client_of, dossier, knowledge, practice_of


def test_the_packs_of_the_country_come_first_and_those_of_others_last() -> None:
    listed = [pack.id for pack in pack_places.nearest_first(knowledge().professions, "US")]
    ours = {pack.id for pack in knowledge().professions if "US" in pack.countries}
    others = {pack.id for pack in knowledge().professions if pack.countries and "US" not in pack.countries}
    assert (set(listed[: len(ours)]), set(listed[-len(others) :])) == (ours, others)
    assert len(listed) == len(knowledge().professions)


@pytest.mark.parametrize(
    ("pack_id", "country", "told"),
    [
        ("accounting_us", "US", ""),
        ("accounting_us", "", ""),
        ("general", "DE", ""),
        (
            "accounting_us",
            "DE",
            "Written for the United States. The general pack is closer to your practice.",
        ),
        (
            "accounting_uk",
            "DE",
            "Written for the United Kingdom and Ireland. The general pack is closer to your practice.",
        ),
        (
            "accounting_us",
            "IE",
            (
                "Written for the United States. The pack “Accounting (United Kingdom and Ireland)” "
                "is closer to your practice."
            ),
        ),
    ],
)
def test_a_pack_written_for_another_country_says_so_and_names_a_better_one(
    pack_id: str, country: str, told: str
) -> None:
    pack = knowledge().profession(pack_id)
    assert pack is not None
    assert pack_places.misfit(pack, knowledge().professions, country) == told


@pytest.mark.parametrize(("country", "advised"), [("US", []), ("DE", [Level.ADVISE])])
def test_before_issuing_a_letter_of_another_country_is_pointed_out(
    country: str, advised: list[Level]
) -> None:
    setting = SETTINGS["accounting_us"]
    practice = practice_of("accounting_us", setting)
    facts = built(
        dossier("accounting_us").case,
        client_of(setting),
        replace(practice, country=country),
    )
    kind = knowledge().letter_kind("ending")
    assert kind is not None
    found = letters.check(letters.fill(letters.plan(kind, facts), facts), facts)
    assert [one.level for one in found if one.code == "pack_country"] == advised
