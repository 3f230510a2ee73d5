"""What ships in data/: every pack found is whole, sourced, askable and plainly said."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from partwell.domain.circumstances import is_known_condition
from partwell.domain.gates import STOP_ROLES
from partwell.domain.knowledge import Authority, Entry, GateSeverity, Profession, RuleEffect
from partwell.knowledge_files import load_knowledge
from partwell.knowledge_files.checking import check_knowledge
from partwell.wording.check import check
from partwell.wording.findings import Severity

DATA = Path(__file__).resolve().parents[2] / "data"
KNOWN = load_knowledge(DATA)
PACKS = [pytest.param(pack, id=pack.id) for pack in KNOWN.professions]
LISTS = (
    "circumstances",
    "gates",
    "notice_rules",
    "letter_elements",
    "checklist",
    "complaint_clocks",
    "retention",
    "alternatives",
    "repair",
)
COMMON_QUESTIONS = {
    "threat_or_violence",
    "sexual_misconduct",
    "claim_threatened",
    "known_error",
    "complaint_recent",
    "protected_characteristic",
    "diminished_capacity",
    "others_depend",
    "personal_tie",
    "client_unreachable",
    "continuity_dependent",
    "litigating_or_represented",
    "suspicious_activity",
}
SEVERITIES = {
    "G01": "stop", "G02": "stop", "G03": "extend", "G04": "consult", "G05": "consult", "G06": "consult",
    "G07": "consult", "G08": "consult", "G09": "consult", "G10": "consult", "G11": "stop", "G12": "stop",
    "G13": "stop", "G14": "stop", "G15": "consult", "G16": "extend", "G17": "consult", "G18": "consult",
    "G19": "consult", "G20": "consult", "G21": "reword", "G22": "extend", "G23": "consult", "G24": "stop",
    "G25": "extend", "G26": "consult", "G27": "stop", "G28": "extend", "G29": "reword", "G30": "consult",
    "G31": "consult", "G32": "reword",
}  # fmt: skip
DISCLOSURES = {
    "full": "R04 R05 R06 R07 R09 R10 R12 R13 R15",
    "brief": "R01 R02 R03 R08 R11 R14 R20 R22 R25 R26 R27 R28 R29",
    "coded": "R16 R17 R18 R24",
    "none": "R19 R21 R23 R30",
}


def entries(pack: Profession) -> Iterator[Entry]:
    """Every entry of a pack, common ones among them."""
    for name in LISTS:
        yield from getattr(pack, name)


def test_the_data_folder_is_sound() -> None:
    assert [str(problem) for problem in check_knowledge(KNOWN, DATA)] == []


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_whole(pack: Profession) -> None:
    missing = [name for name in LISTS if not getattr(pack, name)]
    assert missing == []
    assert pack.policy.call_note
    assert pack.policy.who_may_end
    assert pack.policy.source


@pytest.mark.parametrize("pack", PACKS)
def test_every_entry_says_why_where_from_and_when_it_was_read(pack: Profession) -> None:
    bare = [
        entry.id
        for entry in entries(pack)
        if len(entry.why) < 10 or len(entry.source) < 5 or not date(2026, 1, 1) <= entry.checked_on
    ]
    assert bare == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_condition_of_a_gate_or_notice_rule_can_be_asked_or_derived(pack: Profession) -> None:
    unknown = [
        (entry.id, name)
        for entry in (*pack.gates, *pack.notice_rules)
        for name in (*entry.applies_when, *entry.applies_when_any)
        if not is_known_condition(name, pack, KNOWN)
    ]
    assert unknown == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_stop_says_what_lifts_it_and_whose_word_can(pack: Profession) -> None:
    unclear = [
        gate.id
        for gate in pack.gates
        if gate.severity == GateSeverity.STOP
        and (len(gate.lifts) < 20 or (gate.clearable and not STOP_ROLES.intersection(gate.consult)))
    ]
    assert unclear == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_questions_of_a_profession_are_few(pack: Profession) -> None:
    own = [asked.id for asked in pack.circumstances if asked.id not in COMMON_QUESTIONS]
    assert len(own) <= 10


@pytest.mark.parametrize("pack", PACKS)
def test_a_figure_that_binds_has_more_behind_it_than_our_own_proposal(pack: Profession) -> None:
    loose = [
        rule.id
        for rule in pack.notice_rules
        if rule.min_days is not None
        and rule.kind in {Authority.STATUTE, Authority.RULE}
        and rule.source.casefold().startswith(("our own", "unsourced", "recalled"))
    ]
    assert loose == []


@pytest.mark.parametrize("pack", PACKS)
def test_only_a_safety_exception_shortens(pack: Profession) -> None:
    shorten = [rule for rule in pack.notice_rules if rule.effect == RuleEffect.SHORTEN]
    assert [rule.min_days for rule in shorten] == [0 for _ in shorten]
    assert "safety_exception" in {rule.id for rule in shorten}


def test_the_common_questions_are_the_thirteen() -> None:
    general = KNOWN.profession("general")
    assert general is not None
    assert {asked.id for asked in general.circumstances} == COMMON_QUESTIONS


def test_all_gates_are_known_with_their_severity() -> None:
    found: dict[str, set[str]] = {}
    for pack in KNOWN.professions:
        for gate in pack.gates:
            if gate.id in SEVERITIES:
                found.setdefault(gate.id, set()).add(gate.severity.value)
    assert sorted(found) == sorted(SEVERITIES)
    assert [gate for gate, severity in SEVERITIES.items() if severity not in found[gate]] == []


def test_the_thirty_reasons_have_their_way_of_being_told() -> None:
    told = {reason.id: reason.disclosure.value for reason in KNOWN.reasons}
    assert told == {name: mode for mode, names in DISCLOSURES.items() for name in names.split()}


def test_no_text_shouts() -> None:
    files = [path for path in DATA.rglob("*.toml") if "wording" not in path.parts]
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert [name for name, text in texts.items() if "!" in text] == []


@pytest.mark.parametrize("reason", [pytest.param(reason, id=reason.id) for reason in KNOWN.reasons])
def test_a_reason_can_stand_in_a_letter(reason: Entry) -> None:
    spoken = {"we": "we", "our": "our", "us": "us", "we_are": "we are"}
    for text in (reason.framing, reason.brief):
        said = re.sub(r"{{ (\w+) }}", lambda field: spoken[field.group(1)], text)
        said = said[:1].upper() + said[1:]
        found = check(said, kind="sentence")
        assert [finding.reason for finding in found if finding.severity == Severity.MUST_FIX] == []
        assert said.endswith(".")


@pytest.mark.parametrize(
    ("name", "pack_id"),
    [
        ("CPA", "accounting_us"),
        ("Chartered accountant", "accounting_uk"),
        ("attorney", "law_us"),
        ("Solicitor", "law_ew"),
        ("freelancer", "freelance_consulting"),
        ("Law (United States)", "law_us"),
        ("other", "general"),
    ],
)
def test_a_profession_is_found_by_the_names_people_use(name: str, pack_id: str) -> None:
    pack = KNOWN.profession(name)
    assert pack is not None
    assert pack.id == pack_id


@pytest.mark.parametrize(
    ("pack_id", "rule_id", "days", "kind"),
    [
        ("general", "relationship_under_3_months", (7, 14), "unsourced"),
        ("general", "relationship_3_to_24_months", (14, 30), "unsourced"),
        ("general", "relationship_2_to_5_years", (30, 45), "unsourced"),
        ("general", "relationship_over_5_years", (30, 60), "unsourced"),
        ("general", "safety_exception", (0, 0), "guidance"),
        ("law_us", "reasonable_notice", (None, 30), "rule"),
        ("law_us", "fee_warning", (10, 14), "unsourced"),
        ("law_us", "tribunal_leave", (None, 30), "rule"),
        ("law_us", "florida_middle_district", (10, 21), "rule"),
        ("law_us", "dallas_letter", (10, 21), "rule"),
        ("law_us", "dallas_trial", (None, None), "rule"),
        ("law_us", "entity_substitution", (30, 30), "rule"),
        ("law_us", "deadline_near", (None, 60), "unsourced"),
        ("law_us", "sale_of_practice", (90, 90), "rule"),
        ("law_us", "mandatory", (0, 0), "rule"),
        ("law_ew", "good_reason", (None, 28), "rule"),
        ("law_ew", "section_65_days", (14, 30), "unsourced"),
        ("law_ew", "australia_rule_13", (None, 28), "rule"),
        ("accounting_us", "ordinary", (0, 14), "guidance"),
        ("accounting_us", "annual_tax_client", (None, 60), "unsourced"),
        ("accounting_us", "continuous", (14, 30), "unsourced"),
        ("accounting_uk", "practice_client", (None, 30), "unsourced"),
        ("freelance_consulting", "project_notice", (14, 30), "convention"),
        ("freelance_consulting", "no_written_agreement", (14, 30), "unsourced"),
        ("freelance_consulting", "after_cure", (0, 15), "contract"),
        ("freelance_consulting", "statement_of_work", (14, 30), "unsourced"),
    ],
)
def test_a_notice_figure_is_the_one_that_was_read(
    pack_id: str, rule_id: str, days: tuple[int | None, int | None], kind: str
) -> None:
    pack = KNOWN.profession(pack_id)
    assert pack is not None
    rule = next(rule for rule in pack.notice_rules if rule.id == rule_id)
    assert ((rule.min_days, rule.recommended_days), rule.kind.value) == (days, kind)
