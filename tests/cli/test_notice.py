"""`partwell notice`: worked cases by options and by JSON file."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

# Options, the same as a JSON file, and what has to come out.
WORKED: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "a physician in New Jersey by certified letter": (
        ("--profession medicine_us --given-on 2026-03-02 --country US --region NJ "
        "--method tracked_post --since-on 2019-05-01"),
        {"profession": "medicine_us", "given_on": "2026-03-02", "country": "US", "region": "NJ",
         "method": "tracked_post", "since_on": "2019-05-01"},
        {"received_on": "2026-03-05", "earliest_on": "2026-04-04", "won_by": "new_jersey"},
    ),
    "an inpatient of a psychiatrist": (
        "--profession mental_health --circumstance in_crisis --circumstance prescriber",
        {"profession": "mental_health", "circumstances": ["in_crisis", "prescriber"]},
        {"is_blocked": True, "earliest_on": None, "recommended_on": None},
    ),
    "an agency without a contract after three years": (
        ("--profession agency --given-on 2026-11-23 --method email --country US "
        "--since-on 2023-11-01"),
        {"profession": "agency", "given_on": "2026-11-23", "method": "email", "country": "US",
         "since_on": "2023-11-01"},
        {"earliest_on": "2027-01-22", "recommended_on": "2027-02-22", "won_by": "retainer_without_contract"},
    ),
    "a clause of 45 days with a renewal in 40": (
        ("--profession freelance --given-on 2026-11-23 --method email --country US "
        "--contract-days 45 --renewal-on 2027-01-02 --since-on 2024-01-01"),
        {"profession": "freelance", "given_on": "2026-11-23", "method": "email", "country": "US",
         "notice_number": 45, "renewal_on": "2027-01-02", "since_on": "2024-01-01"},
        {"earliest_on": "2027-01-07", "won_by": "contract"},
    ),
    "a threat by text": (
        ("--profession mental_health --given-on 2026-11-23 --method email --reason R16 "
        "--circumstance threat_or_violence=yes --since-on 2024-01-01"),
        {"profession": "mental_health", "given_on": "2026-11-23", "method": "email", "reasons": ["R16"],
         "circumstances": {"threat_or_violence": "yes"}, "since_on": "2024-01-01"},
        {"earliest_on": "2026-11-23", "won_by": "safety_exception"},
    ),
    "a deadline inside the notice of a CPA": (
        ("--profession accounting_us --given-on 2026-04-03 --method email "
        "--deadline '2026-04-15=Form 1120' --since-on 2025-06-01 --on 2026-04-03"),
        {"profession": "accounting_us", "given_on": "2026-04-03", "method": "email", "on": "2026-04-03",
         "deadlines": [{"due_on": "2026-04-15", "what": "Form 1120"}], "since_on": "2025-06-01"},
        {"is_blocked": False},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(WORKED))
def test_a_worked_case_comes_out_by_options_and_by_file(partwell: Command, tmp_path: Path, name: str) -> None:
    options, told, expected = WORKED[name]
    by_options = json.loads(partwell("notice", *shlex.split(options), "--json").out)
    assert {key: by_options[key] for key in expected} == expected
    (tmp_path / "asked.json").write_text(json.dumps(told), encoding="utf-8")
    by_file = json.loads(partwell("notice", "--file", tmp_path / "asked.json", "--json").out)
    assert by_file == by_options


def test_the_answer_tells_every_step_and_the_gates_that_fired(partwell: Command) -> None:
    options, _, _ = WORKED["a deadline inside the notice of a CPA"]
    answer = json.loads(partwell("notice", *shlex.split(options), "--json").out)
    assert [gate["id"] for gate in answer["gates"]] == ["G06"]
    assert answer["gates"][0]["cleared"] is False
    shown = partwell("notice", *shlex.split(options)).out.splitlines()
    assert shown == [step["sentence"] for step in answer["steps"]]
    assert len(shown) > 3


def test_an_option_lies_over_the_file(partwell: Command, tmp_path: Path) -> None:
    (tmp_path / "asked.json").write_text('{"profession": "agency", "method": "post"}', encoding="utf-8")
    told = json.loads(
        partwell("notice", "--file", tmp_path / "asked.json", "--profession", "law", "--json").out
    )
    assert told["profession"] == "law_us"


def test_a_question_can_be_typed_in(partwell: Command) -> None:
    answer = partwell("notice", "--file", "-", "--json", typed='{"profession": "coaching"}')
    assert (answer.code, json.loads(answer.out)["profession"]) == (0, "coaching")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--profession", "wizardry"), "Known are"),
        (("--profession", "law", "--given-on", "31.12.2026"), "“given_on” is not a day"),
        (("--profession", "law", "--notice-unit", "moons"), "not understood"),
        (("--profession", "law", "--circumstance", "in_crisis"), "asks no question"),
        (("--profession", "law", "--circumstance", "on_record=perhaps"), "answered with yes or no"),
        (("--profession", "law", "--deadline", "soon=Hearing"), "not understood"),
        (("--profession", "law", "--reason", "R99"), "no reason R99"),
    ],
)
def test_what_is_not_understood_is_one_sentence(
    partwell: Command, words: tuple[str, ...], named: str
) -> None:
    answer = partwell("notice", *words)
    assert (answer.code, answer.out, answer.is_one_sentence) == (1, "", True)
    assert named in answer.err


@pytest.mark.parametrize("content", ["", "[1, 2]", "{", '{"colour": "red"}', '"words"', '{"profession": 7}'])
def test_a_file_that_asks_nothing_is_one_sentence(partwell: Command, tmp_path: Path, content: str) -> None:
    (tmp_path / "asked.json").write_text(content, encoding="utf-8")
    answer = partwell("notice", "--file", tmp_path / "asked.json")
    assert (answer.code, answer.out, answer.is_one_sentence) == (1, "", True)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"deadlines": [{"due_on": 5, "what": "x"}]}, "deadlines"),
        ({"notice_number": "soon"}, "notice_number"),
        ({"notice_unit": "moons", "clause": "6"}, "notice_unit"),
        ({"warnings": "x"}, "warnings"),
    ],
)
def test_a_value_that_is_not_understood_is_named_as_it_was_typed(
    partwell: Command, tmp_path: Path, told: dict[str, Any], named: str
) -> None:
    (tmp_path / "asked.json").write_text(json.dumps({"profession": "law_us", **told}), encoding="utf-8")
    answer = partwell("notice", "--file", tmp_path / "asked.json")
    sentence = f"The value of “{named}” is not understood. Nothing was worked out; "
    sentence += "dates are written like 2026-11-23 and numbers in digits.\n"
    assert (answer.code, answer.err) == (1, sentence)
