"""What each step of a case does: one main action each, in the store afterwards; undo, locks and refusals."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain.case import (
    Alternative,
    CallOutcome,
    CaseStatus,
    Consultation,
    FollowUpCall,
    Lane,
    Outcome,
    Warning,
)
from partwell.domain.case_entries import Hold
from partwell.domain.lifecycle import Move
from partwell.domain.steps import Step
from partwell.services import calls, cases, decision, handover
from partwell.ui import lists, session
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab, read

CALL = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD, points="The last day stays")


def form(case_id: str, name: str) -> str:
    """The key of an input or button of a form of this case."""
    return f"{case_id}_{name}".replace("-", "_")


def test_a_fact_is_saved_when_its_field_is_left(office: Office) -> None:
    case_id = office.flagged()
    tab = Tab(case=case_id, step="case").put(f"{case_id}:engagement.title", "{{ 7*7 }} and more")
    assert (office.opened(case_id).case.engagement.title, tab.troubles) == ("{{ 7*7 }} and more", [])


def test_undo_takes_the_last_change_back_and_says_so(office: Office) -> None:
    case_id = office.flagged()
    key = f"{case_id}:engagement.title"
    tab = Tab(case=case_id, step="case").put(key, "First words").put(key, "Second words").click("undo")
    assert (tab.value(key), tab.said) == ("First words", ["Undone."])
    assert office.opened(case_id).case.engagement.title == "First words"


def test_an_earlier_entry_is_taken_back_and_put_back_from_the_history(office: Office) -> None:
    case_id = office.noticed()
    calls.log(office.desk, office.opened(case_id), CALL, token="call")
    office.set(case_id, engagement__reference="Q-7")
    called = office.opened(case_id).dossier.timeline[-2]
    tab = Tab(case=case_id)
    tab.at.session_state["so_far_tab"] = "History"
    tab.show().put(f"take_back_{called.number + 1}", called.number).click("take_back_save")
    case = office.opened(case_id).case
    assert (case.calls, case.engagement.reference, tab.troubles) == ((), "Q-7", [])
    tab.put(f"take_back_{called.number + 2}", called.number + 2).click("take_back_save")
    assert [one.points for one in office.opened(case_id).case.calls] == ["The last day stays"]


def test_the_button_says_what_it_takes_back(office: Office) -> None:
    case_id = office.noticed()
    button = Tab(case=case_id, step="case").at_hand("undo")
    assert (read(button.label), read(button.help)) == (
        "Undo: Ending letter, version 1, sent by email on…",
        "Takes back: Ending letter, version 1, sent by email on 2026-11-23.",
    )


def test_a_client_is_corrected_from_the_case(office: Office) -> None:
    case_id = office.flagged("Bay & Co")
    form = f"client_{office.opened(case_id).case.client_id}".replace("-", "_")
    Tab(case=case_id, step="case").fill(**{f"{form}_name": "Bay & Söhne <Ltd>"}).click(f"{form}_save")
    assert office.opened(case_id).dossier.client.name == "Bay & Söhne <Ltd>"


def test_a_reason_is_chosen_and_a_further_one_beside_it(office: Office) -> None:
    case_id = office.flagged()
    tab = Tab(case=case_id, step="decision").put(f"{case_id}:reason", "R09")
    tab.put(f"{case_id}:more_reasons", ["R01"])
    assert (office.opened(case_id).case.reason_ids, tab.troubles) == (("R09", "R01"), [])


def test_the_questions_are_answered_one_by_one_or_all_others_with_no(office: Office) -> None:
    case_id = office.flagged()
    asked = office.opened(case_id).dossier.profession.circumstances
    first = next(one for one in asked if not one.choices)
    tab = Tab(case=case_id, step="decision").put(f"{case_id}:answer:{first.id}", value=True)
    tab.click("none_of_these")
    answers = {one.circumstance_id: one.value for one in office.opened(case_id).case.answers}
    assert answers.pop(first.id) == "yes"
    assert answers == {one.id: "no" for one in asked if not one.choices and one.id != first.id}
    assert not tab.has("none_of_these")


def test_alternatives_are_left_out_with_a_reason(office: Office) -> None:
    case_id = office.flagged()
    Tab(case=case_id, step="decision").put(f"{case_id}:waive:alternatives", "Nothing smaller would work")
    waiver = office.opened(case_id).case.waiver("alternatives")
    assert waiver is not None
    assert (waiver.why, waiver.by_id, waiver.on) == ("Nothing smaller would work", "Ada", TODAY)


def test_a_reason_for_leaving_something_out_is_corrected_and_taken_back(office: Office) -> None:
    case_id = office.flagged()
    cases.waive(office.desk, office.opened(case_id), "alternatives", "First words", token="waive")
    key = f"{case_id}:waive:alternatives"
    tab = Tab(case=case_id, step="decision")
    assert (tab.value(key), "Left out on" in tab.words) == ("First words", True)
    tab.put(key, "Second words")
    assert [one.why for one in office.opened(case_id).case.waivers] == ["Second words"]
    tab.click(f"{case_id}_waived_alternatives_off".replace("-", "_"))
    assert (office.opened(case_id).case.waivers, tab.value(key), tab.troubles) == ((), "", [])


def test_a_clearance_is_taken_back_with_a_reason(office: Office) -> None:
    case_id = office.decided(yes=("personal_tie",))
    told = Consultation(gate_id="G30", person="Ruth Amsel", role="counsel", on=TODAY, note="Go on.")
    decision.consult(office.desk, office.opened(case_id), told, token="clear")
    tab = Tab(case=case_id, step="decision")
    tab.put(form(case_id, "reopen_G30_why"), "New facts").click(form(case_id, "reopen_G30_save"))
    assert [gate.is_blocking for gate in office.opened(case_id).dossier.gates] == [True]
    assert ("It was opened again on" in tab.words, tab.troubles) == (True, [])
    assert tab.has(form(case_id, "clear_G30_save"))


def test_what_is_offered_comes_from_the_profession_and_shows_its_guard(office: Office) -> None:
    case_id = office.flagged()
    form = f"{case_id}_alternatives_new".replace("-", "_")
    tab = Tab(case=case_id, step="decision").unfold()
    labels = [one.label for one in office.opened(case_id).dossier.profession.alternatives]
    assert tab.at.get_by_key(f"{form}_option").options == labels
    guard = "Another price: A written quote with a day on which it expires."
    assert guard not in tab.words
    tab.fill(**{f"{form}_option": "Another price"}).click(f"{form}_save")
    assert [one.option for one in office.opened(case_id).case.alternatives] == ["Another price"]
    assert (guard in tab.words, tab.troubles) == (True, [])


def test_an_offer_in_words_of_its_own_keeps_them(office: Office) -> None:
    case_id = office.flagged()
    offer = Alternative(option="O'Brien's *own* offer", terms="None")
    office.add(case_id, "alternatives", offer)
    key = f"{case_id}_alternatives_{lists.name_of(offer)}".replace("-", "_")
    tab = Tab(case=case_id, step="decision").fill(**{f"{key}_reply": "Declined"}).click(f"{key}_save")
    assert office.opened(case_id).case.alternatives == (replace(offer, reply="Declined"),)
    assert tab.troubles == []


def test_an_exit_without_a_warning_is_justified_where_one_is_usual(office: Office) -> None:
    case_id = office.flagged()
    key = f"{case_id}:waive:warning"
    assert not Tab(case=case_id, step="decision").unfold().has(key)
    office.set(case_id, reason_ids=("R09",))
    tab = Tab(case=case_id, step="decision").unfold()
    assert "W3  Write what must change, and by when." in tab.words.replace("*", "")
    tab.put(key, "A warning would have harmed her health")
    waiver = office.opened(case_id).case.waiver("warning")
    assert waiver is not None
    assert (waiver.why, tab.has(key)) == ("A warning would have harmed her health", False)


def test_a_warning_on_file_needs_no_justification(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, reason_ids=("R09",))
    office.add(case_id, "warnings", Warning(given_on=TODAY, what_must_change="Pay", by_on=TODAY))
    tab = Tab(case=case_id, step="decision").unfold()
    assert (tab.has(f"{case_id}:waive:warning"), tab.troubles) == (False, [])
    assert "Write what must change, and by when.  :green[:material/check: on file]" in tab.words


def test_a_dated_fact_is_added_changed_and_removed(office: Office) -> None:
    case_id = office.flagged()
    form = f"{case_id}_facts_new".replace("-", "_")
    filled = {f"{form}_what": "Invoice 7 unpaid", f"{form}_happened_on": date(2026, 9, 1)}
    tab = Tab(case=case_id, step="decision").fill(**filled).click(f"{form}_save")
    assert [one.what for one in office.opened(case_id).case.facts] == ["Invoice 7 unpaid"]
    tab.click(f"remove_{case_id}_facts_0".replace("-", "_"))
    assert (office.opened(case_id).case.facts, tab.said) == ((), ["Removed. Undo brings it back."])
    tab.click("undo")
    assert [one.what for one in office.opened(case_id).case.facts] == ["Invoice 7 unpaid"]


def test_a_list_form_names_what_is_missing_and_keeps_what_was_typed(office: Office) -> None:
    case_id = office.flagged()
    form = f"{case_id}_facts_new".replace("-", "_")
    tab = Tab(case=case_id, step="decision").fill(**{f"{form}_what": "Something"}).click(f"{form}_save")
    assert (tab.troubles, tab.value(f"{form}_what")) == (["Still needed: When."], "Something")
    assert office.opened(case_id).case.facts == ()


def test_the_notice_is_set_with_one_click(office: Office) -> None:
    case_id = office.decided()
    office.put(case_id, notice=replace(office.opened(case_id).case.notice, given_on=None))
    tab = Tab(case=case_id, step="notice").click("set_notice")
    notice = office.opened(case_id).case.notice
    assert (notice.given_on, tab.troubles, tab.said) == (TODAY, [], ["The notice is set."])
    assert notice.ends_on == office.opened(case_id).dossier.period.recommended_on


def test_a_last_day_before_the_notice_is_one_sentence_and_nothing_is_saved(office: Office) -> None:
    case_id = office.decided()
    before = office.opened(case_id).case.notice
    tab = Tab(case=case_id, step="notice").put(f"{case_id}:notice.ends_on", TODAY - timedelta(days=30))
    assert tab.troubles == [
        (
            "The last day lies before the day on which notice is given. "
            "Nothing was saved; please choose a later last day."
        )
    ]
    assert office.opened(case_id).case.notice == before


def paragraph_of(tab: Tab, case_id: str) -> tuple[str, str]:
    """The first paragraph of the ending letter, and the key of its words."""
    before = f"{case_id}:para_ending_"
    key = next(key for key in tab.keys if key.startswith(before))
    return key.removeprefix(before), key


def test_a_paragraph_is_reworded_left_out_with_a_reason_and_put_back(office: Office) -> None:
    case_id = office.decided()
    tab = Tab(case=case_id, step="letter").unfold()
    name, words = paragraph_of(tab, case_id)
    tab.put(words, "Words of my own: <b>{{ 7*7 }}</b>")
    edit = office.opened(case_id).case.letter("ending").edits[0]
    assert (edit.paragraph_id, edit.text) == (name, "Words of my own: <b>{{ 7*7 }}</b>")
    out = form(case_id, f"out_ending_{name}")
    tab.put(f"{out}_why", "Said elsewhere").click(f"{out}_save")
    edit = office.opened(case_id).case.letter("ending").edits[0]
    assert (edit.struck, edit.note) == (True, "Said elsewhere")
    assert "Because: Said elsewhere" in tab.words
    tab.click(f"para_ending_{name}_back")
    assert office.opened(case_id).case.letter("ending").edits == ()


def test_a_paragraph_is_not_left_out_without_a_reason(office: Office) -> None:
    case_id = office.decided()
    tab = Tab(case=case_id, step="letter").unfold()
    tab.click(form(case_id, f"out_ending_{paragraph_of(tab, case_id)[0]}_save"))
    assert tab.troubles == [
        "Leaving a paragraph out needs its reason. Nothing was changed; please write a few words."
    ]


def test_a_double_click_writes_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "DOUBLE_CLICK_SECONDS", 60)
    case_id = office.decided()
    tab = Tab(case=case_id, step="letter").click("issue").click("issue")
    assert (len(office.opened(case_id).case.documents), tab.troubles) == (1, [])


def test_a_later_press_issues_the_next_version(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "DOUBLE_CLICK_SECONDS", 0)
    case_id = office.decided()
    tab = Tab(case=case_id, step="letter").click("issue").click("issue")
    assert ([one.version for one in office.opened(case_id).case.documents], tab.troubles) == ([1, 2], [])


def test_a_letter_that_lacks_a_fact_asks_for_it_in_place_and_cannot_be_issued(office: Office) -> None:
    case_id = office.decided()
    office.set(case_id, engagement__work_done="", engagement__continues_until_end="")
    tab = Tab(case=case_id, step="letter")
    assert tab.is_locked("issue")
    assert "The letter still needs" in tab.words
    tab.put(f"{case_id}:engagement.work_done", "Autumn collection")
    assert office.opened(case_id).case.engagement.work_done == "Autumn collection"


def test_what_goes_on_until_the_last_day_is_asked_for_in_place_and_nothing_is_an_answer(
    office: Office,
) -> None:
    case_id = office.decided()
    office.set(case_id, engagement__continues_until_end="")
    tab = Tab(case=case_id, step="letter")
    assert tab.is_locked("issue")
    tab.put(f"{case_id}:engagement.continues_until_end", "nothing")
    assert (tab.is_locked("issue"), tab.troubles) == (False, [])
    assert "I will do no further work for you" in tab.words or "We will do no further work" in tab.words


def test_sending_the_letter_gives_notice_and_brings_the_tasks(office: Office) -> None:
    case_id = office.issued()
    paper = office.opened(case_id).case.documents[0].document_id
    tab = Tab(case=case_id, step="letter").fill(**{f"send_{paper}_tracking": "RR 123 GB"})
    tab.click(f"send_{paper}_save")
    case = office.opened(case_id).case
    assert (case.status, case.deliveries[0].tracking, tab.troubles) == (
        CaseStatus.NOTICE_GIVEN,
        "RR 123 GB",
        [],
    )
    assert len(case.tasks) > 0


def test_a_letter_that_came_back_is_sent_again(office: Office) -> None:
    case_id = office.noticed()
    paper = office.opened(case_id).case.documents[0].document_id
    tab = Tab(case=case_id, step="letter").click(f"refused_{paper}_0").click(f"send_{paper}_save")
    case = office.opened(case_id).case
    assert [one.outcome for one in case.deliveries] == ["refused", "on its way"]
    assert tab.troubles == []


def test_a_fact_changed_after_issuing_marks_the_letter(office: Office) -> None:
    case_id = office.issued()
    office.set(case_id, engagement__title="Another title")
    assert "A fact in this letter was changed after it was issued." in Tab(case=case_id, step="letter").words


def test_a_call_is_logged_and_its_promise_becomes_an_agreed_term(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="call").put(form(case_id, "call_points"), "Told calmly")
    tab.put(form(case_id, "call_promises"), "Send the keys\nSend the list")
    tab.click(form(case_id, "call_held_save"))
    case = office.opened(case_id).case
    assert (case.calls[0].outcome, case.calls[0].points) == (CallOutcome.HELD, "Told calmly")
    assert [term.what for term in case.agreed_terms] == ["Send the keys", "Send the list"]
    assert (tab.troubles, tab.said) == ([], ["The call is logged."])


def test_a_call_nobody_answered_becomes_a_task(office: Office) -> None:
    case_id = office.noticed()
    Tab(case=case_id, step="call").click(form(case_id, "call_no_answer_save"))
    assert office.opened(case_id).case.tasks[-1].label == "Call again; nobody answered on November 23, 2026"


def test_a_task_is_done_with_its_proof_and_opened_again(office: Office) -> None:
    case_id, task = office.noticed(), "return_originals"
    tab = Tab(case=case_id, step="handover").put(form(case_id, f"task_{task}_proof"), "Receipt of today")
    tab.click(form(case_id, f"task_{task}_save"))
    done = next(one for one in office.opened(case_id).case.tasks if one.task_id == task)
    assert (done.done_on, done.proof) == (TODAY, "Receipt of today")
    tab.click(f"task_{task}_again")
    again = next(one for one in office.opened(case_id).case.tasks if one.task_id == task)
    assert again.done_on is None


def test_a_task_of_ones_own_is_added(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="handover").put(form(case_id, "own_task_label"), "Return the <keys>")
    tab.click(form(case_id, "own_task_save"))
    assert office.opened(case_id).case.tasks[-1].label == "Return the <keys>"
    assert "Return the <keys>" in tab.words


def test_the_relationship_ends_on_its_last_day(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = office.noticed()
    last_on = office.opened(case_id).dossier.period.ends_on
    assert last_on is not None
    assert Tab(case=case_id, step="handover").is_locked("move_end")
    monkeypatch.setenv("PARTWELL_TODAY", last_on.isoformat())
    Tab(case=case_id, step="handover").click("move_end")
    case = office.opened(case_id).case
    assert (case.status, case.outcome, case.ended_on) == (CaseStatus.ENDED, Outcome.ENDED_BY_US, last_on)


def test_the_day_of_the_end_is_the_last_day_and_can_be_corrected_beside_the_button(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.noticed()
    last_on = office.opened(case_id).dossier.period.ends_on
    assert last_on is not None
    monkeypatch.setenv("PARTWELL_TODAY", (last_on + timedelta(days=5)).isoformat())
    tab = Tab(case=case_id, step="handover")
    assert tab.value(f"move_end_on_{case_id}") == last_on
    tab.fill(**{f"move_end_on_{case_id}": last_on + timedelta(days=1)}).click("move_end")
    assert (office.opened(case_id).case.ended_on, tab.troubles) == (last_on + timedelta(days=1), [])


def test_beside_a_case_that_is_over_stands_the_letter_that_was_sent(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.noticed()
    last_on = office.opened(case_id).dossier.period.ends_on
    assert last_on is not None
    monkeypatch.setenv("PARTWELL_TODAY", (last_on + timedelta(days=2)).isoformat())
    tab = Tab(case=case_id, step="handover").click("move_end")
    for step in Step:
        assert "Issued, version 1." in Tab(case=case_id, step=step).words, step
    assert "Facts have changed since." not in tab.words
    office.desk = office.desk.on_day(last_on + timedelta(days=2))
    office.set(case_id, engagement__title="Another title")
    assert "Issued, version 1. Facts have changed since." in tab.show().words


def test_beside_a_case_that_ended_without_a_letter_stands_that_there_is_none(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, client_left_note="E-mail of 20 November")
    cases.move(office.desk, office.opened(case_id), Move.CLIENT_LEFT, token="left")
    tab = Tab(case=case_id, step="handover")
    assert "No letter was issued in this case." in tab.words
    assert "Draft." not in tab.words


def test_the_letter_beside_the_step_is_the_one_that_is_being_written(office: Office) -> None:
    case_id = office.decided()
    office.set(case_id, client_left_note="E-mail of 20 November")
    tab = Tab(case=case_id, step="letter")
    (paper,) = [one.proto.body for one in tab.at.get("html") if "confirm" in one.proto.body]
    assert tab.value(f"{case_id}:letter_kind") == "client_left"
    assert "We understand that you have decided" in paper or "I understand that you have decided" in paper


def test_a_complaint_is_recognised_taken_in_and_its_clock_runs(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="aftercare")
    tab.put(form(case_id, "came_words"), "I am not happy with this <b>letter</b>")
    tab.put(form(case_id, f"came_{Lane.COMPLAINT}"), value=True).click(form(case_id, "came_save"))
    item = office.opened(case_id).case.feedback[0]
    assert (item.lane, item.words) == (Lane.COMPLAINT, "I am not happy with this <b>letter</b>")
    assert "I am not happy with this <b>letter</b>" in tab.words
    assert tab.said == ["It is in the inbox; its clock runs."]


def test_a_message_without_words_is_refused_in_one_sentence(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="aftercare").click(form(case_id, "came_save"))
    assert tab.troubles == [
        "The message has no words. Nothing was saved; please quote or sum up what was said."
    ]


def test_a_hold_is_placed_and_lifted_and_a_note_kept_apart(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="record")
    tab.put(form(case_id, "hold_reason"), "Claim announced").click(form(case_id, "hold_save"))
    hold = Hold(reason="Claim announced", placed_on=TODAY, placed_by="Ada")
    assert office.opened(case_id).case.open_holds == (hold,)
    lift = form(case_id, f"lift_{lists.name_of(hold)}")
    tab.put(f"{lift}_note", "Claim withdrawn").click(f"{lift}_save")
    assert office.opened(case_id).case.open_holds == ()
    tab.put(form(case_id, "restricted_text"), "Counsel says wait").click(form(case_id, "restricted_save"))
    assert [note.text for note in office.desk.store.notes.of(case_id)] == ["Counsel says wait"]


def test_the_record_asks_for_format_and_copy_of_what_was_handed_over(office: Office) -> None:
    case_id = office.noticed()
    task = next(one for one in office.opened(case_id).case.tasks if one.giver and one.receiver)
    key = f"{case_id}:handed:{task.task_id}"
    assert not Tab(case=case_id, step="record").unfold().has(f"{key}:copy_kept")
    handover.done(office.desk, office.opened(case_id), task.task_id, "Receipt", token="done")
    tab = Tab(case=case_id, step="record").put(f"{key}:handed_over_as", "PDF")
    tab.put(f"{key}:copy_kept", "A full copy")
    told = next(one for one in office.opened(case_id).case.tasks if one.task_id == task.task_id)
    assert (told.handed_over_as, told.copy_kept, tab.troubles) == ("PDF", "A full copy", [])


def test_a_restricted_note_is_taken_back_and_put_back(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="record").put(form(case_id, "restricted_text"), "About somebody else")
    tab.click(form(case_id, "restricted_save"))
    tab.click("restricted_back_1")
    assert "About somebody else" not in tab.words
    assert "taken back on" in tab.words
    tab.click("restricted_back_1")
    assert "About somebody else" in tab.words
    kept = office.desk.store.notes.of(case_id)
    assert [(note.kind, note.text) for note in kept] == [
        ("insurer", "About somebody else"),
        ("taken back", "1"),
        ("put back", "1"),
    ]


def test_an_empty_restricted_note_is_refused_in_one_sentence(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="record").click(form(case_id, "restricted_save"))
    assert tab.troubles == ["The note is empty. Nothing was saved; please write it first."]


def test_the_case_is_closed_and_everything_on_it_is_locked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.ended()
    cases.waive(office.desk, office.opened(case_id), "call", "Letters only", token="call")
    office.finish_tasks(case_id)
    monkeypatch.setenv("PARTWELL_TODAY", office.desk.today.isoformat())
    tab = Tab(case=case_id, step="record").click("move_close")
    assert (office.opened(case_id).case.status, tab.troubles) == (CaseStatus.CLOSED, [])
    tab.click("step_wide_case")
    assert tab.is_locked(f"{case_id}:engagement.title")
    assert not tab.has("undo")
    tab.click("step_wide_decision")
    assert tab.is_locked(f"{case_id}:reason")
    tab.click("step_wide_record").click("follow_up")
    assert office.opened(tab.case_id).case.follows == case_id


def test_a_client_who_left_first_is_recorded(office: Office) -> None:
    case_id = office.flagged()
    tab = Tab(case=case_id, step="decision")
    assert tab.is_locked("move_client_left")
    tab.put(f"{case_id}:client_left_note", "E-mail of 20 November: has engaged another firm")
    tab.click("move_client_left")
    case = office.opened(case_id).case
    assert (case.status, case.outcome) == (CaseStatus.ENDED, Outcome.CLIENT_LEFT)


def test_a_client_who_is_kept_has_the_new_terms_on_file(office: Office) -> None:
    case_id = office.decided()
    tab = Tab(case=case_id, step="decision").put(f"{case_id}:outcome", Outcome.MODIFIED)
    tab.put(f"{case_id}:outcome_note", "Quarterly instead of weekly").put(
        f"{case_id}:review_on", TODAY + timedelta(days=90)
    )
    tab.click("move_keep")
    case = office.opened(case_id).case
    assert (case.status, case.outcome, case.outcome_note) == (
        CaseStatus.KEPT,
        Outcome.MODIFIED,
        "Quarterly instead of weekly",
    )


def test_a_note_is_added_to_the_history(office: Office) -> None:
    case_id = office.flagged()
    tab = Tab(case=case_id)
    tab.at.session_state["so_far_tab"] = "History"
    key = next(key for key in tab.show().keys if ":note:" in key)
    tab.put(key, "Spoke with the bank")
    assert office.opened(case_id).dossier.timeline[-1].what == "Spoke with the bank"
    assert tab.show().words.count("Spoke with the bank") == 1


def test_a_lone_professional_cannot_have_slept_on_a_case_opened_today(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.set_up(people=())
    case_id = office.flagged()
    tab = Tab(case=case_id, step="decision")
    assert tab.is_locked("slept_on_it")
    assert "From Tuesday 24 November 2026, the day after the case was opened." in tab.words
    monkeypatch.setenv("PARTWELL_TODAY", "2026-11-24")
    tab = Tab(case=case_id, step="decision").click("slept_on_it")
    assert (office.opened(case_id).case.cooled_off, tab.troubles) == ("waited", [])


def test_who_decides_is_asked_before_notice_and_on_record_afterwards(office: Office) -> None:
    case_id = office.decided()
    Tab(case=case_id, step="decision").put(f"{case_id}:decided_by", "Ines Vale")
    assert office.opened(case_id).case.decided_by == "Ines Vale"
    noticed = office.noticed("Other & Co")
    tab = Tab(case=noticed, step="decision")
    assert "Decided by Ada on Monday 23 November 2026." in tab.words
    assert not tab.has(f"{noticed}:decided_by")


def test_like_cases_are_linked_with_what_was_offered_first_and_what_came_of_it(office: Office) -> None:
    case_id = office.decided()
    tab = Tab(case=case_id, step="decision")
    assert "No earlier case with this reason yet to compare with." in tab.words
    earlier = office.noticed("O'Brien & Söhne <Ltd>")
    tab = Tab(case=case_id, step="decision").unfold()
    links = [one for one in tab.at._tree if type(getattr(one, "proto", None)).__name__ == "PageLink"]
    (link,) = (one.proto for one in links if earlier in read(one.proto.label))
    assert (read(link.label), link.query_string) == (
        f"O'Brien & Söhne <Ltd>, {earlier}",
        f"case={earlier}",
    )
    assert "30 days of notice; offered first: colleague (Declined); notice given" in tab.words
