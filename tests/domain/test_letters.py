"""Letters as values: which paragraphs stand, what they say, what edits do, what is still in the way."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from partwell.domain import letters
from partwell.domain.case import Answer, CaseStatus, Engagement, Letter, Notice, ParagraphEdit, Waiver
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Level
from partwell.domain.knowledge import Disclosure, LetterElement, LetterParagraph, Mark, Profession
from partwell.domain.letters import DraftLetter
from partwell.domain.practice import PostalAddress
from partwell.wording import check as check_words
from tests.letters.dossiers import TODAY, built, dossier, for_kind, knowledge


def drafted(facts: Dossier, draft: Letter | None = None, kind_id: str = "ending") -> DraftLetter:
    """A letter on these facts with these edits."""
    kind = knowledge().letter_kind(kind_id)
    assert kind is not None
    return letters.fill(letters.plan(kind, facts), facts, draft)


def edited(*edits: ParagraphEdit, facts: Dossier | None = None) -> DraftLetter:
    """The ending letter of the general sample with these edits."""
    return drafted(facts or for_kind("ending", "general"), Letter(kind_id="ending", edits=edits))


def answering(profession_id: str, *names: str, **changes: object) -> Dossier:
    """The sample case of a profession before any letter, with questions answered by yes."""
    answers = tuple(Answer(circumstance_id=name, value="yes") for name in names)
    plain = {"calls": (), "feedback": (), "documents": (), "agreed_terms": ()}
    return dossier(profession_id, **{**plain, "answers": answers, **changes})


def with_engagement(facts: Dossier, **changes: object) -> Dossier:
    """The same case with other facts of the agreement."""
    engagement = replace(facts.case.engagement, **changes)  # type: ignore[arg-type]
    return built(replace(facts.case, engagement=engagement), facts.client, facts.practice)


def ids(letter: DraftLetter) -> list[str]:
    """The paragraphs that are printed."""
    return [paragraph.id for paragraph in letter.standing]


def stops(letter: DraftLetter, facts: Dossier) -> list[str]:
    """Codes of what keeps the letter from being issued."""
    return [one.code for one in letters.check(letter, facts) if one.level == Level.STOP]


def words(letter: DraftLetter) -> str:
    """The whole letter as plain text."""
    return letters.plain_text(letter)


# -- which paragraphs stand ----------------------------------------------------------------------------


def test_a_lawyer_on_the_record_says_that_the_day_depends_on_the_court() -> None:
    on_record = ids(drafted(answering("law_us", "on_record")))
    assert [one for one in on_record if one.startswith(("opening", "court"))] == [
        "opening_law_on_record",
        "court_leave_us",
    ]
    released = ids(drafted(answering("law_us", "on_record", "court_permission_granted")))
    assert [one for one in released if one.startswith(("opening", "court"))] == ["opening_law"]


def test_an_organisation_in_court_is_warned_that_it_needs_counsel() -> None:
    assert "entity_warning" in ids(drafted(answering("law_us", "on_record", "entity_client")))
    assert "entity_warning" not in ids(drafted(answering("law_us", "on_record")))
    assert "entity_warning" not in ids(drafted(answering("law_us", "entity_client")))


def test_trust_money_is_accounted_for_where_it_is_held() -> None:
    held = drafted(answering("law_us", "trust_money_held"))
    assert "Trust account statement" in held.enclosures
    assert "Trust account statement" not in drafted(answering("law_us")).enclosures


def test_an_accountant_in_the_united_states_gives_no_reason() -> None:
    letter = drafted(for_kind("ending", "accounting_us"))
    assert letter.plan.disclosure == Disclosure.NONE
    assert [one for one in ids(letter) if "reason" in one] == []
    facts = for_kind("ending", "accounting_us")
    assert "should:reason" not in [one.code for one in letters.check(letter, facts)]


def test_a_doctor_in_the_united_kingdom_gives_the_reason() -> None:
    letter = drafted(
        answering("medicine_uk", objective_sentence="Three visits were missed.", reason_ids=("R13",))
    )
    assert "You have a right to know the reason. Three visits were missed." in words(letter)


def test_a_threat_takes_thanks_call_and_detail_out_of_the_letter() -> None:
    facts = answering("general", "threat_or_violence")
    letter = drafted(facts)
    assert letter.plan.disclosure == Disclosure.CODED
    assert [one for one in ids(letter) if one.startswith(("thanks", "call", "good_wishes"))] == []
    assert "reason_coded" in ids(letter)
    assert "please write to Vale Translations at the address of this letter" in words(letter)
    assert "0113 496 0000" not in words(letter)


def test_a_threat_ends_the_sessions_and_keeps_the_crisis_line() -> None:
    letter = drafted(answering("mental_health", "threat_or_violence"))
    assert "There will be no further sessions." in words(letter)
    assert "988" in words(letter)
    assert [one for one in ids(letter) if one.startswith("closing_session")] == []


@pytest.mark.parametrize("profession_id", ["accounting_uk", "law_ew", "financial_advice"])
def test_nothing_in_the_letter_hints_at_a_confidential_report(profession_id: str) -> None:
    plain = answering(profession_id, objective_sentence="", reason_ids=("R23",))
    told = answering(profession_id, "suspicious_activity", objective_sentence="", reason_ids=("R23",))
    assert drafted(told).plan.disclosure == Disclosure.NONE
    assert not set(words(drafted(told)).lower().split()) & {
        "report",
        "suspicious",
        "compliance",
        "laundering",
    }
    more = set(ids(drafted(told))) - set(ids(drafted(plain)))
    assert more == {"contact_writing"}


@pytest.mark.parametrize(
    ("country", "line"), [("US", "988"), ("GB", "116 123"), ("IE", "your local emergency number")]
)
def test_the_crisis_line_is_that_of_the_country(country: str, line: str) -> None:
    facts = for_kind("ending", "mental_health")
    there = built(facts.case, facts.client, replace(facts.practice, country=country))
    assert line in words(drafted(there))


def test_a_profession_without_words_of_its_own_gets_the_general_letter() -> None:
    general = knowledge().profession("general")
    assert general is not None
    gardeners = replace(general, id="gardening", policy=replace(general.policy, service_word="garden care"))
    facts = for_kind("ending", "general")
    letter = drafted(replace(facts, profession=gardeners))
    assert ids(letter) == ids(drafted(facts))
    assert "our garden care for you will come to an end" in words(letter)


def test_of_a_group_the_first_that_applies_stands() -> None:
    kind = knowledge().letter_kind("ending")
    assert kind is not None
    of_group = {paragraph.id: paragraph.alternative_group for paragraph in kind.paragraphs}
    for profession in knowledge().professions:
        standing = [of_group[one] for one in ids(drafted(for_kind("ending", profession.id))) if of_group[one]]
        assert len(standing) == len(set(standing))


# -- facts ---------------------------------------------------------------------------------------------


def test_missing_facts_are_named_with_where_to_enter_them() -> None:
    facts = for_kind("ending", "general")
    bare = built(
        replace(facts.case, engagement=Engagement(), notice=Notice(), objective_sentence=""),
        replace(facts.client, address=PostalAddress()),
        replace(facts.practice, people=()),
    )
    letter = drafted(bare)
    assert {fact.name: fact.where for fact in letter.missing} == {
        "ends_on": "the step Notice",
        "work_status": "the step Case",
        "contact_person": "the page Practice, under people",
        "signatory_name": "the page Practice, under people",
        "client_address_lines": "the client list",
    }
    assert stops(letter, bare)[:2] == ["missing:ends_on", "missing:work_status"]


def test_an_address_is_not_asked_for_where_the_letter_goes_by_email() -> None:
    facts = for_kind("ending", "general")
    case = replace(facts.case, notice=replace(facts.case.notice, method="email"))
    by_email = built(case, replace(facts.client, address=PostalAddress()), facts.practice)
    assert drafted(by_email).missing == ()


def test_fees_named_without_a_sum_are_asked_for() -> None:
    facts = with_engagement(for_kind("ending", "general"), fees_outstanding_amount=None)
    assert "fees_outstanding" not in [fact.name for fact in drafted(facts).missing]
    asked = knowledge().profession("general")
    assert asked is not None
    holding = replace(facts, holding=facts.holding | {"fees_outstanding"})
    assert [fact.name for fact in drafted(holding).missing] == ["fees_outstanding"]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ({"fees_outstanding_amount": None, "final_invoice_on": None}, "within 30 days after it"),
        ({"fees_outstanding_amount": None}, "will be dated 12 February 2027"),
        ({"final_invoice_on": None}, "shows £1,250.00 as open"),
        ({"fees_outstanding_amount": None, "refund_amount": Decimal(300)}, "You will receive £300.00 back"),
        ({"refund_amount": Decimal(300)}, "£300.00 is due back to you"),
    ],
)
def test_the_account_says_what_is_known_of_the_money(amounts: dict[str, object], told: str) -> None:
    letter = drafted(with_engagement(for_kind("ending", "general"), **amounts))
    assert told in words(letter)
    assert sum(paragraph.id.startswith("account") for paragraph in letter.standing) == 1


def test_the_date_is_the_day_of_notice_unless_another_was_chosen() -> None:
    facts = for_kind("ending", "general")
    assert drafted(facts).values["letter_date"] == "1 December 2026"
    chosen = Letter(kind_id="ending", dated_on=date(2026, 12, 2))
    assert drafted(facts, chosen).values["letter_date"] == "2 December 2026"
    assert (
        drafted(for_kind("handover", "general"), kind_id="handover").values["letter_date"]
        == "23 November 2026"
    )


# -- edits ---------------------------------------------------------------------------------------------


def test_words_typed_over_a_paragraph_are_printed_letter_by_letter() -> None:
    letter = edited(
        ParagraphEdit(paragraph_id="until_then_listed", text="{{ clause }} & <b> =SUM(A1) {{ 7*7 }}")
    )
    assert "{{ clause }} & <b> =SUM(A1) {{ 7*7 }}" in words(letter)
    (finding,) = [one for one in letters.check(letter, for_kind("ending", "general")) if one.code == "braces"]
    assert (finding.level, finding.where) == (Level.ADVISE, "until_then_listed")


def test_an_edited_paragraph_still_serves_its_element_and_asks_for_no_field() -> None:
    facts = with_engagement(
        for_kind("ending", "general"), work_done="", work_in_progress="", work_not_started=""
    )
    assert stops(drafted(facts), facts) == ["missing:work_status"]
    letter = edited(ParagraphEdit(paragraph_id="work_status", text="All work is finished."), facts=facts)
    assert stops(letter, facts) == []


def test_lines_with_bullets_become_bullets() -> None:
    letter = edited(ParagraphEdit(paragraph_id="work_status", text="Today:\n• one\n- two\n\nThat is all."))
    at = [line["text"] for line in letters.styled(letter)].index("Today:")
    assert letters.styled(letter)[at : at + 4] == (
        {"style": "text", "text": "Today:"},
        {"style": "bullet", "text": "one"},
        {"style": "bullet", "text": "two"},
        {"style": "text", "text": "That is all."},
    )


def test_a_must_can_be_struck_out_only_with_a_note() -> None:
    facts = for_kind("ending", "general")
    without = edited(ParagraphEdit(paragraph_id="records", struck=True))
    assert stops(without, facts) == ["must:records_route"]
    noted = edited(
        ParagraphEdit(paragraph_id="records", struck=True, note="All papers went back on 2 November.")
    )
    assert stops(noted, facts) == []
    assert "Your papers and property" not in words(noted)


def test_a_paragraph_that_is_only_wanted_can_be_struck_out_without_a_note() -> None:
    facts = for_kind("ending", "general")
    letter = edited(ParagraphEdit(paragraph_id="plain_language", struck=True))
    assert [one.code for one in letters.check(letter, facts)] == []


def test_emptying_a_paragraph_strikes_it_out() -> None:
    letter = edited(ParagraphEdit(paragraph_id="records", text="  \n "))
    assert "records" not in ids(letter)
    assert stops(letter, for_kind("ending", "general")) == ["must:records_route"]


def test_a_waiver_lets_the_letter_do_without_a_must() -> None:
    facts = for_kind("ending", "general")
    waiver = Waiver(what="element:records_route", why="My own paragraph says it.", by_id="p1", on=TODAY)
    waived = built(replace(facts.case, waivers=(waiver,)), facts.client, facts.practice)
    letter = edited(ParagraphEdit(paragraph_id="records", struck=True), facts=waived)
    assert stops(letter, waived) == []


def test_an_own_paragraph_stands_where_it_was_put() -> None:
    letter = edited(
        ParagraphEdit(paragraph_id="own-1", text="The keys are with the porter.", after="records"),
        ParagraphEdit(paragraph_id="own-2", text="He is in until six.", after="own-1"),
        ParagraphEdit(paragraph_id="own-3", text="A last word.", after="nowhere"),
        ParagraphEdit(paragraph_id="own-4", text="  "),
    )
    order = ids(letter)
    assert order[order.index("records") : order.index("records") + 3] == ["records", "own-1", "own-2"]
    assert order[-1] == "own-3"
    assert "own-4" not in order


def test_an_edit_of_a_paragraph_that_no_longer_stands_is_left_aside() -> None:
    letter = edited(ParagraphEdit(paragraph_id="court_leave_us", text="Old words."))
    assert "Old words." not in words(letter)


def test_an_edit_that_loses_the_last_day_is_a_stop() -> None:
    letter = edited(ParagraphEdit(paragraph_id="opening", text="We will stop soon."))
    assert stops(letter, for_kind("ending", "general")) == ["last_day"]
    kept = edited(ParagraphEdit(paragraph_id="opening", text="We stop on 29 January 2027."))
    assert stops(kept, for_kind("ending", "general")) == []


def test_hostile_words_in_every_fact_come_out_literally() -> None:
    hostile = "O'Brien & Söhne <Ltd> {{ 7*7 }} {{ clause }} {% if x %} Ναταλία 王小明 \x07\ud800"
    facts = for_kind("ending", "general")
    case = replace(
        facts.case,
        objective_sentence=hostile,
        disclosure=Disclosure.FULL,
        engagement=replace(
            facts.case.engagement, title=hostile, work_done=hostile, continues_until_end=hostile
        ),
    )
    letter = drafted(built(case, replace(facts.client, name=hostile, organisation=""), facts.practice))
    clean = "O'Brien & Söhne <Ltd> {{ 7*7 }} {{ clause }} {% if x %} Ναταλία 王小明"
    assert letter.subject == f"{clean}: notice of ending"
    assert f"• Finished: {clean}" in words(letter)
    assert letters.paper_values(letter, facts)["client_name"] == clean
    assert letter.missing == ()


# -- what comes of it ----------------------------------------------------------------------------------


def test_a_paper_gets_every_flat_value_and_nothing_else() -> None:
    facts = for_kind("ending", "general")
    printed = letters.paper_values(drafted(facts), facts)
    for name in (
        "subject",
        "salutation",
        "closing",
        "paragraphs",
        "enclosures",
        "logo_png",
        "signature_png",
        "clause",
    ):
        assert name in printed
    kinds = {type(value) for value in printed.values()}
    assert kinds <= {str, tuple, type(None)}
    assert printed["salutation"] == "Dear Morgan Ellis,"
    assert printed["closing"] == "Yours sincerely,"


def test_a_letter_to_a_successor_is_addressed_to_the_successor() -> None:
    facts = for_kind("successor_reply", "general")
    printed = letters.paper_values(drafted(facts, kind_id="successor_reply"), facts)
    assert (printed["client_name"], printed["client_address_lines"]) == ("Larch Advisers", ())
    assert printed["salutation"] == "Dear Larch Advisers,"


def test_a_letter_closes_as_the_country_does() -> None:
    assert drafted(for_kind("ending", "law_us")).closing == "Sincerely,"
    assert drafted(for_kind("ending", "law_ew")).closing == "Yours sincerely,"


def test_a_public_line_has_no_address_no_greeting_and_no_name() -> None:
    letter = drafted(for_kind("review_line", "mental_health"), kind_id="review_line")
    assert (letter.salutation, letter.closing) == ("", "")
    assert words(letter).count("\n\n") == 1
    assert "Lindqvist" not in words(letter)


def test_what_is_enclosed_is_listed_once_and_pointed_out() -> None:
    facts = for_kind("ending", "medicine_us")
    form = "Authorization form for the release of records"
    letter = drafted(facts, Letter(kind_id="ending", enclosures=("Price list", form)))
    assert letter.enclosures == (form, "Price list")
    (finding,) = [one for one in letters.check(letter, facts) if one.code == "enclose"]
    assert finding.what.endswith(f"{form}; Price list.")


def test_fewer_names_to_turn_to_than_usual_are_pointed_out() -> None:
    facts = for_kind("ending", "mental_health")
    assert "referrals" not in [one.code for one in letters.check(drafted(facts), facts)]
    one_name = built(replace(facts.case, referrals=facts.case.referrals[:1]), facts.client, facts.practice)
    (finding,) = [one for one in letters.check(drafted(one_name), one_name) if one.code == "referrals"]
    assert finding.what == "In this profession 3 names to turn to are usual; the letter offers 1."


def test_a_sponsor_who_may_not_be_told_gets_no_letter() -> None:
    facts = for_kind("second_party", "coaching")
    parties = tuple(replace(one, may_be_told=False) for one in facts.client.related_parties)
    untold = built(facts.case, replace(facts.client, related_parties=parties), facts.practice)
    offered = {one.kind.id: one.fits for one in letters.kinds_that_fit(untold)}
    assert offered["second_party"] is False


def test_a_must_without_any_paragraph_is_a_stop() -> None:
    facts = for_kind("ending", "general")
    element = LetterElement(
        id="rabies_register",
        label="The register",
        why="It has to be said.",
        source="A rule",
        checked_on=TODAY,
        mark=Mark.MUST,
    )
    vets = replace(facts.profession, letter_elements=(*facts.profession.letter_elements, element))
    assert stops(drafted(replace(facts, profession=vets)), facts) == ["must:rabies_register"]


def test_the_letter_is_out_of_date_once_a_fact_changes_and_not_before() -> None:
    facts = for_kind("ending", "general")
    before = letters.facts_sha256(facts, "ending")
    later = built(facts.case, facts.client, facts.practice, on=TODAY + timedelta(days=40))
    given = built(replace(facts.case, status=CaseStatus.NOTICE_GIVEN), facts.client, facts.practice)
    note = built(replace(facts.case, doubts="another thought"), facts.client, facts.practice)
    assert [letters.facts_sha256(one, "ending") for one in (later, given, note)] == [before] * 3
    changed = (
        with_engagement(facts, fees_outstanding_amount=Decimal(1)),
        with_engagement(facts, clause="section 6"),
        built(facts.case, replace(facts.client, name="Quill Coffee Limited"), facts.practice),
        built(
            replace(facts.case, notice=replace(facts.case.notice, ends_on=date(2027, 2, 26))),
            facts.client,
            facts.practice,
        ),
    )
    assert before not in [letters.facts_sha256(one, "ending") for one in changed]


def test_an_unknown_kind_has_no_facts() -> None:
    assert letters.facts_sha256(for_kind("ending", "general"), "no_such_kind") == ""


def test_kinds_that_do_not_fit_come_last_and_say_why() -> None:
    offered = letters.kinds_that_fit(for_kind("ending", "general"))
    fits = [one.fits for one in offered]
    assert fits == sorted(fits, reverse=True)
    reasons = {one.kind.id: one.why_not for one in offered if not one.fits}
    assert reasons["final_closing"] == (
        "It is written while a case is ended or closed; this one is preparing."
    )
    assert reasons["client_left"].startswith("Nothing on file says that the client left first")


def test_a_client_who_left_gets_a_confirmation_and_no_ending() -> None:
    offered = {one.kind.id: one.fits for one in letters.kinds_that_fit(for_kind("client_left", "general"))}
    assert (offered["client_left"], offered["ending"]) == (True, False)


def test_a_successor_is_answered_only_with_the_client_s_consent() -> None:
    facts = for_kind("successor_reply", "general")
    feedback = tuple(replace(item, consent_on_file=False) for item in facts.case.feedback)
    without = built(replace(facts.case, feedback=feedback), facts.client, facts.practice)
    offered = {one.kind.id: one.fits for one in letters.kinds_that_fit(without)}
    assert offered["successor_reply"] is False


def test_a_paragraph_names_every_element_it_serves() -> None:
    paragraph = LetterParagraph(id="x", text="x", element="end_date", also=("end_statement",))
    assert paragraph.elements == ("end_date", "end_statement")
    assert LetterParagraph(id="x", text="x").elements == ()


def test_every_profession_s_musts_have_a_paragraph_or_a_place_on_the_sheet() -> None:
    kind = knowledge().letter_kind("ending")
    assert kind is not None

    def served(profession: Profession) -> set[str]:
        return {
            element
            for paragraph in kind.paragraphs
            if profession.id in (paragraph.professions or (profession.id,))
            and profession.id not in paragraph.not_professions
            for element in paragraph.elements
        }

    on_the_sheet = {"letter_date", "addressee", "delivery_line", "signature", "enclosures"}
    lost = {
        (profession.id, element.id)
        for profession in knowledge().professions
        for element in profession.letter_elements
        if "ending" in element.letters and element.id not in served(profession) | on_the_sheet
    }
    assert lost == set()


ASKED_FOR = (
    *("law_us", "law_ew", "accounting_us", "accounting_uk", "agency"),
    *("it_msp", "coaching", "veterinary", "general"),
)


def until_then(profession_id: str, **agreed: str) -> DraftLetter:
    """The letter of a profession where this is known of the time until the last day."""
    told = {"continues_until_end": "", "stops_at_once": "", **agreed}
    return drafted(with_engagement(dossier(profession_id, documents=()), **told))


@pytest.mark.parametrize("profession_id", ASKED_FOR)
def test_nobody_is_told_what_goes_on_before_somebody_was_asked(profession_id: str) -> None:
    asked = [fact.name for fact in until_then(profession_id).missing]
    nothing = until_then(profession_id, continues_until_end="Nothing.")
    some = until_then(profession_id, continues_until_end="fault repair")
    stops = until_then(profession_id, stops_at_once="new projects")
    assert asked == ["continues_until_end"]
    assert [one.missing for one in (nothing, some, stops)] == [(), (), ()]


@pytest.mark.parametrize("profession_id", ["medicine_us", "medicine_uk", "mental_health"])
def test_where_care_goes_on_in_any_case_nothing_is_asked(profession_id: str) -> None:
    assert until_then(profession_id).missing == ()


def test_a_notice_of_a_week_asks_for_nothing() -> None:
    facts = with_engagement(dossier("accounting_us", documents=()), continues_until_end="")
    day = facts.period.given_on
    assert day is not None
    short = [replace(facts, period=replace(facts.period, ends_on=day + timedelta(days=n))) for n in (7, 8)]
    assert [len(drafted(one).missing) for one in short] == [0, 1]


@pytest.mark.parametrize(
    ("profession_id", "said"),
    [
        (
            "accounting_us",
            "We will not start or complete any further work for you, apart from handing over your records.",
        ),
        ("law_us", "Until that day we will take only the steps that protect your position."),
        (
            "agency",
            "We will do no further work for you until that day, apart from handing over with care.",
        ),
    ],
)
def test_nothing_is_an_answer_and_never_printed_as_a_thing(profession_id: str, said: str) -> None:
    letter = until_then(profession_id, continues_until_end="nothing", stops_at_once="nothing")
    assert said in words(letter)
    assert "nothing" not in words(letter)


def test_an_accountant_who_names_what_stops_does_not_stop_everything() -> None:
    told = words(until_then("accounting_us", stops_at_once="payroll"))
    assert "The following stops with this letter: payroll." in told
    assert "apart from what is named below as stopping" in told
    assert "complete any further work" not in told


@pytest.mark.parametrize("profession_id", ASKED_FOR)
def test_what_is_said_of_the_time_until_the_end_passes_the_wording_check(profession_id: str) -> None:
    for agreed in ({"continues_until_end": "nothing"}, {"stops_at_once": "payroll"}):
        letter = until_then(profession_id, **agreed)
        found = check_words(letters.plain_text(letter), kind="letter", profession=profession_id)
        ruled = [one.rule for one in found if not one.rule.endswith("second-opinion")]
        assert ruled == []
        assert stops(letter, with_engagement(dossier(profession_id, documents=()), **agreed)) == []
