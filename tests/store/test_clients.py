"""The client list is found by what people type, imported whole or not at all, and undone."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from partwell.domain.client import Client
from partwell.domain.contact_details import Details
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed, StoreTrouble, UnknownClient
from partwell.domain.portfolio import CaseFilter
from partwell.store import Store


def clients(count: int, **facts: Any) -> list[Client]:
    return [
        Client(client_id=f"K-{number:03}", name=f"Client {number:03}", **facts) for number in range(count)
    ]


def test_a_client_comes_back_as_it_was_with_its_version(store: Store) -> None:
    client = Client(client_id="K-1", name="O'Brien & Söhne <Ltd>", annual_fees_amount=Decimal("0.10"))
    assert store.clients.save(client, version=None, token="t", who="Ada") == 1
    assert store.clients.save(client, version=None, token="t", who="Ada") == 1
    assert (store.clients.get("K-1"), store.clients.stored("K-1").version) == (client, 1)
    with pytest.raises(UnknownClient):
        store.clients.get("K-2\x00")


def test_a_stale_form_does_not_overwrite_a_client(store: Store, writing: Any) -> None:
    client = writing.a_client("K-9")
    assert store.clients.save(replace(client, phone="1"), version=1, token="a", who="Ada") == 2
    with pytest.raises(CaseChangedElsewhere, match="This client was changed"):
        store.clients.save(replace(client, phone="2"), version=1, token="b", who="Ben")
    with pytest.raises(UnknownClient):
        store.clients.save(replace(client, client_id="K-0"), version=1, token="c", who="Ben")
    assert store.clients.get("K-9").phone == "1"


def test_clients_are_found_by_any_word_in_any_writing(store: Store) -> None:
    known = (
        Client(client_id="K-1", name="Ann Müller", organisation="Straße GmbH", email="Ann@Example.org"),
        Client(client_id="K-2", name="100 % Wool", reference="M_104"),
        Client(client_id="K-3", name="Ναταλία"),
    )
    store.clients.add_many(known, token="t", who="Ada", batch="b")
    asked = ("muller ANN", "strasse", "ann@example", "100 %", "m_1", "mx1", "ΝΑΤΑΛΊΑ", "")
    found = [[client.client_id for client in store.clients.search(text)] for text in asked]
    assert found == [["K-1"], ["K-1"], ["K-1"], ["K-2"], ["K-2"], [], ["K-3"], ["K-2", "K-1", "K-3"]]
    assert [store.clients.count(text) for text in asked] == [1, 1, 1, 1, 1, 0, 1, 3]
    assert store.clients.names(2) == ("100 % Wool", "Ann Müller")
    assert sorted(store.clients.known_keys()) == [
        ("K-1", "ann muller", "ann@example.org", ""),
        ("K-2", "100 % wool", "", "m_104"),
        ("K-3", "ναταλια", "", ""),
    ]


def test_others_are_known_by_address_number_and_reference_as_they_are_written(store: Store) -> None:
    known = (
        Client(
            client_id="K-1",
            name="Ann",
            email="Ann@Example.org",
            phone="+44 (0)113 496 0000",
            reference="M/1047",
        ),
        Client(client_id="K-2", name="Ben", phone="113-496-0001 or 07700 900123", reference="Ünï-2041"),
        Client(client_id="K-3", name="Cleo", phone='"phone":"', reference="0113 496 0002"),
    )
    store.clients.add_many(known, token="t", who="Ada", batch="b")
    asked = Details(
        emails=("ANN@example.org", "ben@example.org"),
        phones=("0113 496 0000", "0113 496 0001", "0113 496 0002", "+44 7700 900123"),
        references=("m/1047", "UNI-2041", "M/1048"),
    )
    assert store.clients.others_with(asked, besides="") == (
        "ANN@example.org", "m/1047", "UNI-2041", "0113 496 0000", "0113 496 0001", "+44 7700 900123",
    )  # fmt: skip
    assert store.clients.others_with(asked, besides="K-1") == ("UNI-2041", "0113 496 0001", "+44 7700 900123")
    assert store.clients.others_with(Details(), besides="") == ()


def test_the_list_is_paged_by_name(store: Store) -> None:
    store.clients.add_many(clients(7), token="t", who="Ada", batch="b")
    first = store.clients.search("", limit=4)
    rest = store.clients.search("", limit=4, after=(first[-1].name, first[-1].client_id))
    assert (first + rest, list(store.clients.each())) == (tuple(clients(7)), clients(7))


def test_an_import_is_taken_once_and_whole_or_not_at_all(store: Store) -> None:
    assert [store.clients.add_many(clients(3), token="t", who="Ada", batch="b") for _ in range(2)] == [3, 3]
    twice = [*clients(5)[3:], clients(1)[0]]
    with pytest.raises(StoreTrouble):
        store.clients.add_many(twice, token="u", who="Ada", batch="c")
    assert store.clients.count() == 3
    assert store.clients.add_many([], token="v", who="Ada", batch="d") == 0


def test_undoing_an_import_takes_its_clients_out_except_those_with_a_case(store: Store, writing: Any) -> None:
    store.clients.add_many(clients(3), token="t", who="Ada", batch="b")
    writing.a_case("C-1", "K-001")
    assert (store.clients.undo_import("b"), store.clients.undo_import("other")) == (2, 0)
    assert [client.client_id for client in store.clients.each()] == ["K-001", "K-1"]
    with pytest.raises(NotAllowed):
        store.clients.undo_import("")


def test_sample_clients_go_with_their_sample_cases_and_nothing_else(store: Store, writing: Any) -> None:
    for client_id in ("S-1", "S-2"):
        writing.a_client(client_id, is_sample=True)
    writing.a_case("C-sample", "S-1", is_sample=True)
    writing.a_case("C-real", "S-2")
    writing.a_case("C-1", "K-1", is_sample=True)
    assert [store.clients.remove_samples("t", "Ada") for _ in range(2)] == [1, 1]
    assert list(store.cases.all_ids(CaseFilter())) == ["C-1", "C-real"]
    assert {client.client_id for client in store.clients.each()} == {"K-1", "S-2"}
    assert [len(store.cases.timeline(case_id)) for case_id in ("C-1", "C-real")] == [1, 1]


def test_samples_can_be_brought_in_and_removed_again_and_again(store: Store, writing: Any) -> None:
    for turn in ("a", "b"):
        sample = Client(client_id="S-1", name="Sample", is_sample=True)
        store.clients.save(sample, version=None, token=f"in {turn}", who="Ada")
        writing.a_case("C-sample", "S-1", is_sample=True)
        assert store.clients.has_samples() is True
        assert store.clients.remove_samples(f"out {turn}", "Ada") == 1
        assert store.clients.has_samples() is False
    assert store.cases.count(CaseFilter()) == 0


def test_a_client_is_taken_off_the_list_unless_there_is_a_case_or_a_newer_version(
    store: Store, writing: Any
) -> None:
    for client_id in ("K-2", "K-3"):
        writing.a_client(client_id)
    writing.a_case("C-1", "K-2")
    store.clients.save(Client(client_id="K-3", name="New"), version=1, token="n", who="Ada")
    store.clients.remove("K-1", version=1)
    for client_id, trouble in (("K-1", UnknownClient), ("K-2", NotAllowed), ("K-3", CaseChangedElsewhere)):
        with pytest.raises(trouble):
            store.clients.remove(client_id, version=1)
    assert {client.client_id for client in store.clients.each()} == {"K-2", "K-3"}


def test_the_newest_import_is_the_one_told_of(store: Store, writing: Any) -> None:
    assert store.clients.last_import() is None
    store.clients.add_many(clients(2), token="a", who="Ada", batch="first")
    later = [replace(one, client_id=f"L-{one.client_id}") for one in clients(3)]
    store.clients.add_many(later, token="b", who="Ada", batch="second")
    assert store.clients.last_import() == ("second", 3, False)
    writing.a_case("C-1", "L-K-001")
    assert store.clients.last_import() == ("second", 3, True)


def test_the_cases_of_many_clients_are_read_at_once(store: Store, writing: Any) -> None:
    writing.a_client("K-2")
    for case_id, client_id in (("C-1", "K-1"), ("C-2", "K-2"), ("C-3", "K-1")):
        writing.a_case(case_id, client_id)
    assert [row.case_id for row in store.cases.of_clients(["K-1", "K-9"])] == ["C-1", "C-3"]
    assert store.cases.of_clients([]) == ()


def test_the_names_are_those_of_now_after_a_client_came_changed_and_went(store: Store) -> None:
    told = []
    for change in (
        lambda: store.clients.save(Client(client_id="K-1", name="First"), version=None, token="a", who="Ada"),
        lambda: store.clients.save(Client(client_id="K-2", name="Next"), version=None, token="b", who="Ada"),
        lambda: store.clients.save(Client(client_id="K-1", name="Former"), version=1, token="c", who="Ada"),
        lambda: store.clients.remove("K-2", version=1),
    ):
        change()
        told.append(sorted(store.clients.names(10)))
    assert told == [["First"], ["First", "Next"], ["Former", "Next"], ["Former"]]
