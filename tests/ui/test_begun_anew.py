"""A click that breaks a callback off at any place: what it saves is saved once, and so is what follows."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st

from partwell.domain.case import Referral
from partwell.services import cases
from partwell.ui import client_removal, clients, practice_layouts, session, side_panel, taking_away
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import once, unbroken
from tests.services.office import Office


class TheNextClick(BaseException):
    """How Streamlit ends a script: no Exception, so that no page catches it."""


class Tab(dict[str, Any]):
    """What a tab holds; like Streamlit's own, any use of it may find the next click waiting."""

    left = 10_000

    def _look_up(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise TheNextClick

    def __getitem__(self, key: str) -> Any:
        self._look_up()
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self._look_up()
        super().__setitem__(key, value)

    def __contains__(self, key: object) -> bool:
        self._look_up()
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self._look_up()
        return super().__iter__()

    def get(self, key: str, default: Any = None) -> Any:
        self._look_up()
        return super().get(key, default)

    def pop(self, key: str, *default: Any) -> Any:
        self._look_up()
        return super().pop(key, *default)

    def setdefault(self, key: str, default: Any = None) -> Any:
        self._look_up()
        return super().setdefault(key, default)

    def update(self, *told: Any, **named: Any) -> None:
        self._look_up()
        super().update(*told, **named)


@pytest.fixture
def broken_at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Use a callback in a new tab, broken off at its n-th look at the session; whether it was."""

    def use(place: int, callback: Callable[..., Any], *arguments: Any, **held: Any) -> bool:
        tab = Tab(held)
        monkeypatch.setattr(st, "session_state", tab)
        tab.left = place
        try:
            callback(*arguments)
        except TheNextClick:
            return True
        finally:
            tab.left = 10_000
        return False

    return use


def everywhere(use: Callable[[int], bool]) -> int:
    """Do it broken off at its first place, its second, and so on to its end; how many places there are."""
    place = 1
    while use(place):
        place += 1
    return place - 1


def words(office: Office, case_id: str) -> list[str]:
    return [one.what for one in office.opened(case_id).dossier.timeline]


def test_a_note_is_written_once_and_so_is_the_next_one(
    office: Office, broken_at: Callable[..., bool]
) -> None:
    case_id = office.flagged()

    def use(place: int) -> bool:
        before = words(office, case_id)
        was_broken = broken_at(place, side_panel._add_note, case_id, "note_1", note_1=f"Note {place}")
        st.session_state["note_1"] = f"Next {place}"
        side_panel._add_note(case_id, "note_1")
        assert words(office, case_id) == [*before, f"Note {place}", f"Next {place}"]
        return was_broken

    assert everywhere(use) > 2


def test_an_entry_of_a_list_is_added_once_its_form_is_empty_and_takes_the_next_one(
    office: Office, broken_at: Callable[..., bool]
) -> None:
    case_id = office.flagged()

    @unbroken
    def add() -> None:
        sheet, name = Sheet(case_id, "form"), st.session_state["form_name"]

        def work(desk: Any, opened: Any, token: str) -> int:
            return cases.add_item(desk, opened, "referrals", Referral(name=name), token=token)

        if session.save(case_id, "referrals", work, done="Added."):
            sheet.saved()

    def use(place: int) -> bool:
        before = [one.name for one in office.opened(case_id).case.referrals]
        office.desk.store.unfinished.keep(case_id, "form", "name", f"One {place}", who="Ada")
        was_broken = broken_at(place, add, form_name=f"One {place}")
        assert office.desk.store.unfinished.of(case_id, "form", who="Ada") == {}
        assert ("Added.", "info") in st.session_state["_told"]
        assert [kind for _, kind in st.session_state["_told"]] == ["info"]
        st.session_state["_last_saved"] = ("", 0.0)
        st.session_state["form_name"] = f"Two {place}"
        add()
        found = [one.name for one in office.opened(case_id).case.referrals]
        assert found == [*before, f"One {place}", f"Two {place}"]
        return was_broken

    assert everywhere(use) > 6


def test_an_undo_is_done_once_and_no_trouble_is_told(office: Office, broken_at: Callable[..., bool]) -> None:
    case_id = office.flagged()

    def use(place: int) -> bool:
        office.set(case_id, engagement__title=f"Title {place}")
        number = office.opened(case_id).dossier.timeline[-1].number
        work = lambda desk, opened, token: cases.undo(desk, opened, number, token=token)  # noqa: E731
        was_broken = broken_at(place, session.do, case_id, f"undo_{number}", work)
        assert words(office, case_id)[number:] == [f"Undone: {words(office, case_id)[number - 1]}"]
        assert st.session_state.get("_told", []) == []
        return was_broken

    assert everywhere(use) > 4


def test_an_entry_added_on_top_of_another_tabs_change_is_added_once(
    office: Office, broken_at: Callable[..., bool]
) -> None:
    case_id = office.flagged()

    def use(place: int) -> bool:
        before = [one.name for one in office.opened(case_id).case.referrals]
        stale = office.opened(case_id).version
        office.set(case_id, engagement__title=f"From the other tab {place}")

        def work(desk: Any, opened: Any, token: str) -> int:
            item = Referral(name=f"Mine {place}")
            return cases.add_item(desk, opened, "referrals", item, token=token)

        was_broken = broken_at(place, session.do, case_id, "referrals", work, _shown={case_id: stale})
        assert [one.name for one in office.opened(case_id).case.referrals] == [*before, f"Mine {place}"]
        return was_broken

    assert everywhere(use) > 6


def test_a_fact_is_changed_once(office: Office, broken_at: Callable[..., bool]) -> None:
    case_id = office.flagged()

    def use(place: int) -> bool:
        count = len(words(office, case_id))
        before = office.opened(case_id).case.engagement.title
        was_broken = broken_at(place, session.put_fact, case_id, "engagement.title", f"Title {place}", before)
        assert len(words(office, case_id)) == count + 1
        assert (st.session_state.get("_told", []), st.session_state.get("_conflicts", [])) == ([], [])
        return was_broken

    assert everywhere(use) > 4


def test_a_client_is_flagged_removed_and_put_back_once(
    office: Office, broken_at: Callable[..., bool]
) -> None:
    def flag(place: int) -> bool:
        client_id = office.client(f"Flagged {place}")
        was_broken = broken_at(place, clients._flag, client_id)
        assert len(office.desk.store.cases.of_client(client_id)) == 1
        return was_broken

    def remove(place: int) -> bool:
        client_id = office.client(f"Removed {place}")
        was_broken = broken_at(place, client_removal._remove, client_id, 1)
        gone = st.session_state["_removed_client"]
        assert gone.name == f"Removed {place}"
        return broken_at(place, client_removal._put_back, gone, _removed_client=gone) or was_broken

    assert everywhere(flag) > 2
    assert everywhere(remove) > 2
    names = [one.name for one in office.desk.store.clients.each()]
    assert len(names) == len(set(names))


def test_a_case_taken_away_is_told_as_taken_away(office: Office, broken_at: Callable[..., bool]) -> None:
    def use(place: int) -> bool:
        case_id = office.flagged(f"Client {place}")
        was_broken = broken_at(place, taking_away._take_away, case_id, "The client")
        assert st.session_state["_told"] == [
            ("The case is taken away. The client stays on the client list.", "info")
        ]
        return was_broken

    assert everywhere(use) > 1


def test_a_layout_is_put_to_use_once(office: Office, broken_at: Callable[..., bool]) -> None:
    layout = (office.desk.templates / "letter.docx").read_bytes()

    def use(place: int) -> bool:
        before = len(office.desk.store.layouts.of("letter"))
        was_broken = broken_at(place, practice_layouts._use, layout, "letter")
        assert len(office.desk.store.layouts.of("letter")) == before + 1
        return was_broken

    assert everywhere(use) > 0


def test_what_is_done_once_is_not_done_again_when_one_callback_uses_another() -> None:
    waiting, done = [TheNextClick(), TheNextClick()], []

    @unbroken
    def inner(name: str) -> None:
        once(lambda: done.append(name))
        if waiting:
            raise waiting.pop()

    @unbroken
    def outer() -> None:
        inner("first")
        inner("second")

    with pytest.raises(TheNextClick):
        outer()
    assert done == ["first", "second"]
