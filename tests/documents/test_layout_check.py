"""An uploaded layout is read, mended in words, tried once, and refused where it is unfit."""

import io
import time

import pytest
from docx import Document

from partwell.documents import trial
from partwell.documents.layout_check import UnknownField, check_layout
from partwell.documents.layout_fields import LAYOUT_FIELDS
from partwell.documents.trial import tried
from partwell.domain.errors import UnreadableFile
from partwell.domain.findings import Level
from tests.documents.word_files import repacked, shipped, with_body, with_text, word_file

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
    ("[Insert client name here]", "{{ client_name }}"),
    ("[Date]", "{{ letter_date }}"),
    ("<<Address>>", "{{ client_address_lines }}"),
    ("[Your Name]", "{{ signatory_name }}"),
    ("%client_name%", "{{ client_name }}"),
    ("{{{client_name}}}", "{{ client_name }}"),
    ("{{ client_name }}}", "{{ client_name }}"),
    ("{{ client_names }}", "{{ client_name }}"),
    ("{{ Mandant }}", "{{ client_name }}"),
    ("{{ Datum }}", "{{ letter_date }}"),
    ("{{ anrede }}", "{{ salutation }}"),
    ("{{ nom_du_client }}", "{{ client_name }}"),
    ("{{ objet }}", "{{ subject }}"),
    ("{{r client_name }}", "{{ client_name }}"),
    ("{{p client_name }}", "{{ client_name }}"),
    ("{{ client_name.upper() }}", "{{ client_name }}"),
    ("{{ client_name.__class__ }}", "{{ client_name }}"),
    ("{{ ''.__class__ }}", ""),
    ("{{ 7*7 }}", ""),
    ("{{ paragraphs }}", "{%p for item in paragraphs %}"),
    ("{% p if our_reference %}", "{%p if our_reference %}"),
    ("{% end if %}", "{% endif %}"),
    ("{% include 'x' %}", ""),
    ("{% set a = 1 %}", ""),
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
    report = check_layout(
        word_file(*LETTER, "See [1], [sic], {a, b}, «oui», 3 < 4 > 2, 50%, #1, a@b.example")
    )
    assert (report.unknown, report.findings) == ((), ())


def test_words_in_brackets_that_somebody_may_have_wanted_filled_are_pointed_out() -> None:
    report = check_layout(word_file(*LETTER, "Policy [Policy number] of <<Insurer>>"))
    assert [(one.code, one.level) for one in report.findings] == [("brackets", Level.ADVISE)]
    assert "[Policy number]" in report.findings[0].what
    assert "<<Insurer>>" in report.findings[0].what
    assert report.is_usable


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


def test_a_field_of_a_row_that_does_not_exist_is_named_with_the_likely_one() -> None:
    report = check_layout(word_file("{%p for item in paragraphs %}", "{{ item.txt }}", "{%p endfor %}"))
    assert report.unknown == (
        UnknownField(name="{{ item.txt }}", paragraph_text="{{ item.txt }}", likely="{{ item.text }}"),
    )


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


def test_thousands_of_slips_are_answered_soon_with_as_many_as_anybody_mends_at_once() -> None:
    runs = "".join(f"<w:r><w:t>{{{{ x{number} }}}}</w:t></w:r>" for number in range(8_000))
    begun = time.perf_counter()
    report = check_layout(with_body(f"<w:p>{runs}</w:p>", *LETTER))
    assert time.perf_counter() - begun < 10
    assert len(report.unknown) == 60


def test_thousands_of_slips_in_one_table_row_are_answered_soon() -> None:
    line = "<w:p><w:r><w:t>{{%tr if our_reference %}} {}</w:t></w:r></w:p>"
    lines = "".join(map(line.format, range(3_000)))
    begun = time.perf_counter()
    report = check_layout(with_body(f"<w:tbl><w:tr><w:tc>{lines}</w:tc></w:tr></w:tbl>", *LETTER))
    assert time.perf_counter() - begun < 10
    assert len(report.findings) == 60
    assert {finding.code for finding in report.findings} == {"beside", "unended"}


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
    sentence = tried(word_file(page), {"rows": rows}).sentence
    assert sentence.startswith("This layout cannot be filled within 1 GB of memory.")
    assert time.perf_counter() - begun < 15


def test_a_layout_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.05)  # shorter than any start of Python
    assert tried(word_file("x"), {}).sentence.startswith("Filling this layout takes longer than 10 seconds.")


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


def field(code: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inside = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mark.format("separate")}'
    return f"<w:p>{mark.format('begin')}{inside}<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}</w:p>"


MERGED = {
    "MERGEFIELD Client_Name \\* MERGEFORMAT": ("«Client_Name»", "{{ client_name }}"),
    'MERGEFIELD "Our Reference"': ("«Our Reference»", "{{ our_reference }}"),
    "MERGEFIELD Policy_No": ("«Policy_No»", ""),
    "ADDRESSBLOCK \\f x": ("«AddressBlock»", "{{ client_address_lines }}"),
    "GREETINGLINE \\f x": ("«GreetingLine»", "{{ salutation }}"),
    "DOCVARIABLE letter_date": ("DOCVARIABLE letter_date", "{{ letter_date }}"),
    "USERNAME": ("USERNAME", "{{ signatory_name }}"),
    "FILENAME \\p": ("FILENAME \\p", ""),
    "DOCPROPERTY Client": ("DOCPROPERTY Client", "{{ client_name }}"),
}


