"""The firm's profile and its corrections to the knowledge are kept with who and when."""

from dataclasses import replace

import pytest

from partwell.domain.errors import CaseChangedElsewhere, NotAllowed, StoreTrouble
from partwell.domain.practice import Practice
from partwell.store import Store, verify


def test_the_profile_is_empty_before_its_first_saving(store: Store) -> None:
    assert store.practice.get() == (Practice(), 0)


def test_the_profile_is_saved_over_the_version_shown_and_its_history_told(store: Store) -> None:
    practice = Practice(name="Ford & Söhne", country="DE", logo_png=b"\x89PNG\x00")
    assert [store.practice.save(practice, 0, "Ada", "a") for _ in range(2)] == [1, 1]
    assert store.practice.save(replace(practice, phone="1", email="e"), 1, "Ben", "b") == 2
    with pytest.raises(CaseChangedElsewhere, match="This profile was changed"):
        store.practice.save(practice, 1, "Eve", "c")
    assert store.practice.get() == (replace(practice, phone="1", email="e"), 2)
    told = [(change.version, change.who, change.what) for change in store.practice.history()]
    assert told == [(1, "Ada", "name, country, logo_png"), (2, "Ben", "email, phone")]


def test_a_damaged_profile_is_told_and_named_by_the_check(store: Store, by_hand: object) -> None:
    store.practice.save(Practice(name="Ford"), 0, "Ada", "a")
    by_hand("UPDATE practice SET value = replace(value, 'Ford', 'Fort')")
    with pytest.raises(StoreTrouble, match="profile of the practice is damaged"):
        store.practice.get()
    assert [finding.where for finding in verify(store).findings] == ["practice"]


def test_a_correction_of_the_knowledge_is_replaced_by_the_next_and_taken_back(store: Store) -> None:
    changes = store.knowledge_changes
    for value in ("30", "45"):
        changes.set("law_us", "notice_rules", "N1", "days", value, note="Our bar's rule", who="Ada")
    changes.set("law_us", "gates", "G1", "label", '"Ω"', note="", who="Ben")
    told = [(change.section, change.field, change.value, change.note, change.who) for change in changes.all()]
    assert told == [
        ("gates", "label", '"Ω"', "", "Ben"),
        ("notice_rules", "days", "45", "Our bar's rule", "Ada"),
    ]
    changes.reset("law_us", "notice_rules", "N1", "days")
    changes.reset("law_us", "notice_rules", "N1", "days")
    assert [change.section for change in changes.all()] == ["gates"]
    with pytest.raises(NotAllowed, match="cannot be read"):
        changes.set("law_us", "gates", "G1", "label", "not json", note="", who="Ben")
