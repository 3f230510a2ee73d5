"""What was written only grows: the tables refuse changes, and the check names what was bent all the same."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from partwell.domain.case import Case, Hold
from partwell.domain.errors import NotAllowed, StoreTrouble, UnknownCase
from partwell.domain.timeline import NewEvent, hash_of
from partwell.store import NewDocument, Store, schema, verify

ByHand = Callable[..., None]
NOTE = NewEvent(kind="noted", what="Called back.")


@pytest.fixture
def recorded(store: Store, writing: Any, paper: Callable[..., NewDocument], issue: Any) -> Case:
    """A case with four events, one paper and one restricted note, beside another case."""
    writing.a_case("C-0")
    case = issue(writing.a_case("C-1"), 1, paper())
    for token in ("a", "b"):
        store.cases.note("C-1", NOTE, who="Ada", token=token)
    store.notes.add("C-1", "Counsel advises caution.", "privileged", "Ada")
    return case


ON_BOTH = (
    "UPDATE timeline SET what = 'x' WHERE case_id = 'C-1'",
    "UPDATE timeline SET number = 9 WHERE case_id = 'C-1' AND number = 4",
    "DELETE FROM timeline WHERE case_id = 'C-1' AND number = 4",
    "DELETE FROM timeline",
    """INSERT INTO timeline SELECT case_id, 9, at, who, kind, what, data, hash_before, hash FROM timeline
       WHERE case_id = 'C-1' AND number = 1""",
    "UPDATE documents SET data = text",
    "DELETE FROM documents",
    "UPDATE restricted_notes SET text = 'x'",
    "DELETE FROM restricted_notes",
)
ON_SQLITE = (
    """INSERT OR REPLACE INTO timeline
       SELECT case_id, number, at, who, kind, 'x', data, hash_before, hash FROM timeline""",
    """REPLACE INTO documents SELECT document_id, case_id, kind_id, 9, sha256, text_sha256,
       issued_at, issued_by, text, text FROM documents""",
    """REPLACE INTO documents SELECT 'D-9', case_id, kind_id, version, sha256, text_sha256,
       issued_at, issued_by, text, text FROM documents""",
    """REPLACE INTO documents (rowid, document_id, case_id, kind_id, version, sha256, text_sha256,
       issued_at, issued_by, data, text) SELECT rowid, 'D-9', case_id, kind_id, 9, sha256, text_sha256,
       issued_at, issued_by, text, text FROM documents""",
)
ON_POSTGRESQL = (
    "TRUNCATE timeline",
    "TRUNCATE documents",
    "TRUNCATE restricted_notes",
    "TRUNCATE cases CASCADE",
)


def test_the_tables_refuse_to_be_bent(store: Store, recorded: Case) -> None:
    own = ON_SQLITE if store.engine.dialect.name == "sqlite" else ON_POSTGRESQL
    for statement in ON_BOTH + own:
        with store.engine.connect() as connection, pytest.raises(DBAPIError, match="only grow"):
            connection.execute(text(statement))
    assert verify(store).findings == ()


def test_a_sound_store_is_told_with_its_counts(store: Store, recorded: Case) -> None:
    report = verify(store)
    assert (report.is_sound, report.cases, report.clients, report.events, report.documents) == (
        True,
        2,
        1,
        5,
        1,
    )


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE timeline SET what = 'Never called.' WHERE case_id = 'C-1' AND number = 3", "event C-1.3"),
        ("UPDATE timeline SET who = 'Eve' WHERE case_id = 'C-1' AND number = 1", "event C-1.1"),
        ("UPDATE timeline SET at = 'yesterday' WHERE case_id = 'C-1' AND number = 2", "event C-1.2"),
        ("DELETE FROM timeline WHERE case_id = 'C-1' AND number = 1", "event C-1.2"),
        ("DELETE FROM timeline WHERE case_id = 'C-1' AND number = 2", "event C-1.3"),
        ("DELETE FROM timeline WHERE case_id = 'C-1' AND number = 4", "event C-1.4"),
        ("DELETE FROM timeline WHERE case_id = 'C-1'", "event C-1.1"),
        ("UPDATE cases SET value = replace(value, 'law_us', 'law_uk') WHERE case_id = 'C-1'", "case C-1"),
        ("UPDATE case_rows SET status = 'closed' WHERE case_id = 'C-1'", "case C-1"),
        ("UPDATE clients SET value = replace(value, 'Brien', 'Brian') WHERE client_id = 'K-1'", "client K-1"),
        ("UPDATE documents SET data = text", "document D-1"),
        ("UPDATE documents SET text = data", "document D-1"),
        ("DELETE FROM documents", "document D-1"),
    ],
)
def test_the_check_names_what_was_bent(
    store: Store, recorded: Case, by_hand: ByHand, statement: str, where: str
) -> None:
    by_hand(statement)
    assert [finding.where for finding in verify(store).findings] == [where]


def test_a_case_removed_by_hand_is_missed(store: Store, recorded: Case, by_hand: ByHand) -> None:
    by_hand("DELETE FROM cases WHERE case_id = 'C-1'")
    told = {finding.what for finding in verify(store).findings if finding.code == "store.removed"}
    assert told == {"The case C-1 was removed outside Partwell."}


def test_two_events_that_changed_places_are_found(store: Store, recorded: Case, by_hand: ByHand) -> None:
    for before, after in ((3, 99), (4, 3), (99, 4)):
        by_hand(
            "UPDATE timeline SET number = :after WHERE case_id = 'C-1' AND number = :before",
            before=before,
            after=after,
        )
    assert [finding.where for finding in verify(store).findings] == ["event C-1.3"]


def test_an_event_rewritten_with_a_right_hash_breaks_at_the_anchor_or_the_next(
    store: Store, recorded: Case, by_hand: ByHand
) -> None:
    last = store.cases.timeline("C-1")[-1]
    forged = hash_of(
        replace(NOTE, what="Never called."),
        case_id="C-1",
        number=4,
        at=last.at,
        who="Ada",
        hash_before=last.hash_before,
    )
    by_hand(
        "UPDATE timeline SET what = 'Never called.', hash = :hash WHERE case_id = 'C-1' AND number = 4",
        hash=forged,
    )
    (finding,) = verify(store).findings
    assert (finding.code, finding.where) == ("store.anchor", "event C-1.5")


def test_an_altered_paper_is_not_handed_out(store: Store, recorded: Case, by_hand: ByHand) -> None:
    by_hand("UPDATE documents SET data = text")
    assert store.documents.text("D-1") == "Dear Ms Ώ,"
    with pytest.raises(StoreTrouble, match="D-1 was altered"):
        store.documents.data("D-1")
    with pytest.raises(StoreTrouble, match="not in the store"):
        store.documents.text("D-2")


def test_a_paper_swapped_with_matching_hashes_is_found_by_its_case(
    store: Store, recorded: Case, by_hand: ByHand
) -> None:
    sha256 = hashlib.sha256("Dear Ms Ώ,".encode()).hexdigest()
    by_hand("UPDATE documents SET data = text, sha256 = :sha256", sha256=sha256)
    (finding,) = verify(store).findings
    assert finding.what == "The paper D-1 of case C-1 is not the one that was issued."


def test_restricted_notes_are_kept_apart_and_in_order(store: Store, recorded: Case) -> None:
    second = store.notes.add("C-1", "Safety concern.\x00", "safety", "Ben")
    first, stored = store.notes.of("C-1")
    assert (first.text, first.number, stored) == ("Counsel advises caution.", 1, second)
    assert (stored.text, stored.who, store.notes.of("C-0")) == ("Safety concern.", "Ben", ())
    with pytest.raises(UnknownCase):
        store.notes.add("C-9", "x", "safety", "Ada")
    told = repr((store.cases.get("C-1"), store.cases.timeline("C-1")))
    assert ("caution" in told, "Safety" in told) == (False, False)


def test_erasing_leaves_one_record_without_a_word_of_the_case(store: Store, recorded: Case) -> None:
    last = store.cases.timeline("C-1")[-1]
    store.cases.erase("C-1", who="Ada")
    with pytest.raises(UnknownCase):
        store.cases.get("C-1")
    with store.engine.connect() as connection:
        (record,) = connection.execute(text("SELECT * FROM erasures")).mappings().all()
        left = [
            connection.execute(select(func.count()).where(column == "C-1")).scalar_one()
            for column in (
                schema.cases.c.case_id,
                schema.case_rows.c.case_id,
                schema.timeline.c.case_id,
                schema.documents.c.case_id,
                schema.restricted_notes.c.case_id,
                schema.tokens.c.subject,
                schema.erasing.c.case_id,
            )
        ]
    assert {name: value for name, value in record.items() if name != "at"} == {
        "case_id": "C-1",
        "who": "Ada",
        "events_count": 4,
        "documents_count": 1,
        "notes_count": 1,
        "last_event_hash": last.hash,
    }
    assert left == [0] * 7
    assert (verify(store).findings, len(store.cases.timeline("C-0"))) == ((), 1)


def test_nothing_of_an_erased_case_is_left_in_the_files(store: Store, writing: Any) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("what PostgreSQL leaves in its files is the server's own to clean")
    writing.a_case("C-1", doubts="Unmistakable words")
    store.cases.erase("C-1", who="Ada")
    found = [
        file.name for file in store.home.rglob("*") if file.is_file() and b"Unmistakable" in file.read_bytes()
    ]
    assert found == []


def test_a_hold_keeps_a_case_from_being_erased(store: Store, writing: Any) -> None:
    hold = Hold(reason="claim", placed_on=date(2026, 11, 3), placed_by="Ada")
    case = writing.a_case("C-1", holds=(hold,))
    with pytest.raises(NotAllowed, match="There is a hold on this case \\(claim\\)"):
        store.cases.erase("C-1", who="Ada")
    assert store.cases.get("C-1").case == case
    lifted = replace(case, holds=(replace(hold, lifted_on=date(2026, 11, 4)),))
    writing.a_change(lifted, 1, "t")
    store.cases.erase("C-1", who="Ada")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_rows SET next_action = CAST(X'C3' AS TEXT) WHERE case_id = 'C-1'",
        "UPDATE timeline SET what = CAST(X'C3' AS TEXT) WHERE case_id = 'C-1' AND number = 2",
    ],
)
def test_bytes_that_are_no_text_are_told_as_damage(
    store: Store, recorded: Case, by_hand: ByHand, statement: str
) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL takes no such bytes")
    by_hand(statement)
    with pytest.raises(StoreTrouble, match=r"data file is damaged.*newest backup"):
        verify(store)
