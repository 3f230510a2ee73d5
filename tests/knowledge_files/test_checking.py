"""The check of the data folder: whatever is unsound is named with its file and entry, and nothing else is."""

from pathlib import Path

import pytest

from partwell.knowledge_files import load_knowledge
from partwell.knowledge_files.checking import check_knowledge
from tests.knowledge_files.shelf import BACKED, COMMON, PACK, data_folder, write

GATE = 'severity = "extend"\napplies_when = ["in_hospital"]'
FIGURE = 'kind = "convention"\nmin_days = 14\nrecommended_days = 30'
CLOCK = 'answer_days = 21\nkind = "guidance"\nsteps = ["Answer it"]'
LETTER = f"""
label = "Ending"
subject = "The end of our work"
{BACKED}
[[paragraphs]]
id = "last_day"
element = "end_date"
text = "Our work ends on {{{{ ends_on }}}}."
"""


def said(folder: Path) -> list[str]:
    """What the check finds, as sentences."""
    return [str(problem) for problem in check_knowledge(load_knowledge(folder), folder)]


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    write(folder, "letters/en/ending.toml", LETTER)
    assert said(folder) == []


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        pytest.param(
            GATE,
            GATE.replace("in_hospital", "in_hopsital"),
            "gates G28: nothing can make “in_hopsital” hold in this profession; did you mean “in_hospital”?",
            id="a condition no circumstance can produce",
        ),
        pytest.param(
            GATE,
            GATE + '\nunless = ["in_hospital"]',
            "gates G28: it can never apply: “in_hospital” is both required and excluded.",
            id="a condition both required and excluded",
        ),
        pytest.param(
            GATE,
            'severity = "extend"\napplies_when_any = ["in_hospital"]\nunless = ["in_hospital"]',
            "gates G28: it can never apply: everything in “applies_when_any” is also in “unless”.",
            id="alternatives that are all excluded",
        ),
        pytest.param(
            GATE,
            GATE.replace('"in_hospital"', '"in_hospital", "country.US", "country.GB"'),
            "gates G28: it can never apply: country.GB and country.US cannot both hold.",
            id="two countries at once",
        ),
        pytest.param(
            GATE,
            GATE + '\nunless = ["nowhere"]',
            "gates G28: “unless” names “nowhere”, which nothing can make hold.",
            id="an exception nothing can make",
        ),
        pytest.param(
            'source = "a book"\nchecked_on = 2026-11-01\n\n[[notice_rules]]',
            'source = " "\nchecked_on = 2026-11-01\n\n[[notice_rules]]',
            "gates G28: “source” is empty.",
            id="an empty source",
        ),
        pytest.param(
            FIGURE,
            "min_days = 14\nrecommended_days = 30",
            "notice_rules usual: it gives a figure and no “kind”: say what stands behind it.",
            id="a figure without a kind",
        ),
        pytest.param(
            FIGURE,
            FIGURE.replace("14", "31"),
            "notice_rules usual: “min_days” (31) is more than “recommended_days” (30).",
            id="a minimum above the recommendation",
        ),
        pytest.param(
            FIGURE,
            FIGURE + '\nregions = ["NJ"]',
            "notice_rules usual: it names regions and no country, "
            "so a region of another country could match.",
            id="a region without a country",
        ),
        pytest.param(
            FIGURE,
            FIGURE + '\neffect = "block"',
            "notice_rules usual: effect “block” has no number of days; its figures would never be used.",
            id="a block with days",
        ),
        pytest.param(
            FIGURE,
            'kind = "convention"',
            "notice_rules usual: it has no number of days and would never count; "
            'use effect = "advise" for a sentence.',
            id="a period without days",
        ),
        pytest.param(
            "extend_days = 14\n",
            "",
            "gates G28: a gate that lengthens the notice needs “extend_days”.",
            id="a longer notice without days",
        ),
        pytest.param(
            GATE,
            GATE.replace("extend", "consult"),
            "gates G28: a gate that asks to consult somebody needs “consult”.",
            id="a consultation with nobody",
        ),
        pytest.param(
            'lifts = "Days are added."',
            'lifts = ""',
            "gates G28: “lifts” is empty; a gate says what is in the way and what lifts it.",
            id="a gate nothing lifts",
        ),
        pytest.param(
            GATE,
            GATE + '\nremoves_elements = ["end_dat"]',
            "gates G28: “removes_elements” names “end_dat”, which is no letter element; "
            "did you mean “end_date”?",
            id="an unknown element",
        ),
        pytest.param(
            GATE,
            'severity = "extend"',
            "gates G28: it would fire in every case; name the condition in “applies_when”.",
            id="a gate without a condition",
        ),
        pytest.param(
            CLOCK,
            CLOCK.replace("21", "2\nacknowledge_days = 7"),
            "complaint_clocks complaint: “acknowledge_days” is later than “answer_days”.",
            id="an answer before the acknowledgement",
        ),
        pytest.param(
            'lane = "complaint"',
            'lane = "grumble"',
            "complaint_clocks complaint: “lane” has to be one of feedback, complaint, claim, safety, "
            "records_request, successor_enquiry, fee_dispute, review, not “grumble”.",
            id="an unknown lane",
        ),
        pytest.param(
            "due_offset_days = -7",
            'due_offset_days = -7\ngiver = "Practice"\nproof = "A receipt"',
            "checklist invoice: a handover needs both “giver” and “receiver”.",
            id="a handover to nobody",
        ),
        pytest.param(
            "years = 6",
            "years = 6\nlongest_years = 5",
            "retention file: “longest_years” is less than “years”.",
            id="a longest time that is shorter",
        ),
        pytest.param(
            'id = "file"',
            'id = "the file"',
            "retention the file: an id is made of letters, figures and underscores only.",
            id="an id with a space",
        ),
        pytest.param(
            'guard = "Restart terms in writing."',
            'guard = " "',
            "alternatives pause: “guard” is empty; an offer says when it helps and what guards it.",
            id="an offer without its guard",
        ),
        pytest.param(
            'step = "W3"',
            'step = "third"',
            "repair warn: “step” is its place on the ladder, W1 to W9, not “third”.",
            id="a step of no place",
        ),
        pytest.param(
            'record = "The letter."',
            'record = ""',
            "repair warn: “record” is empty; a step says what is done, when, and what the file holds of it.",
            id="a step that leaves nothing on file",
        ),
        pytest.param(
            'done_when = "warning_given"',
            'done_when = "warning_gven"',
            "repair warn: nothing can make “warning_gven” hold in this profession; "
            "did you mean “warning_given”?",
            id="a step that nothing can show as taken",
        ),
        pytest.param(
            'done_when = "warning_given"',
            'applies_when = ["reason.R99"]',
            "repair warn: nothing can make “reason.R99” hold in this profession.",
            id="a step for a reason that is not there",
        ),
    ],
)
def test_what_is_unsound_in_an_entry_is_named(
    tmp_path: Path, written: str, instead: str, problem: str
) -> None:
    assert written in COMMON
    found = said(data_folder(tmp_path, common=COMMON.replace(written, instead, 1)))
    besides = [one for one in found if "nothing depends on the answer" not in one]
    assert besides == [f"common.toml: {problem}"]


