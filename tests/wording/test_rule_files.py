"""The rule data: our own holds, and every problem in somebody else's is named and does no harm."""

from pathlib import Path

import pytest

from partwell.wording import Severity, check, rule_problems
from partwell.wording.patterns import Pattern, Reading
from partwell.wording.rule_files import DATA_FOLDER, rule_book
from partwell.wording.tokens import tokens
from partwell.wording.word_lists import inflected, lexicon

RULE = """
[lists]
fruit = "apple/n, pear/n"
[[rule]]
id = "no-fruit"
category = "vague"
patterns = ["{fruit}"]
reason = "Fruit."
suggestions = [""]
source = "ours"
hits = ["An apple.", "Two pears.", "Apples."]
misses = ["A plum.", "A grape.", "A cherry."]
"""


def problems_of(folder: Path, text: str) -> tuple[str, ...]:
    """What is wrong with a folder that holds this one file."""
    (folder / "rules.toml").write_text(text, encoding="utf-8")
    return rule_problems(folder)


def test_every_example_of_our_own_rules_holds() -> None:
    assert rule_problems() == ()


def test_every_rule_id_starts_with_its_class_and_speaks_in_sentences() -> None:
    for rule in rule_book(DATA_FOLDER).rules:
        assert rule.id.startswith(rule.category.value)
        assert rule.reason.endswith(".")


def test_a_rule_of_ones_own_is_read(tmp_path: Path) -> None:
    assert problems_of(tmp_path, RULE) == ()


def test_an_example_that_does_not_hold_is_named(tmp_path: Path) -> None:
    assert problems_of(tmp_path, RULE.replace('"A plum."', '"A pear."')) == (
        "The rule 'no-fruit' wrongly finds: A pear.",
    )
    (tmp_path / "b").mkdir()
    assert problems_of(tmp_path / "b", RULE.replace('"An apple."', '"A plum."')) == (
        "The rule 'no-fruit' does not find: A plum.",
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('reason = "Fruit."', 'reason = ""', "'reason' is missing"),
        ('"vague"', '"fruity"', "'fruity' is not a valid Category"),
        ("{fruit}", "{nuts}", "there is no word list 'nuts' (pattern '{nuts}')"),
        ("{fruit}", "( {fruit}", "a bracket is not closed in '( {fruit}'"),
        ("{fruit}", "{fruit} )", "a bracket is closed that was never opened in '{fruit} )'"),
        ("{fruit}", "@nobody", "the pattern '@nobody' names a phrase that is not given"),
        ('source = "ours"', 'source = "ours"\ncolour = "red"', "the key 'colour' is not known"),
    ],
)
def test_a_broken_rule_is_left_out_and_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert problems_of(tmp_path, RULE.replace(old, new)) == (
        f"rules.toml, rule 'no-fruit' is left out: {problem}.",
    )


def test_a_file_that_is_no_toml_is_named_and_an_empty_folder_too(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[rule", encoding="utf-8")
    unreadable, nothing = rule_problems(tmp_path)
    assert unreadable.startswith("a.toml cannot be read and is left out: ")
    assert nothing == f"There are no wording rules in {tmp_path}; the wording check finds personal data only."


def test_a_list_with_an_unknown_mark_is_left_out_and_named(tmp_path: Path) -> None:
    found = problems_of(tmp_path, '[lists]\nfruit = "apple/z"\n')
    assert found == (
        "The word list 'fruit' is left out: the entry 'apple/z' ends in an unknown mark; use /v, /n or /a.",
    )


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("ignore/v", ("ignore", "ignores", "ignored", "ignoring")),
        ("rely/v", ("rely", "relies", "relied", "relying")),
        ("brush off/v", ("brush off", "brushes off", "brushed off", "brushing off")),
        ("liar/n", ("liar", "liars")),
        ("bully/n", ("bully", "bullies")),
        ("sloppy/a", ("sloppy", "sloppily")),
        ("plain", ("plain",)),
    ],
)
def test_entries_bring_their_forms(entry: str, forms: tuple[str, ...]) -> None:
    assert inflected(entry) == forms


WORDS = lexicon({"you": "you, your team", "fault": "failed to, never bothered"})


@pytest.mark.parametrize(
    ("pattern", "sentence", "holds"),
    [
        ("{you} {fault}", "you failed to call", True),
        ("{you} {fault}", "you never failed to call", False),
        ("{you} <2> {fault}", "you have never failed to call", True),
        ("{you} <2> {fault}", "your team. it failed to call", False),
        ("{you} <-2> {fault}", "you, sadly, failed to call", False),
        ("( he | she )? left", "left", True),
        ("^ left", "he left", False),
        ("left $", "he left.", True),
        ("*ing it", "forgetting it", True),
        ("~{you} failed", "he failed", True),
        ("~{you} failed", "you failed", False),
        ("# days", "30 days", True),
        ("can not", "you can't", True),
        ("we will", "we'll", True),
    ],
)
def test_a_pattern_holds_where_its_words_stand(pattern: str, sentence: str, *, holds: bool) -> None:
    words = tokens(sentence)
    assert Pattern(pattern).holds(Reading(words, WORDS.found_in(words))) == holds


def test_the_marked_part_is_what_is_pointed_at() -> None:
    words = tokens("since your team never bothered, we left")
    found = list(Pattern("{you} [ {fault} ]").matches(Reading(words, WORDS.found_in(words))))
    assert [(hit.start, hit.marked_start, hit.marked_end) for hit in found] == [(1, 3, 5)]


def test_the_second_opinion_is_ours_and_only_ever_asks_to_consider() -> None:
    opinion = rule_book(DATA_FOLDER).opinion
    assert opinion is not None
    found = check("I could scream at the nonsense of it all.", kind="sentence")
    assert {f.severity for f in found if f.code == "second-opinion"} <= {Severity.CONSIDER}


def test_a_table_that_does_not_match_its_checksum_is_left_out_and_named(tmp_path: Path) -> None:
    for name in ("second_opinion.toml", "second_opinion.bin"):
        (tmp_path / name).write_bytes((DATA_FOLDER / name).read_bytes())
    (tmp_path / "second_opinion.bin").write_bytes(b"\x01" * 800)
    assert rule_problems(tmp_path) == (
        "The table of the second opinion does not match its checksum and is left out.",
    )
    assert rule_book(tmp_path).opinion is None
