"""Several people at the very same moment: each is served or told, and nothing is there twice."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from partwell.domain.case import CaseStatus
from partwell.domain.errors import StoreTrouble
from partwell.domain.timeline import NewEvent
from partwell.store import Store
from partwell.store.engines import postgresql_engine
from partwell.store.verifying import verify_engine

FLAGGED = NewEvent(kind="flagged", what="Client flagged for ending.")
MANY = 6
AT_ONCE = (
    "Somebody else saved the same at the same moment. Theirs is kept and nothing was half saved; "
    "please look at it and save again."
)


def at_once(work: Callable[[int], Any]) -> list[str]:
    """Let many do it at the same moment; what each was told, an empty word for those who were served."""
    told: list[str] = []
    gate = threading.Barrier(MANY)

    def one(number: int) -> None:
        gate.wait()
        try:
            work(number)
            told.append("")
        except StoreTrouble as trouble:
            told.append(trouble.sentence)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_words_kept_at_once_in_one_field_are_kept(store: Store) -> None:
    for _ in range(4):
        told = at_once(lambda number: store.unfinished.keep("C-1", "call", "points", f"{number}", who="Ada"))
        assert told == [""] * MANY
    assert set(store.unfinished.of("C-1", "call", who="Ada")) == {"points"}


def test_a_value_set_at_once_is_one_value(store: Store) -> None:
    def put(number: int) -> None:
        store.knowledge_changes.set("law_us", "gates", "G1", "what", f'"{number}"', note="n", who="Ada")

    assert at_once(put) == [""] * MANY
    assert len(store.knowledge_changes.all()) == 1


def test_a_client_flagged_at_once_has_one_open_case(store: Store, writing: Any) -> None:
    first = writing.a_case("C-0", status=CaseStatus.CLOSED)

    def flag(number: int) -> None:
        case = type(first)(
            case_id=f"C-{number + 1}", client_id="K-1", profession_id="law_us", opened_on=first.opened_on
        )
        row = writing.row(case)
        store.cases.open_new(case, row, (FLAGGED,), who="Ada", token=f"t{number}", only_one=True)

    assert at_once(flag) == [""] * MANY
    cases = [one.case.case_id for one in store.cases.of_client("K-1")]
    assert (len(cases), cases[0]) == (2, "C-0")
    assert {store.cases.case_of(f"t{number}") for number in range(MANY)} == {cases[1]}


def test_a_layout_put_to_use_at_once_is_kept_or_its_owner_is_told(store: Store) -> None:
    told = at_once(lambda number: store.layouts.use("letter", bytes([number]), who="Ada"))
    assert len(store.layouts.of("letter")) == told.count("")
    assert set(told) <= {"", AT_ONCE}


def test_a_server_that_cannot_be_reached_is_not_called_damaged() -> None:
    engine = postgresql_engine("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreTrouble, match="connection to the database was lost"):
        verify_engine(engine)