def test_a_question_that_the_facts_answer_is_named(tmp_path: Path) -> None:
    common = COMMON.replace("in_hospital", "fees_outstanding")
    assert said(data_folder(tmp_path, common=common)) == [
        (
            "common.toml: circumstances fees_outstanding: the facts of a case already say this; "
            "a question may not have the same id."
        )
    ]


def test_a_rule_that_rests_on_nothing_is_named(tmp_path: Path) -> None:
    own = PACK.replace('kind = "convention"', 'kind = "rule"')
    own = own[: own.rindex("why =")] + BACKED.replace("a book", "Our own proposal; no source found")
    assert said(data_folder(tmp_path, pack=own)) == [
        (
            "professions/veterinary.toml: notice_rules animal_in_care: "
            "its kind is “rule” and its source names nothing that stands behind it."
        )
    ]


def test_a_question_nothing_depends_on_is_named(tmp_path: Path) -> None:
    question = f'[[circumstances]]\nid = "likes_tea"\nlabel = "Likes tea"\nquestion = "Tea?"\n{BACKED}'
    assert said(data_folder(tmp_path, pack=PACK + question)) == [
        (
            "professions/veterinary.toml: circumstances likes_tea: "
            "it is asked and nothing depends on the answer."
        )
    ]


def test_a_copy_of_the_common_entry_is_named(tmp_path: Path) -> None:
    copy = COMMON[COMMON.index("[[retention]]") : COMMON.index("[[alternatives]]")]
    assert said(data_folder(tmp_path, pack=PACK + copy)) == [
        (
            "professions/veterinary.toml: retention file: "
            "it is the same as the common entry and adds nothing; remove it here."
        )
    ]


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        (
            "aliases",
            'leave_out = ["in_hospitl"]\naliases',
            (
                "the head of the file: “leave_out” names “in_hospitl”, which is no common entry; "
                "did you mean “in_hospital”?"
            ),
        ),
        (
            'call_note = "Owners are spoken to first."',
            'call_note = ""',
            "policy: “call_note” is missing or empty.",
        ),
        (
            "[policy]",
            '[policy]\ndelivery_methods = ["post", "pigeon"]\ndelivery_default = "post"',
            "policy: the way of sending “pigeon” is unknown.",
        ),
        (
            "[policy]",
            '[policy]\ndelivery_default = "email"\ndelivery_methods = ["post"]',
            "policy: “delivery_default” is “email”, which “delivery_methods” does not list.",
        ),
        (
            'id = "veterinary"',
            'id = "animals"',
            "the head of the file: the id “animals” and the name of the file should be the same.",
        ),
    ],
)
def test_what_is_unsound_in_the_head_of_a_pack_is_named(
    tmp_path: Path, written: str, instead: str, problem: str
) -> None:
    found = said(data_folder(tmp_path, pack=PACK.replace(written, instead, 1)))
    assert found == [f"professions/veterinary.toml: {problem}"]


