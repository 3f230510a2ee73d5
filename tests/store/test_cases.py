"""Cases are read and saved whole, with their history; nobody's words are ever lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from partwell.domain.errors import CaseChangedElsewhere, StoreTrouble, UnknownCase, UnknownClient
from partwell.domain.portfolio import CaseFilter
from partwell.domain.timeline import NewEvent, first_break
from partwell.store import NewDocument, Store, StoredCase, values
from partwell.store import timeline as store_timeline

NOTE = NewEvent(kind="noted", what="Called back.")
HOSTILE = (
    "O'Brien & Söhne <Ltd>",
    "=SUM(A1)",
    "{{ 7*7 }}",
    "Ναταλία",
    "王小明",
    "a\x00b",
    "\ud800",
    "%_\\",
    "'; --",
)


def test_a_new_case_is_version_one_and_comes_back_as_it_was(store: Store, writing: Any) -> None:
    case = writing.a_case(doubts="none")
    assert store.cases.get("C-1") == StoredCase(case=case, version=1)
    assert [(event.event_id, event.who) for event in store.cases.timeline("C-1")] == [("C-1.1", "Ada")]


def test_a_save_gives_the_next_version_and_tells_the_history(store: Store, writing: Any) -> None:
    case = replace(writing.a_case(), doubts="some")
    assert writing.a_change(case, 1, "t") == 2
    assert store.cases.get("C-1") == StoredCase(case=case, version=2)
    history = store.cases.timeline("C-1")
    assert ([event.kind for event in history], first_break(history)) == (["flagged", "changed"], None)


@pytest.mark.parametrize(
    "case_id", ["", "C-2", "c-1", "../C-1", "C-1\x00", "\ud800", "' OR 1=1 --", "C" * 10_000]
)
def test_an_unknown_or_malformed_key_is_an_unknown_case(store: Store, writing: Any, case_id: str) -> None:
    writing.a_case()
    for ask in (store.cases.get, store.cases.timeline):
        with pytest.raises(UnknownCase):
            ask(case_id)
    with pytest.raises(UnknownCase):
        store.cases.note(case_id, NOTE, who="Ada", token="t")
    with pytest.raises(UnknownCase):
        store.cases.erase(case_id, who="Ada")


def test_the_second_of_two_tabs_is_told_and_the_first_one_stands(store: Store, writing: Any) -> None:
    case = writing.a_case()
    writing.a_change(replace(case, doubts="first"), 1, "tab one")
    with pytest.raises(CaseChangedElsewhere) as told:
        writing.a_change(replace(case, doubts="second"), 1, "tab two")
    assert (told.value.case_id, told.value.shown_version, told.value.stored_version) == ("C-1", 1, 2)
    assert store.cases.get("C-1").case.doubts == "first"
    assert len(store.cases.timeline("C-1")) == 2
    assert writing.a_change(replace(case, doubts="second"), 2, "tab two") == 3


def test_a_version_from_the_future_is_refused_too(store: Store, writing: Any) -> None:
    case = writing.a_case()
    with pytest.raises(CaseChangedElsewhere):
        writing.a_change(case, 7, "t")
    assert store.cases.get("C-1").version == 1


def test_a_double_click_writes_once_and_gives_the_same_answer(store: Store, writing: Any) -> None:
    case = replace(writing.a_case(), doubts="some")
    assert [writing.a_change(case, 1, "form") for _ in range(3)] == [2, 2, 2]
    assert writing.a_case() == store.cases.get("C-1").case.__class__(
        case_id="C-1", client_id="K-1", profession_id="law_us", opened_on=case.opened_on
    )
    first = store.cases.note("C-1", NOTE, who="Ada", token="note")
    assert store.cases.note("C-1", NOTE, who="Ada", token="note") == first
    assert [event.kind for event in store.cases.timeline("C-1")] == ["flagged", "changed", "noted"]
    assert store.cases.case_of("note") == "C-1"


def test_a_save_that_was_refused_leaves_its_token_free(store: Store, writing: Any) -> None:
    case = writing.a_case()
    with pytest.raises(CaseChangedElsewhere):
        writing.a_change(case, 5, "form")
    assert writing.a_change(case, 1, "form") == 2


def test_nothing_changes_without_an_event_and_a_token(store: Store, writing: Any) -> None:
    case = writing.a_case()
    with pytest.raises(ValueError, match="history"):
        store.cases.save(case, writing.row(case), version=1, events=(), who="Ada", token="t")
    with pytest.raises(ValueError, match="token"):
        writing.a_change(case, 1, "")
    assert store.cases.get("C-1").version == 1


def test_a_case_needs_its_client(store: Store, writing: Any) -> None:
    case = replace(writing.a_case(), case_id="C-2", client_id="K-gone")
    row = replace(writing.row(store.cases.get("C-1").case), case_id="C-2", client_id="K-gone")
    with pytest.raises(UnknownClient):
        store.cases.open_new(case, row, (NOTE,), who="Ada", token="t")
    assert store.cases.count(CaseFilter()) == 1


def test_a_note_leaves_the_version_of_the_case_alone(store: Store, writing: Any) -> None:
    case = writing.a_case()
    event = store.cases.note("C-1", NOTE, who="Ben", token="t")
    assert (event.number, event.who, event.what) == (2, "Ben", "Called back.")
    assert store.cases.timeline("C-1")[1] == event
    assert writing.a_change(case, 1, "u") == 2


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_never_stop_a_save(store: Store, writing: Any, words: str) -> None:
    case = replace(writing.a_case(doubts=words, reason_ids=(words,)), outcome_note=words)
    writing.a_change(case, 1, words)
    event = store.cases.note(
        "C-1", NewEvent(kind=words, what=words, data=words), who=words, token=f"{words} note"
    )
    assert store.cases.get("C-1").case == case
    assert (event.what, event.who) == (values.storable(words), values.storable(words))
    assert first_break(store.cases.timeline("C-1")) is None
    store.cases.rows(
        CaseFilter(text=words, owner_id=words, reason_id=words, statuses=(words,), client_id=words)
    )


def test_a_flipped_bit_in_a_case_is_told_and_every_other_case_is_readable(
    store: Store, writing: Any, by_hand: Callable[..., None]
) -> None:
    writing.a_case(doubts="calm")
    other = writing.a_case("C-2")
    by_hand("UPDATE cases SET value = replace(value, 'calm', 'came') WHERE case_id = 'C-1'")
    with pytest.raises(StoreTrouble, match=r"C-1 is damaged.*newest backup"):
        store.cases.get("C-1")
    assert store.cases.get("C-2").case == other


def test_the_value_of_another_case_is_not_taken_for_this_one(
    store: Store, writing: Any, by_hand: Callable[..., None]
) -> None:
    writing.a_case()
    writing.a_case("C-2")
    by_hand(
        "UPDATE cases SET value = (SELECT value FROM cases WHERE case_id = 'C-2'), "
        "sha256 = (SELECT sha256 FROM cases WHERE case_id = 'C-2') WHERE case_id = 'C-1'"
    )
    with pytest.raises(StoreTrouble, match="C-1 is damaged"):
        store.cases.get("C-1")


def test_nothing_is_added_to_a_history_whose_end_was_cut(
    store: Store, writing: Any, by_hand: Callable[..., None]
) -> None:
    writing.a_case()
    store.cases.note("C-1", NOTE, who="Ada", token="t")
    by_hand("DELETE FROM timeline WHERE case_id = 'C-1' AND number = 2")
    with pytest.raises(StoreTrouble, match="history of case C-1 was changed outside"):
        store.cases.note("C-1", NOTE, who="Ada", token="u")


def test_a_clock_that_went_back_is_told_in_the_history(
    store: Store, writing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.a_case()
    for minutes, token in ((-3, "a little"), (-60, "a lot")):
        monkeypatch.setattr(
            store_timeline, "now", lambda late=minutes: values.now() + timedelta(minutes=late)
        )
        store.cases.note("C-1", NOTE, who="Ada", token=token)
    history = store.cases.timeline("C-1")
    assert [event.kind for event in history] == ["flagged", "noted", "clock", "noted"]
    assert [event.number for event in history] == [1, 2, 3, 4]
    assert first_break(history) is None


def test_every_case_is_walked_a_few_at_a_time(
    store: Store, writing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partwell.store.cases.CHUNK", 2)
    cases = [writing.a_case(f"C-{number}") for number in range(5)]
    assert [stored.case for stored in store.cases.each(CaseFilter())] == cases
    assert list(store.cases.all_ids(CaseFilter(text="c-3"))) == ["C-3"]
    assert [stored.case for stored in store.cases.of_client("K-1")] == cases


def test_a_paper_is_kept_with_its_case_or_not_at_all(
    store: Store, writing: Any, paper: Callable[..., NewDocument]
) -> None:
    case, new = writing.a_case(), paper()
    wrong = replace(new, data=b"other bytes")
    with pytest.raises(ValueError, match="hashes"):
        writing.a_change(case, 1, "t", wrong)
    assert (store.cases.get("C-1").version, len(store.cases.timeline("C-1"))) == (1, 1)
    assert writing.a_change(case, 1, "t", new) == 2
    assert (store.documents.data("D-1"), store.documents.text("D-1")) == (new.data, new.text)
