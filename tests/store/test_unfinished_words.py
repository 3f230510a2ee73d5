"""Words nobody has saved yet: kept for the person who typed them, and gone with what they belong to."""

from partwell.store import Store
from tests.store.conftest import Writing


def test_what_stands_in_a_form_is_given_back_field_by_field(store: Store) -> None:
    for field, value in (("points", "Told {{ 7*7 }}\n<b>"), ("minutes", 12), ("agrees", True)):
        store.unfinished.keep("C-1", "call", field, value, who="Ada")
    assert store.unfinished.of("C-1", "call", who="Ada") == {
        "points": "Told {{ 7*7 }}\n<b>",
        "minutes": 12,
        "agrees": True,
    }


def test_the_newest_words_stand_and_none_forgets_them(store: Store) -> None:
    store.unfinished.keep("C-1", "call", "points", "First", who="Ada")
    store.unfinished.keep("C-1", "call", "points", "Second", who="Ada")
    assert store.unfinished.of("C-1", "call", who="Ada") == {"points": "Second"}
    store.unfinished.keep("C-1", "call", "points", None, who="Ada")
    assert store.unfinished.of("C-1", "call", who="Ada") == {}


def test_words_are_their_writers_own_and_those_of_one_form(store: Store) -> None:
    store.unfinished.keep("C-1", "call", "points", "Ada's", who="Ada")
    store.unfinished.keep("C-1", "call", "points", "Ben's", who="Ben")
    store.unfinished.keep("C-2", "call", "points", "Another case", who="Ada")
    store.unfinished.forget("C-1", "call", who="Ada")
    assert [
        store.unfinished.of(place, "call", who=who)
        for place, who in (("C-1", "Ada"), ("C-1", "Ben"), ("C-2", "Ada"))
    ] == [{}, {"points": "Ben's"}, {"points": "Another case"}]


def test_any_signs_come_back_as_they_were_typed(store: Store) -> None:
    words = "O'Brien \u202e \ud83d 王 \x00 \\ \""
    store.unfinished.keep("C-1", "a form's name: \ud83d", "field", words, who="Zoë")
    assert store.unfinished.of("C-1", "a form's name: \ud83d", who="Zoë") == {"field": words}


def test_they_are_destroyed_with_their_case(store: Store, writing: Writing) -> None:
    case_id = writing.a_case().case_id
    store.unfinished.keep(case_id, "call", "points", "Confidential", who="Ada")
    store.cases.erase(case_id, who="Ada")
    assert store.unfinished.of(case_id, "call", who="Ada") == {}


def test_they_go_with_a_client_who_is_taken_off_the_list(store: Store, writing: Writing) -> None:
    client_id = writing.a_client("K-9").client_id
    store.unfinished.keep(client_id, "client_K_9", "name", "Half a name", who="Ada")
    store.clients.remove(client_id, version=store.clients.stored(client_id).version)
    assert store.unfinished.of(client_id, "client_K_9", who="Ada") == {}