def test_two_professions_with_one_name_are_named(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    other = PACK.replace('"veterinary"', '"zoo"').replace('"Veterinary"', '"Zoo"')
    write(folder, "professions/zoo.toml", other)
    assert said(folder) == [
        "professions/zoo.toml: the head of the file: the name “vet” is also a name of veterinary.",
        "professions/zoo.toml: the head of the file: the name “animal doctor” is also a name of veterinary.",
    ]


@pytest.mark.parametrize(
    ("written", "instead", "problems"),
    [
        (
            'element = "end_date"',
            'element = "end_dat"',
            [
                (
                    "letters/en/ending.toml: paragraphs last_day: the element “end_dat” is unknown; "
                    "did you mean “end_date”?"
                ),
                (
                    "professions/veterinary.toml: letter_elements end_date: a letter must hold it, "
                    "and none of ending has a paragraph for it."
                ),
            ],
        ),
        (
            "{{ ends_on }}",
            "{{ ends_onn }}",
            [
                (
                    "letters/en/ending.toml: paragraphs last_day: the field “ends_onn” is unknown; "
                    "did you mean “ends_on”?"
                )
            ],
        ),
        (
            "{{ ends_on }}",
            "{{ 7*7 }}",
            ["letters/en/ending.toml: paragraphs last_day: “{{ 7*7 }}” is not the plain name of a field."],
        ),
        (
            'element = "end_date"',
            'element = "end_date"\nprofessions = ["vetinary"]',
            [
                (
                    "letters/en/ending.toml: paragraphs last_day: the profession “vetinary” is unknown; "
                    "did you mean “veterinary”?"
                ),
                (
                    "professions/veterinary.toml: letter_elements end_date: a letter must hold it, "
                    "and none of ending has a paragraph for it."
                ),
            ],
        ),
        (
            'element = "end_date"',
            'element = "end_date"\napplies_when = ["no_such_thing"]',
            ["letters/en/ending.toml: paragraphs last_day: nothing can make “no_such_thing” hold."],
        ),
        (
            'label = "Ending"',
            'label = "Ending"\naudience = "public"\nsalutation = ""',
            [
                (
                    "letters/en/ending.toml: paragraphs last_day: "
                    "the field “ends_on” may not be shown to this reader (public)."
                )
            ],
        ),
        (
            'label = "Ending"',
            'label = "Ending"\nstatuses = ["prepared"]',
            [
                (
                    "letters/en/ending.toml: the head of the file: the status “prepared” is unknown; "
                    "did you mean “preparing”?"
                )
            ],
        ),
        (
            'label = "Ending"',
            'label = "Ending"\nid = "farewell"',
            [
                (
                    "letters/en/ending.toml: the head of the file: "
                    "id and language should be the name of the file and of its folder."
                ),
                "professions/veterinary.toml: letter_elements end_date: the letter “ending” is unknown.",
                (
                    "professions/veterinary.toml: letter_elements end_date: a letter must hold it, "
                    "and none of ending has a paragraph for it."
                ),
            ],
        ),
    ],
)
def test_what_is_unsound_between_letters_and_packs_is_named(
    tmp_path: Path, written: str, instead: str, problems: list[str]
) -> None:
    folder = data_folder(tmp_path)
    assert written in LETTER
    write(folder, "letters/en/ending.toml", LETTER.replace(written, instead, 1))
    assert said(folder) == problems


def test_a_reason_with_an_unknown_gate_condition_or_field_is_named(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    reason = f"""
[[reasons]]
id = "R01"
label = "No capacity"
group = "Capacity"
framing = "{{{{ ouur }}}} capacity has gone."
brief = "Capacity has gone."
evidence = ""
gates = ["G29"]
conditions = ["tired"]
{BACKED}
"""
    write(folder, "reasons.toml", reason)
    assert said(folder) == [
        "reasons.toml: reasons R01: “evidence” is empty.",
        "reasons.toml: reasons R01: the gate “G29” is unknown; did you mean “G28”?",
        "reasons.toml: reasons R01: nothing can make “tired” hold.",
        "reasons.toml: reasons R01: the field “ouur” is unknown; did you mean “our”?",
    ]


def test_what_the_loader_found_is_part_of_the_check(tmp_path: Path) -> None:
    folder = data_folder(tmp_path, common=COMMON + "\n[[gates]]\n")
    assert said(folder) == [
        "common.toml: gates number 2: it has no id and is left out; every entry needs an id."
    ]
