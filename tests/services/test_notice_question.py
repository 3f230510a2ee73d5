"""Questions to the notice engine without a case."""

from datetime import date

import pytest

from partwell.domain.errors import NotAllowed
from partwell.services import notice_question
from tests.services.office import TODAY


def asked(**told: object) -> dict[str, object]:
    """The answer to a question asked today."""
    return notice_question.answer(told, TODAY)


def test_a_clause_of_thirty_days_by_email_ends_thirty_days_after_today() -> None:
    answer = asked(profession="freelance_consulting", method="email", notice_number=30, country="US")
    assert (answer["profession"], answer["received_on"], answer["earliest_on"], answer["won_by"]) == (
        "freelance_consulting",
        "2026-11-23",
        "2026-12-23",
        "contract",
    )


def test_a_profession_is_found_by_its_alias() -> None:
    assert notice_question.pack_named("law").id == "law_us"
    assert notice_question.pack_named("LAW_US").id == "law_us"


def test_circumstances_come_as_a_mapping_or_a_list() -> None:
    listed = asked(profession="medicine_us", circumstances=["pregnancy_20_weeks"])
    mapped = asked(profession="medicine_us", circumstances={"pregnancy_20_weeks": True})
    assert listed == mapped
    assert [gate["id"] for gate in listed["gates"]] == ["G12"]  # type: ignore[index,attr-defined]
    assert (listed["is_blocked"], listed["earliest_on"]) == (True, None)


def test_a_recorded_clearance_lifts_a_stop() -> None:
    order = {"gate_id": "G02", "person": "Ada Roe", "role": "court", "on": "2026-11-20", "note": "Leave"}
    told = {"profession": "law_us", "circumstances": ["on_record"], "method": "email"}
    blocked = asked(**told)
    free = asked(**told, consultations=[{**order, "document": "Order of 20 November"}])
    assert (blocked["is_blocked"], free["is_blocked"]) == (True, False)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"profession": "wizardry"}, "no such profession. Known are"),
        ({"profession": "law_us", "colour": "red"}, "not understood: colour"),
        ({"profession": "law_us", "given_on": "tomorrow"}, "“given_on” is not a day"),
        ({"profession": "law_us", "extend_days": "many"}, "“extend_days” is not a whole number"),
        ({"profession": "law_us", "renewal_on": "31/12/2026"}, "“renewal_on” is not understood"),
        ({"profession": "law_us", "circumstances": ["pregnancy_20_weeks"]}, "asks no question"),
        ({"profession": "law_us", "deadlines": [{"what": "Hearing"}]}, "not understood"),
        ({"profession": "law_us", "deadlines": 7}, "not understood"),
        ({"profession": "law_us", "reasons": 7}, "not understood"),
        ({"profession": "law_us", "circumstances": 7}, "not understood"),
        ({"profession": "law_us", "reasons": ["R01", "R99"]}, "no reason R99"),
        ({"profession": "law_us", "circumstances": {"on_record": "maybe"}}, "answered with yes or no"),
        ({"profession": "law_us", "country": "ZZ"}, "country “ZZ” is not known"),
        ({"profession": "law_us", "country": "US", "region": "QQ"}, "region “QQ” is not known in US"),
        ({"profession": "law_us", "method": "pigeon"}, "none of the ways to send: email, hand"),
        ({"profession": ["law_us"]}, "no such profession"),
        ({"profession": "law_us", "notice_number": "many"}, "not understood"),
    ],
)
def test_what_is_not_understood_is_named(told: dict[str, object], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        notice_question.answer(told, TODAY)


def test_every_step_of_the_sum_is_a_sentence_with_its_source_or_day() -> None:
    answer = asked(profession="agency", since_on="2023-11-01", method="email", country="US")
    assert (answer["earliest_on"], answer["recommended_on"]) == ("2027-01-22", "2027-02-22")
    assert all(step["sentence"].endswith(".") for step in answer["steps"])  # type: ignore[attr-defined,index]


def test_the_day_asked_can_be_another_one() -> None:
    answer = asked(profession="agency", on="2026-01-05", method="email", notice_number=30)
    assert answer["given_on"] == date(2026, 1, 5).isoformat()


def test_a_country_and_region_are_known_by_their_code_in_any_case_or_by_name() -> None:
    told = {"profession": "medicine_us", "given_on": "2026-03-02", "method": "tracked_post"}
    answers = [
        asked(**told, country=country, region=region)
        for country, region in (("US", "NJ"), ("us", "nj"), ("US", "New Jersey"))
    ]
    assert [answer["won_by"] for answer in answers] == ["new_jersey"] * 3
    in_london = {"profession": "freelance", "notice_number": 1, "notice_unit": "working", "method": "hand"}
    ends = [asked(**in_london, given_on="2026-12-24", country=name)["earliest_on"] for name in ("GB", "uk")]
    assert ends == ["2026-12-29"] * 2
