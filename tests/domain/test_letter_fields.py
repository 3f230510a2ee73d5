"""The one list of what letters can say, and who may read it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partwell.domain import letter_fields
from partwell.domain.case import Audience, CaseStatus, ClientDeadline, Engagement, Letter
from partwell.domain.knowledge import Disclosure
from partwell.domain.letter_facts import Reader, Reading
from partwell.domain.letter_fields import FIELDS, missing, names_in, replaced, value_of, values
from partwell.domain.practice import Person, PostalAddress
from tests.letters.dossiers import PROFESSION_ALONE, built, dossier, knowledge, secret

DOCS = Path(__file__).resolve().parents[2] / "docs" / "letters.md"


def reading(
    profession_id: str = "general", *, reader: Reader = Reader.CLIENT, kind_id: str = "ending"
) -> Reading:
    """The sample case as one reader may see it, with the whole reason."""
    draft = Letter(kind_id=kind_id)
    return Reading(dossier=dossier(profession_id), draft=draft, disclosure=Disclosure.FULL, reader=reader)


def test_every_field_has_a_name_of_its_own_a_meaning_and_an_example() -> None:
    names = [field.name for field in FIELDS]
    assert len(set(names)) == len(names)
    assert [field.name for field in FIELDS if not (field.meaning and field.example and field.audience)] == []
    assert [name for name in names if not re.fullmatch("[a-z_]+", name)] == []


def test_every_field_is_described_in_the_docs() -> None:
    table = DOCS.read_text(encoding="utf-8").partition("## Fields")[2]
    described = set(re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE))
    assert described == {field.name for field in FIELDS}


def test_every_field_a_letter_names_exists_and_its_reader_may_see_it() -> None:
    wrong = []
    for kind in knowledge().letter_kinds:
        texts = [kind.subject, kind.salutation, *(one.text for one in kind.paragraphs)]
        listed = [one.list_of for one in kind.paragraphs if one.list_of]
        for name in (*(name for text in texts for name in names_in(text)), *listed):
            field = letter_fields.by_name(name)
            if field is None or Reader(kind.audience) not in field.audience:
                wrong.append((kind.id, name))
    assert wrong == []


def test_a_field_that_may_be_missing_says_where_to_enter_it() -> None:
    (fact,) = missing({"clause": "", "ends_on": "Friday 29 January 2027"})
    assert (fact.name, fact.meaning, fact.where) == ("clause", "clause that allows ending", "the step Case")


def test_a_name_nobody_knows_is_missing_and_not_an_error() -> None:
    (fact,) = missing(values(reading(), ("clinet_name",)))
    assert fact.where == "the data folder"
    assert "clinet_name" in fact.meaning


def test_names_are_replaced_and_every_other_brace_stays_as_it_is() -> None:
    text = "Dear {{ client_name }}, {{client_name}} {{ 7*7 }} {% if x %} {{ client_name | upper }}"
    assert (
        replaced(text, {"client_name": "Bay"})
        == "Dear Bay, Bay {{ 7*7 }} {% if x %} {{ client_name | upper }}"
    )


def test_a_value_is_never_read_as_a_template() -> None:
    told = replaced("{{ client_name }}: {{ clause }}", {"client_name": "{{ clause }}", "clause": "section 9"})
    assert told == "{{ clause }}: section 9"


def test_an_unknown_value_shows_what_is_missing() -> None:
    assert replaced("Under {{ clause }}.", {"clause": ""}) == "Under [clause that allows ending]."


@pytest.mark.parametrize("profession_id", sorted(PROFESSION_ALONE))
def test_somebody_who_works_alone_writes_as_i(profession_id: str) -> None:
    facts = values(reading(profession_id), ("we", "our", "us", "we_are"))
    text = "{{ we }} wrote. {{ our }} file is with {{ us }}, and {{ we_are }} here."
    assert replaced(text, facts) == "I wrote. My file is with me, and I am here."


def test_a_firm_writes_as_we_with_a_capital_where_a_sentence_begins() -> None:
    facts = values(reading("law_us"), ("we", "our", "us", "we_are"))
    text = "{{ we }} wrote. {{ our }} file is with {{ us }}: {{ we_are }} here, and {{ we }} wait."
    assert replaced(text, facts) == "We wrote. Our file is with us: we are here, and we wait."


def test_a_therapist_with_a_colleague_writes_as_we() -> None:
    alone = dossier("mental_health")
    colleague = Person(person_id="p2", name="Robin Vale")
    together = built(
        alone.case, alone.client, replace(alone.practice, people=(*alone.practice.people, colleague))
    )
    facts = Reading(dossier=together, draft=Letter(kind_id="ending"))
    assert value_of(facts, "we") == "we"


def test_deadlines_come_soonest_first_and_only_those_the_reader_may_see() -> None:
    facts = dossier("general")
    listed = (
        ClientDeadline(
            what="second", due_on=date(2027, 3, 2), consequence="A fee.", audience=Audience.CLIENT
        ),
        ClientDeadline(
            what="first.", due_on=date(2027, 3, 1), source="the order", audience=Audience.SUCCESSOR
        ),
        ClientDeadline(what=secret("deadline"), due_on=date(2027, 2, 1), audience=Audience.FILE_ONLY),
        ClientDeadline(what=secret("referral"), due_on=date(2027, 2, 2), audience=Audience.REFERRAL),
    )
    case = replace(facts.case, client_deadlines=listed)
    for reader, told in (
        (
            Reader.CLIENT,
            ("2 February 2027", "1 March 2027: first.", "2 March 2027: second. If it is missed: A fee."),
        ),
        (Reader.SUCCESSOR, ("1 March 2027: first.",)),
        (Reader.SECOND_PARTY, ()),
        (Reader.PUBLIC, ()),
    ):
        seen = value_of(
            Reading(
                dossier=built(case, facts.client, facts.practice), draft=Letter(kind_id="x"), reader=reader
            ),
            "deadlines",
        )
        assert len(seen) == len(told)
        assert all(line.startswith(words) for line, words in zip(seen, told, strict=True))


def test_a_deadline_says_where_it_comes_from_where_that_is_asked_for() -> None:
    (line,) = value_of(reading("law_us"), "deadlines_with_source")
    assert line == (
        "February 24, 2027: pretrial conference. If it is missed: orders against the party that stays away. "
        "Source: the scheduling order of October 6, 2026."
    )


@pytest.mark.parametrize("reader", [Reader.SUCCESSOR, Reader.REFERRAL, Reader.SECOND_PARTY, Reader.PUBLIC])
def test_nobody_but_the_client_reads_money_reason_offers_or_referrals(reader: Reader) -> None:
    private = (
        "fees_outstanding",
        "refund",
        "reason_sentence",
        "modified_terms",
        "warning_must_change",
        "referral_names",
        "agreed_terms",
        "call_points",
        "clause",
        "surviving_terms",
        "client_address_lines",
        "work_status",
    )
    assert set(values(reading("law_us", reader=reader), private).values()) <= {"", ()}


def test_the_public_reads_nothing_that_names_a_client() -> None:
    seen = {field.name for field in FIELDS if Reader.PUBLIC in field.audience}
    told = " ".join(str(value_of(reading("mental_health", reader=Reader.PUBLIC), name)) for name in seen)
    assert re.findall("Noa|Lindqvist|2027|SENTINEL", told) == []


def test_no_field_of_any_reader_shows_what_belongs_in_the_file() -> None:
    facts = dossier("coaching")
    shown = [
        (reader, field.name)
        for reader in Reader
        for kind_id in ("ending", "successor_reply", "feedback_reply", "handover")
        for field in FIELDS
        if "SENTINEL"
        in str(
            field.getter(
                Reading(
                    dossier=facts, draft=Letter(kind_id=kind_id), disclosure=Disclosure.FULL, reader=reader
                )
            )
        )
    ]
    assert shown == []


def test_the_reason_is_the_professional_s_own_sentence_where_all_of_it_may_be_said() -> None:
    assert value_of(reading("law_ew"), "reason_sentence") == (
        "The payments on account asked for on 4 May and 2 June 2026 have not been received."
    )


def test_the_reason_of_the_catalogue_stands_in_where_nothing_was_written() -> None:
    facts = dossier("general")
    bare = built(
        replace(facts.case, objective_sentence="", reason_ids=("R01",)), facts.client, facts.practice
    )
    full = Reading(dossier=bare, draft=Letter(kind_id="ending"), disclosure=Disclosure.FULL)
    assert value_of(full, "reason_sentence") == (
        "Our current capacity no longer lets us give your work the attention it needs."
    )
    assert value_of(replace(full, disclosure=Disclosure.BRIEF), "reason_sentence") == "Capacity has changed."
    assert value_of(replace(full, disclosure=Disclosure.CODED), "reason_sentence") == ""
    assert value_of(replace(full, disclosure=Disclosure.NONE), "reason_sentence") == ""


def test_hostile_words_come_out_letter_by_letter() -> None:
    facts = dossier("general")
    client = replace(facts.client, name="O'Brien & Söhne <Ltd> {{ 7*7 }} 王小明\x07\ud800", organisation="")
    engagement = Engagement(title="=SUM(A1)\n{{ client_name }}", work_done="• one\r\n\u2028two;\n\n")
    case = replace(facts.case, engagement=engagement)
    hostile = Reading(dossier=built(case, client, facts.practice), draft=Letter(kind_id="ending"))
    assert value_of(hostile, "client_name") == "O'Brien & Söhne <Ltd> {{ 7*7 }} 王小明"
    assert value_of(hostile, "engagement_title") == "=SUM(A1) {{ client_name }}"
    assert value_of(hostile, "work_status") == ("Finished: one; two",)


def test_an_address_inside_the_country_does_not_name_it() -> None:
    facts = dossier("law_ew")
    assert value_of(reading("law_ew"), "client_address_lines") == ("4 Quay Street", "Bristol", "BS1 5TX")
    abroad = replace(facts.client, address=PostalAddress(lines=("1 Rue X",), city="Paris", country="France"))
    far = Reading(dossier=built(facts.case, abroad, facts.practice), draft=Letter(kind_id="ending"))
    assert value_of(far, "client_address_lines") == ("1 Rue X", "Paris", "France")


def test_a_letter_to_an_organisation_names_the_person_below_it() -> None:
    assert value_of(reading("agency"), "addressee_name") == "Quill Coffee Ltd"
    lines = value_of(reading("agency"), "client_address_lines")
    assert lines == ("Morgan Ellis", "4 Quay Street", "Bristol", "BS1 5TX")


def test_the_signatory_is_who_was_chosen_else_the_owner_else_the_first_who_may_sign() -> None:
    facts = dossier("law_us")
    chosen = Reading(dossier=facts, draft=Letter(kind_id="ending", signatory_id="p2"))
    assert value_of(chosen, "signatory_name") == "Robin Vale"
    assert value_of(reading("law_us"), "signatory_name") == "Claire Moss"
    people = tuple(replace(person, may_sign=person.person_id == "p2") for person in facts.practice.people)
    barred = built(facts.case, facts.client, replace(facts.practice, people=people))
    assert value_of(Reading(dossier=barred, draft=Letter(kind_id="ending")), "signatory_name") == "Robin Vale"
    nobody = built(facts.case, facts.client, replace(facts.practice, people=()))
    assert value_of(Reading(dossier=nobody, draft=Letter(kind_id="ending")), "signatory_name") == ""


def test_since_when_is_never_said_where_it_is_not_known_or_lies_ahead() -> None:
    facts = dossier("general")
    for since_on, told in ((None, ""), (date(2030, 1, 1), ""), (date(2019, 3, 4), "since March 2019")):
        client = replace(facts.client, since_on=since_on)
        seen = Reading(dossier=built(facts.case, client, facts.practice), draft=Letter(kind_id="ending"))
        assert value_of(seen, "since") == told


def test_no_sum_is_named_where_none_is_due() -> None:
    facts = dossier("general")
    for amount, told in ((None, ""), (Decimal(0), ""), (Decimal("12.5"), "£12.50")):
        engagement = replace(facts.case.engagement, fees_outstanding_amount=amount)
        case = replace(facts.case, engagement=engagement)
        seen = Reading(dossier=built(case, facts.client, facts.practice), draft=Letter(kind_id="ending"))
        assert value_of(seen, "fees_outstanding") == told


def test_the_message_that_is_answered_is_the_open_one_of_the_right_lane() -> None:
    facts = dossier("general", status=CaseStatus.NOTICE_GIVEN)
    answered = tuple(replace(item, answered_on=item.received_on) for item in facts.case.feedback)
    newer = replace(answered[0], feedback_id="F-new", received_on=date(2026, 12, 20), answered_on=None)
    case = replace(facts.case, feedback=(newer, *answered))
    seen = Reading(dossier=built(case, facts.client, facts.practice), draft=Letter(kind_id="feedback_reply"))
    assert value_of(seen, "feedback_received_on") == "20 December 2026"
