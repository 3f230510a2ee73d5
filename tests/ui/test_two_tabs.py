"""One case open in two tabs: nothing is overwritten unseen, and no typed word is lost."""

import pytest

from partwell.domain.case import Referral
from partwell.ui import session
from tests.services.office import Office
from tests.ui.tab import Tab


@pytest.fixture
def case_id(office: Office) -> str:
    """A case that both tabs look at."""
    return office.flagged("Bay & Co")


def two(case_id: str, step: str) -> tuple[Tab, Tab]:
    """Two tabs on the same step."""
    return Tab(case=case_id, step=step), Tab(case=case_id, step=step)


def test_the_same_fact_written_in_two_tabs_is_shown_twice_and_chosen(office: Office, case_id: str) -> None:
    key = f"{case_id}:engagement.title"
    one, other = two(case_id, "case")
    one.put(key, "From the first tab")
    other.put(key, "From the <b>second</b> tab")
    assert office.opened(case_id).case.engagement.title == "From the first tab"
    assert "“What the letter calls the work” was changed in another tab" in other.words
    assert [text.value for text in other.at.text if "tab" in text.value] == [
        "From the <b>second</b> tab",
        "From the first tab",
    ]
    other.click("keep_mine")
    assert office.opened(case_id).case.engagement.title == "From the <b>second</b> tab"
    assert (other.troubles, other.has("keep_mine")) == ([], False)


def test_the_other_tabs_words_are_kept_where_they_are_chosen(office: Office, case_id: str) -> None:
    key = f"{case_id}:engagement.title"
    one, other = two(case_id, "case")
    one.put(key, "From the first tab")
    other.put(key, "From the second tab").click("keep_theirs")
    assert (office.opened(case_id).case.engagement.title, other.value(key)) == ("From the first tab",) * 2


def test_different_facts_written_in_two_tabs_are_both_kept(office: Office, case_id: str) -> None:
    one, other = two(case_id, "case")
    one.put(f"{case_id}:engagement.title", "Bookkeeping")
    other.put(f"{case_id}:engagement.reference", "B-7")
    engagement = office.opened(case_id).case.engagement
    assert (engagement.title, engagement.reference) == ("Bookkeeping", "B-7")
    assert other.said == ["This case was also changed in another tab; both changes are kept."]


def test_entries_added_in_two_tabs_are_both_kept(office: Office, case_id: str) -> None:
    form = f"{case_id}_referrals_new".replace("-", "_")
    one, other = two(case_id, "handover")
    one.fill(**{f"{form}_name": "First & Co"}).click(f"{form}_save")
    other.fill(**{f"{form}_name": "Second & Co"}).click(f"{form}_save")
    assert [one.name for one in office.opened(case_id).case.referrals] == ["First & Co", "Second & Co"]


def test_a_paragraph_reworded_in_two_tabs_is_not_overwritten_unseen(office: Office) -> None:
    case_id = office.decided()
    one, other = (tab.unfold() for tab in two(case_id, "letter"))
    key = next(name for name in one.keys if name.startswith(f"{case_id}:para_ending_"))
    one.put(key, "Words of the first tab")
    other.put(key, "Words of the second tab")
    assert office.opened(case_id).case.letter("ending").edits[0].text == "Words of the first tab"
    assert "Words of the second tab" in other.words
    other.click("keep_mine")
    assert office.opened(case_id).case.letter("ending").edits[0].text == "Words of the second tab"


def test_a_letter_is_not_issued_on_top_of_words_nobody_has_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "DOUBLE_CLICK_SECONDS", 0)
    case_id = office.decided()
    one, other = two(case_id, "case")
    other.click("step_wide_letter")
    one.put(f"{case_id}:engagement.title", "Another title")
    other.click("issue")
    assert office.opened(case_id).case.documents == ()
    assert other.troubles == [
        (
            "This case was changed somewhere else since you opened it. "
            "Your words are kept; please compare the two and save again."
        )
    ]
    other.click("issue")
    assert len(office.opened(case_id).case.documents) == 1


def test_an_entry_changed_in_two_tabs_keeps_the_words_typed_last_in_sight(
    office: Office, case_id: str
) -> None:
    form = f"{case_id}_referrals_new".replace("-", "_")
    Tab(case=case_id, step="handover").fill(**{f"{form}_name": "First & Co"}).click(f"{form}_save")
    one, other = (tab.unfold() for tab in two(case_id, "handover"))
    field = next(
        key for key in one.keys if key.endswith("_note") and "_new_" not in key and "referrals" in key
    )
    save = field.replace("_note", "_save")
    one.fill(**{field: "Note of the first tab"}).click(save)
    other.fill(**{field: "Note of the second tab"}).click(save)
    assert office.opened(case_id).case.referrals[0].note == "Note of the first tab"
    assert [one.value for one in other.at.code] == [
        (
            "Name: First & Co\nFor the file: why, and any tie to us: Note of the second tab\n"
            "Named to the client on: 2026-11-23"
        )
    ]
    assert list(other.click("unsaved_away").at.code) == []


def test_two_conflicts_at_once_keep_all_four_texts(office: Office, case_id: str) -> None:
    one, other = two(case_id, "case")
    for name in ("engagement.title", "engagement.reference"):
        one.put(f"{case_id}:{name}", f"First {name}")
        other.at.get_by_key(f"{case_id}:{name}").set_value(f"Second {name}")
    other.show()
    shown = [text.value for text in other.at.text if text.value.startswith(("First", "Second"))]
    assert sorted(shown) == sorted(
        f"{tab} {name}"
        for tab in ("First", "Second")
        for name in ("engagement.title", "engagement.reference")
    )
    other.click("keep_mine").click("keep_mine")
    engagement = office.opened(case_id).case.engagement
    assert (engagement.title, engagement.reference) == (
        "Second engagement.title",
        "Second engagement.reference",
    )


def test_undo_in_one_tab_leaves_what_the_other_added_and_is_done_once(office: Office, case_id: str) -> None:
    office.add(case_id, "referrals", Referral(name="First & Co"))
    one, other = two(case_id, "case")
    office.add(case_id, "referrals", Referral(name="Second & Co"))
    one.click("undo")
    assert [each.name for each in office.opened(case_id).case.referrals] == ["Second & Co"]
    assert "This case was also changed in another tab; both changes are kept." in one.said
    other.click("undo")
    assert [each.name for each in office.opened(case_id).case.referrals] == ["Second & Co"]
    assert other.troubles == [
        "This was taken back meanwhile. Nothing was changed; please look at the history."
    ]
