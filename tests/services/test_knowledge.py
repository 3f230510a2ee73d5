"""Looking things up, setting own values beside the shipped ones, and putting them back."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from partwell.desk import TEMPLATES, Desk, open_desk
from partwell.domain.errors import NotAllowed
from partwell.domain.knowledge import Entry, by_id
from partwell.domain.knowledge_words import told
from partwell.services import knowledge
from tests.services.office import TODAY, Office

KEY = ("freelance_consulting", "gates", "G22", "extend_days")


def entry_of(desk: Desk, key: knowledge.Key = KEY) -> Entry:
    """The entry a key means, as this desk knows it."""
    found = by_id(getattr(desk.profession(key[0]), key[1]), key[2])
    assert found is not None
    return found


def test_an_own_value_is_used_from_the_next_opening_and_the_shipped_one_stays_known(office: Office) -> None:
    knowledge.change(office.desk, KEY, "21", "As our insurer asks, letter of 3 November")
    later = open_desk(office.desk.home)
    assert entry_of(later).extend_days == 21  # type: ignore[attr-defined]
    assert knowledge.shipped_value(later, *KEY) == 14
    knowledge.reset(later, KEY)
    later.store.close()
    again = open_desk(office.desk.home)
    assert entry_of(again).extend_days == 14  # type: ignore[attr-defined]
    again.store.close()


def test_an_own_number_changes_the_last_day_of_a_case(office: Office) -> None:
    case_id = office.decided(yes=("client_unreachable",))
    before = office.opened(case_id).dossier.period.recommended_on
    key = ("freelance_consulting", "gates", "G28", "extend_days")
    knowledge.change(office.desk, key, "20", "Our own custom")
    later = open_desk(office.desk.home).on_day(TODAY)
    after = later.open_case(case_id).dossier.period.recommended_on
    later.store.close()
    assert before is not None
    assert after == before + timedelta(days=6)


@pytest.mark.parametrize(
    ("key", "value", "note", "sentence"),
    [
        (KEY, "21", "  ", "needs its reason"),
        (KEY, "three weeks", "So", "whole number is needed"),
        (KEY, "-3", "So", "zero or more"),
        (("freelance_consulting", "gates", "G22", "severity"), "terrible", "So", "does not fit"),
        (("freelance_consulting", "gates", "G99", "severity"), "stop", "So", "does not fit"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_nothing_saved(
    office: Office, key: knowledge.Key, value: str, note: str, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        knowledge.change(office.desk, key, value, note)
    assert office.desk.store.knowledge_changes.all() == ()


def test_words_are_searched_in_every_field_of_an_entry(office: Office) -> None:
    gate = entry_of(office.desk)
    assert knowledge.matches(gate, "UNPAID warning")
    assert not knowledge.matches(gate, "unpaid pregnancy")
    assert knowledge.matches(gate, "  ")


def test_an_entry_is_old_after_eighteen_months(office: Office) -> None:
    gate = entry_of(office.desk)
    assert not knowledge.is_old(gate, gate.checked_on + timedelta(days=548))
    assert knowledge.is_old(gate, gate.checked_on + timedelta(days=549))


def test_an_entry_tells_its_values_and_offers_the_simple_ones_for_change(office: Office) -> None:
    gate = entry_of(office.desk)
    assert "Adds 14 days to the notice." in told(gate)
    offered = knowledge.changeable(gate)
    assert offered["extend_days"] == "Adds (days)"
    assert not {"id", "checked_on", "consult"} & set(offered)


@pytest.mark.parametrize("name", ["letter.docx", "case_record.docx", "call_sheet.docx"])
def test_a_layout_that_is_missing_or_broken_is_named(tmp_path: Path, name: str) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    (tmp_path / "templates" / name).write_bytes(b"no Word file")
    (broken,) = knowledge._layout_problems(tmp_path / "templates")
    (tmp_path / "templates" / name).unlink()
    (missing,) = knowledge._layout_problems(tmp_path / "templates")
    assert broken.startswith(f"{name}: ")
    assert missing == f"{name}: the layout is missing or cannot be read."


def test_own_changes_say_who_made_them_and_when(office: Office) -> None:
    knowledge.change(office.desk, KEY, "21", "Insurer")
    (kept,) = office.desk.store.knowledge_changes.all()
    assert (kept.value, kept.note, kept.who, kept.at.date() >= date(2026, 1, 1)) == (
        "21",
        "Insurer",
        "Ada",
        True,
    )
