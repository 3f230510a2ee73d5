"""A value is kept as one canonical text, and comes back as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.domain.case import Alternative, Case, Engagement, Hold, IssuedDocument
from partwell.domain.errors import StoreTrouble
from partwell.domain.knowledge import Disclosure
from partwell.domain.practice import Person, Practice
from partwell.store.values import folded, from_text, like, storable, to_text

CASE = Case(case_id="C-1", client_id="K-1", profession_id="law_us", opened_on=date(2026, 11, 2))


def test_a_value_has_one_text_with_its_keys_in_order_and_no_spaces() -> None:
    assert to_text(Hold(reason="Klage", placed_on=date(2026, 1, 2), placed_by="Ада")) == (
        '{"lifted_note":"","lifted_on":null,"placed_by":"Ада","placed_on":"2026-01-02","reason":"Klage"}'
    )


def test_dates_decimals_bytes_and_words_from_lists_come_back_as_they_were() -> None:
    document = IssuedDocument(
        document_id="D-1",
        kind_id="ending",
        version=1,
        title="t",
        file_name="f",
        sha256="0",
        text_sha256="0",
        issued_on=date(2026, 2, 28),
        issued_at=datetime(2026, 2, 28, 23, 59, 59, 1, tzinfo=UTC),
        issued_by="Ada",
    )
    engagement = Engagement(fees_outstanding_amount=Decimal("1200.50"), annual_hours=Decimal("1E+3"))
    case = replace(CASE, engagement=engagement, documents=(document,), disclosure=Disclosure.BRIEF)
    assert from_text(to_text(case), Case) == case
    practice = Practice(
        logo_png=bytes(range(256)), people=(Person(person_id="p", name="n", signature_png=b""),)
    )
    assert from_text(to_text(practice), Practice) == practice


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_any_words_come_back_letter_by_letter(words: str) -> None:
    assert from_text(to_text(replace(CASE, doubts=words)), Case).doubts == words


def test_lone_surrogates_and_nul_are_kept_without_breaking_the_text() -> None:
    case = replace(CASE, doubts="a\ud800b\x00c")
    text = to_text(case)
    assert ("\x00" in text, text.encode("utf-8").decode("utf-8") == text) == (False, True)
    assert from_text(text, Case) == case


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, date | None),
        (date(2026, 1, 1), date | None),
        ("", str),
        (Decimal("0.10"), Decimal | None),
        (3, int | None),
        (True, bool),
        ((Alternative(option="pause"),), tuple[Alternative, ...]),
        (("R01", "R02"), tuple[str, ...]),
        (Disclosure.BRIEF, Disclosure | None),
    ],
)
def test_a_single_fact_of_a_case_comes_back_by_its_type(value: object, kind: object) -> None:
    assert from_text(to_text(value), kind) == value


def test_a_fact_that_an_older_version_did_not_know_reads_as_its_default() -> None:
    older = '{"case_id":"C-1","client_id":"K-1","opened_on":"2026-11-02","profession_id":"law_us"}'
    assert from_text(older, Case) == CASE


def test_a_fact_of_a_newer_version_is_refused_politely() -> None:
    newer = to_text(CASE).replace('"doubts":""', '"doubts":"","mood":"calm"')
    with pytest.raises(StoreTrouble, match="newer version of Partwell"):
        from_text(newer, Case)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', '{"case_id":1}', "1e999"])
def test_a_text_that_is_no_case_is_told_as_one_sentence(text: str) -> None:
    with pytest.raises(StoreTrouble, match="cannot be read"):
        from_text(text, Case)


def test_search_words_lose_capitals_accents_and_doubled_spaces() -> None:
    assert [folded(word) for word in ("Søren  ÉLAN", "STRASSE", "Straße", "Ναταλία", "王小明", "ﬁle")] == [
        "søren elan",
        "strasse",
        "strasse",
        "ναταλια",
        "王小明",
        "file",
    ]


def test_signs_with_a_meaning_to_the_search_are_taken_literally() -> None:
    assert like(r"50%_\ ") == r"%50\%\_\\%"


def test_what_no_database_holds_is_left_out() -> None:
    assert storable("a\x00b\udfffc\td") == "abc\td"
