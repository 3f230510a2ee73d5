"""Holds the documentation to the code: what is there is described, what is described is there."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from launch import commands
from partwell.cli.terminal import COMMANDS
from partwell.domain import knowledge as known
from partwell.domain.letter_fields import FIELDS
from partwell.domain.lifecycle import MOVES
from partwell.domain.steps import Step
from partwell.ui.shell import PAGES
from tests.test_house import ROOMS, ROOT

PAPERS = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FILE = re.compile(r"[\w./-]+/[\w.-]+\.(?:py|toml|docx|md)")
README, ARCHITECTURE, KNOWLEDGE, LETTERS = (
    (ROOT / name).read_text("utf-8")
    for name in ("README.md", "docs/architecture.md", "docs/knowledge.md", "docs/letters.md")
)
HEAD = {"id", "label", "aliases", "countries", "leave_out"}  # of a profession; the rest of it are lists


def part(text: str, heading: str) -> str:
    """What stands below a heading that begins so, up to the next heading."""
    below = re.split(rf"^#+ {re.escape(heading)}.*$", text, maxsplit=1, flags=re.MULTILINE)
    assert len(below) == 2, f"there is no heading “{heading}”"
    return re.split(r"^#+ ", below[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, each as its cells, without the heads."""
    tables = re.findall(r"^\|[ :|-]+\|\n((?:\|.*\|\n)+)", text, flags=re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def in_code(text: str) -> set[str]:
    """Everything in a text that stands between back quotes."""
    return set(re.findall(r"`([^`\n]+)`", text))


def keys(kind: type, besides: type | None = None) -> set[str]:
    """The fields of a type, without those of another."""
    own: set[str] = {field.name for field in fields(kind)}
    return own - keys(besides) if besides else own


def options(text: str) -> set[str]:
    """Everything that looks like an option of a command; each has --help."""
    return set(re.findall(r"--[a-z-]+", text)) - {"--help"}


def anchors(paper: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", paper.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def leads_somewhere(paper: Path, link: str) -> bool:
    """Whether a link goes outside, or to a file and heading that are there."""
    name, _, anchor = link.partition("#")
    target = (paper.parent / name).resolve() if name else paper
    return link.startswith("https://") or (target.exists() and (not anchor or anchor in anchors(target)))


def test_every_page_is_in_the_menu_and_in_the_architecture() -> None:
    files = {"app.py", *(f"pages/{page.name}" for page in (ROOT / "pages").glob("*.py"))}

    assert {path for path, *_ in PAGES} == files
    told = {cells[0] for cells in rows(part(ARCHITECTURE, "The pages"))}
    assert told == {f"[{label}](../{path})" for path, label, *_ in PAGES}


def test_the_table_of_imports_is_the_one_the_house_is_held_to() -> None:
    told = {
        cells[0].strip("`"): [set(filter(None, cell.split(", "))) for cell in cells[1:]]
        for cells in rows(part(ARCHITECTURE, "Who may import whom"))
    }
    assert told == {
        name: [set(room.rooms.split()), set(room.outside.split())] for name, room in ROOMS.items() if name
    }


def test_moves_and_statuses_are_told_as_the_domain_has_them() -> None:
    told = {cells[0]: (cells[1], cells[2]) for cells in rows(part(ARCHITECTURE, "The moves"))}
    assert told == {rule.move: (", ".join(rule.from_statuses), rule.to_status) for rule in MOVES.values()}


def test_the_steps_are_named_in_their_order() -> None:
    assert f"eight steps: {', '.join(Step)}." in ARCHITECTURE


def test_every_field_of_letters_has_its_row() -> None:
    told = [cells[0].strip("`") for cells in rows(part(LETTERS, "Fields"))]
    assert sorted(told) == sorted(field.name for field in FIELDS)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Keys of every entry", keys(known.Entry)),
        ("`[[circumstances]]`", keys(known.Circumstance, besides=known.Entry)),
        ("`[[gates]]`", keys(known.Gate, besides=known.Entry)),
        ("`[[notice_rules]]`", keys(known.NoticeRule, besides=known.Entry)),
        ("`[[letter_elements]]`", keys(known.LetterElement, besides=known.Entry)),
        ("`[[checklist]]`", keys(known.ChecklistItem, besides=known.Entry)),
        ("`[[complaint_clocks]]`", keys(known.ComplaintClock, besides=known.Entry)),
        ("`[[retention]]`", keys(known.Retention, besides=known.Entry)),
        ("`[[alternatives]]`", keys(known.AlternativeOption, besides=known.Entry)),
        ("`[[repair]]`", keys(known.RepairStep, besides=known.Entry)),
        ("`[[reasons]]`", keys(known.Reason, besides=known.Entry)),
        ("`[policy]`", keys(known.Policy)),
        ("The head of a profession", HEAD),
    ],
)
def test_every_key_of_the_data_is_described_in_its_place(heading: str, wanted: set[str]) -> None:
    assert wanted - in_code(part(KNOWLEDGE, heading)) == set()


def test_every_list_of_a_profession_is_described() -> None:
    told = set(re.findall(r"^## `\[\[(\w+)\]\]`", KNOWLEDGE, flags=re.MULTILINE))
    assert told == keys(known.Profession) - HEAD - {"policy"} | {"reasons"}


def test_every_key_of_a_letter_is_described() -> None:
    of_folder_and_list = {"language", "paragraphs"}
    assert keys(known.LetterKind) - of_folder_and_list - in_code(part(LETTERS, "A kind")) == set()
    assert keys(known.LetterParagraph) - in_code(part(LETTERS, "A paragraph")) == set()


def test_the_readme_lists_the_commands_of_the_terminal_with_their_options() -> None:
    told = {
        cells[0].strip("`").split()[0]: options(" ".join(cells))
        for cells in rows(part(README, "The terminal"))
    }
    there = {name: {option for option, _ in asked if option[:2] == "--"} for name, _, _, asked in COMMANDS}
    assert told == there


def test_the_readme_lists_the_options_of_a_start(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        commands.options(["--help"])

    told = {cells[0].strip("`").split()[0] for cells in rows(part(README, "Start it"))}
    assert told == options(capsys.readouterr().out)
    assert {"python run.py", "python run.py test"} <= set(README.splitlines())


def test_every_decision_is_linked_in_its_order() -> None:
    files = [f"decisions/{one.name}" for one in sorted((ROOT / "docs/decisions").glob("*.md"))]

    assert LINK.findall(part(ARCHITECTURE, "Decisions")) == files
    assert [int(name[10:14]) for name in files] == list(range(1, len(files) + 1))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_and_every_file_named_is_there(paper: Path) -> None:
    text = paper.read_text("utf-8")
    places = (ROOT, ROOT / "partwell", ROOT / "docs")

    assert [link for link in LINK.findall(text) if not leads_somewhere(paper, link)] == []
    named = {one for one in in_code(text) if FILE.fullmatch(one)}
    assert {one for one in named if not any((place / one).exists() for place in places)} == set()


def test_every_page_of_the_manual_is_linked_from_another() -> None:
    linked = {
        (paper.parent / link.partition("#")[0]).resolve()
        for paper in PAPERS
        for link in LINK.findall(paper.read_text("utf-8"))
    }
    assert [paper for paper in PAPERS if paper not in linked and paper.name != "README.md"] == []
