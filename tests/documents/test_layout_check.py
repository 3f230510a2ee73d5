"""An uploaded layout is read, mended in words, tried once, and refused where it is unfit."""

import io
import time

import pytest
from docx import Document

from partwell.documents import trial
from partwell.documents.layout_check import UnknownField, check_layout
from partwell.documents.layout_fields import LAYOUT_FIELDS
from partwell.documents.trial import trial_fill
from partwell.domain.errors import UnreadableFile
from partwell.domain.findings import Level
from tests.documents.word_files import repacked, shipped, with_text, word_file

LETTER = (
    "{{ practice_name }}", "{{ letter_date }}", "{{ client_name }}", "{{ subject }}", "{{ salutation }}",
    "{%p for item in paragraphs %}", "{{ item.text }}", "{%p endfor %}", "{{ closing }}",
    "{{ signatory_name }}",
)  # fmt: skip


@pytest.mark.parametrize("kind", sorted(LAYOUT_FIELDS))
def test_every_shipped_layout_passes_its_own_check(kind: str) -> None:
    report = check_layout(shipped(kind), kind=kind)
    assert (report.unknown, report.missing, report.findings, report.is_usable) == ((), (), (), True)
    assert report.fields_used == tuple(
        sorted(field.name for field in LAYOUT_FIELDS[kind] if field.name in report.fields_used)
    )


def test_the_shipped_letter_uses_every_field_a_letter_may_name() -> None:
    report = check_layout(shipped("letter"))
    assert set(report.fields_used) == {field.name for field in LAYOUT_FIELDS["letter"]}


def test_a_plain_layout_of_ones_own_is_usable() -> None:
    report = check_layout(word_file(*LETTER))
    assert (report.unknown, report.missing, report.is_usable) == ((), (), True)


MISSPELT = (
    ("{{client name}}", "{{ client_name }}"),
    ("{{ clientname }}", "{{ client_name }}"),
    ("{{ Client_Name }}", "{{ client_name }}"),
    ("{{ client-name }}", "{{ client_name }}"),
    ("{{ cleint_name }}", "{{ client_name }}"),
    ("{{ “client_name” }}", "{{ client_name }}"),
    ("{{ 'client_name' }}", "{{ client_name }}"),
    ("{{ client_name|upper }}", "{{ client_name }}"),
    ("{{ letter date }}", "{{ letter_date }}"),
    ("{client_name}", "{{ client_name }}"),
    ("«Client Name»", "{{ client_name }}"),
    ("[client name]", "{{ client_name }}"),
    ("<<client_name>>", "{{ client_name }}"),
    ("{% if client_nam %}", "client_name"),
    ("{{ entirely_different_thing }}", ""),
    ("{{ }}", ""),
    ("{% repeat 3 %}", ""),
)


@pytest.mark.parametrize(("tag", "likely"), MISSPELT)
def test_a_misspelt_placeholder_is_shown_with_its_paragraph_and_the_likely_fix(tag: str, likely: str) -> None:
    report = check_layout(word_file(*LETTER, f"Dear {tag}, hello"))
    assert report.unknown == (UnknownField(name=tag, paragraph_text=f"Dear {tag}, hello", likely=likely),)
    assert not report.is_usable


def test_words_in_brackets_that_name_no_field_are_left_alone() -> None:
    assert check_layout(word_file(*LETTER, "See [1] and {a, b} and «oui»")).unknown == ()


def test_a_placeholder_split_over_runs_is_read_as_one() -> None:
    document = Document()
    for text in LETTER:
        document.add_paragraph(text)
    paragraph = document.add_paragraph("To ")
    for index, piece in enumerate(("{", "{ cli", "ent", "_nam", " }", "}")):
        paragraph.add_run(piece).bold = bool(index % 2)
    saved = io.BytesIO()
    document.save(saved)
    report = check_layout(saved.getvalue())
    assert [(one.name, one.likely) for one in report.unknown] == [("{{ client_nam }}", "{{ client_name }}")]


@pytest.mark.parametrize(
    "text", ["Dear {{ client_name", "Dear {{ client_name }", "{% if client_name", "{{ a {{ b }"]
)
def test_a_placeholder_that_is_not_closed_is_shown(text: str) -> None:
    report = check_layout(word_file(*LETTER, text))
    assert [(one.code, one.level) for one in report.findings] == [("unclosed", Level.STOP)]
    assert text in report.findings[0].what


def test_what_a_letter_has_to_show_is_missed() -> None:
    report = check_layout(word_file("{{ client_name }}"))
    assert "paragraphs" in report.missing
    assert "client_name" not in report.missing


def test_a_field_of_a_row_that_does_not_exist_is_found_by_the_trial() -> None:
    report = check_layout(word_file("{%p for item in paragraphs %}", "{{ item.txt }}", "{%p endfor %}"))
    assert [finding.what for finding in report.findings] == [
        "The paper still needs: txt. Nothing was issued; please add what is missing first."
    ]


def test_a_loop_that_is_never_ended_is_named() -> None:
    report = check_layout(word_file("{%p for item in paragraphs %}", "{{ item.text }}"))
    assert report.findings[0].what.startswith("A {% for … %} or {% if … %} in the layout is never ended.")


def test_further_fields_may_be_offered() -> None:
    layout = word_file(*LETTER, "Ends on {{ ends_on }}")
    assert not check_layout(layout).is_usable
    assert check_layout(layout, more={"ends_on": "29 January 2027"}).is_usable


def test_comments_and_tracked_changes_keep_a_layout_from_being_used() -> None:
    layout = with_text(
        word_file("{{ client_name }}", "Hello"), "word/document.xml",
        {"<w:r><w:t>Hello</w:t></w:r>": '<w:ins w:id="1" w:author="x"><w:r><w:t>Hello</w:t></w:r></w:ins>'},
    )  # fmt: skip
    assert [finding.code for finding in check_layout(layout).findings] == ["tracked"]


def test_twenty_thousand_unclosed_braces_are_answered_at_once() -> None:
    layout = word_file("{{ " * 20_000)
    begun = time.perf_counter()
    report = check_layout(layout)
    assert time.perf_counter() - begun < 2
    assert [finding.code for finding in report.findings] == ["unclosed"]


def test_a_layout_that_prints_without_end_is_stopped_from_outside() -> None:
    page = "{% for item in rows %}" + "x" * 1_000_000 + "{% endfor %}"
    rows = tuple({"a": "x"} for _ in range(3_000))
    begun = time.perf_counter()
    sentence = trial_fill(word_file(page), {"rows": rows})
    assert sentence.startswith("This layout cannot be filled within 1 GB of memory.")
    assert time.perf_counter() - begun < 15


def test_a_layout_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.05)  # shorter than any start of Python
    assert trial_fill(word_file("x"), {}).startswith("Filling this layout takes longer than 10 seconds.")


@pytest.mark.parametrize("kind", sorted(LAYOUT_FIELDS))
def test_the_letter_shown_as_a_letterhead_of_another_kind_lacks_its_fields(kind: str) -> None:
    report = check_layout(word_file("nothing"), kind=kind)
    assert report.missing == tuple(field.name for field in LAYOUT_FIELDS[kind] if field.must_show)


def test_a_file_that_is_no_word_file_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UnreadableFile, match="is not a Word document"):
        check_layout(b"hello")


def test_a_layout_without_a_body_part_is_refused_in_one_sentence() -> None:
    broken = repacked(shipped("letter"), lambda name, content: b"" if name == "word/styles.xml" else content)
    with pytest.raises(UnreadableFile, match="is damaged"):
        check_layout(broken)