@pytest.mark.parametrize("code", MERGED)
def test_a_field_of_a_mail_merge_is_named_with_the_field_to_write_instead(code: str) -> None:
    report = check_layout(with_body(field(code, "something"), *LETTER))
    name, likely = MERGED[code]
    assert report.unknown == (UnknownField(name=name, paragraph_text="something", likely=likely),)


ELSEWHERE = {
    "alternative text": (
        '<w:tbl><w:tblPr><w:tblDescription w:val="{}"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "watermark": '<w:p><w:r><w:pict><v:shape><v:textpath string="{}"/></v:shape></w:pict></w:r></w:p>',
    "text box": (
        "<w:p><w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps">'
        "<w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ),
    "content control": "<w:sdt><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_slip_is_found_once_wherever_it_stands(place: str) -> None:
    report = check_layout(with_body(ELSEWHERE[place].format("For {{ cleint_name }}"), *LETTER))
    assert [(one.name, one.paragraph_text, one.likely) for one in report.unknown] == [
        ("{{ cleint_name }}", "For {{ cleint_name }}", "{{ client_name }}")
    ]


def test_a_slip_in_the_title_of_the_file_is_found() -> None:
    report = check_layout(word_file(*LETTER, title="To {{ cleint_name }}"))
    assert [(one.name, one.likely) for one in report.unknown] == [("{{ cleint_name }}", "{{ client_name }}")]


STEERING = {
    "words beside": (("Ref {%p if our_reference %} here", "{%p endif %}"), "beside"),
    "all in one line": (("{%p for item in enclosures %}{{ item }}{%p endfor %}",), "beside"),
    "a row outside a table": (("{%tr for e in enclosures %}", "{%tr endfor %}"), "table"),
    "a loop through a text": (("{%p for line in client_name %}", "{%p endfor %}"), "loop"),
    "an end alone": (("{%p endfor %}",), "crossed"),
    "two that cross": (
        ("{%p if our_reference %}", "{%p for e in enclosures %}", "{%p endif %}", "{%p endfor %}"),
        "crossed",
    ),
    "one end with p and one without": (("{%p if our_reference %}", "x {% endif %}"), "uneven"),
    "a loop within another, not of its row": (
        ("{%p for e in enclosures %}", "{%p for f in enclosures %}", "{%p endfor %}", "{%p endfor %}"),
        "loop",
    ),
    "a row named after its loop": (
        ("{%p for e in enclosures %}", "{%p endfor %}", "{{ e }}"),
        "outside",
    ),
}


@pytest.mark.parametrize("slip", STEERING)
def test_a_block_that_does_not_fit_is_named_with_its_paragraph(slip: str) -> None:
    lines, code = STEERING[slip]
    report = check_layout(word_file(*LETTER, *lines))
    assert code in {finding.code for finding in report.findings}
    assert any(line in report.findings[0].what for line in lines)
    assert not report.is_usable


def test_the_number_of_a_turn_may_be_printed_within_a_loop_and_nowhere_else() -> None:
    loop = ("{%p for e in enclosures %}", "{{ loop.index }}. {{ e }}", "{%p endfor %}")
    assert check_layout(word_file(*LETTER, *loop)).is_usable
    assert [one.name for one in check_layout(word_file(*LETTER, "{{ loop.index }}")).unknown] == [
        "{{ loop.index }}"
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "{{ closing }}",
        "{%p for item in paragraphs %}|{{ item.style }}|{%p endfor %}",
        "{%p for i in paragraphs %}|{%p if i.style == 'text' %}|{{ i.text }}|{%p endif %}|{%p endfor %}",
    ],
)
def test_a_layout_that_would_lose_words_of_the_letter_is_not_taken(kept: str) -> None:
    head = [line for line in LETTER if "item" not in line and "endfor" not in line]
    report = check_layout(word_file(*head, *kept.split("|")))
    assert [(finding.code, finding.level) for finding in report.findings] == [("lost", Level.STOP)]


@pytest.mark.parametrize("mark", ["ins", "del", "moveFrom", "moveTo"])
def test_a_change_tracked_in_a_header_is_found(mark: str) -> None:
    layout = word_file(*LETTER, header="old")
    changed = f'<w:{mark} w:id="1" w:author="x"><w:r/></w:{mark}><w:r><w:t>old</w:t></w:r>'
    tracked = with_text(layout, "word/header1.xml", {"<w:r><w:t>old</w:t></w:r>": changed})
    assert [finding.code for finding in check_layout(tracked).findings] == ["tracked"]


@pytest.mark.parametrize("target", ["mailto:{{ practice_email }}", "https://x.example/%7B%7Bname%7D%7D"])
def test_a_placeholder_in_the_address_of_a_link_is_found(target: str) -> None:
    link = (
        f'<Relationship Id="rIdX" TargetMode="External" Target="{target}" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
    )
    report = check_layout(
        with_text(word_file(*LETTER), "word/_rels/document.xml.rels", {"</Relationships>": link})
    )
    assert [finding.code for finding in report.findings] == ["unfilled"]


def test_a_placeholder_in_a_chart_is_found() -> None:
    chart = (
        b'<c:title xmlns:c="c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r>'
        b"<a:t>{{ client_</a:t></a:r><a:r><a:t>name }}</a:t></a:r></a:p></c:title>"
    )
    layout = repacked(word_file(*LETTER), lambda _, content: content, {"word/charts/chart1.xml": chart})
    assert "{{ client_name }}" in check_layout(layout).findings[0].what
