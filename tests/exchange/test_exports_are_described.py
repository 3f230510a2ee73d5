"""The page on exports describes every column of the log and every kind of calendar entry."""

import re
from pathlib import Path

from partwell.domain.agenda_entries import KINDS
from partwell.exchange.case_log import COLUMNS, SHEETS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_sheet_and_column_of_the_log_stands_on_the_page_in_order() -> None:
    for sheet in SHEETS:
        part = PAGE.partition(f"\n### {sheet}\n")[2].partition("\n#")[0]
        listed = re.findall(r"^\| (.+?) \|", part, re.MULTILINE)[2:]
        assert listed == [column.heading for column in COLUMNS if column.sheet == sheet]


def test_every_kind_of_calendar_entry_stands_on_the_page() -> None:
    part = PAGE.partition("\n## The calendar")[2].partition("\n## ")[0]
    assert re.findall(r"^\| (\w+) \|", part, re.MULTILINE)[1:] == list(KINDS)
