"""Write the shipped Word layouts anew; afterwards they are edited in Word like any other document.

Run `python tools/author_layouts.py` only to start over: it replaces what was changed in Word.
"""

# ruff: noqa: SLF001 -- python-docx has no words for fields, list styles and borders; run by path
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor

FOLDER = Path(__file__).resolve().parent.parent / "templates"
FONT = "Arial"  # has a twin of the same widths on every system, so that lines break alike everywhere
INK = RGBColor(0x1B, 0x2A, 0x33)
ACCENT = RGBColor(0x1F, 0x5C, 0x57)
GREY = RGBColor(0x5A, 0x66, 0x6E)
HAIRLINE = "C9D1D5"
SHADE = "EEF2F3"


# What the schema wants behind the weight and size of Arabic and Hebrew letters.
_AFTER_SIZE = (
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:lang",
)
_AFTER_BOLD = ("w:i", "w:iCs", "w:color", "w:spacing", "w:sz", "w:szCs", *_AFTER_SIZE)


# -- styles --------------------------------------------------------------------------------------------------


def blank_document(title: str) -> Any:
    """A document with our margins, fonts and no leftovers of python-docx's own template."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    section.header_distance = Mm(12.5)
    section.footer_distance = Mm(11)
    for name in [style.name for style in document.styles]:
        keep = {
            "Normal",
            "Header",
            "Footer",
            "Heading 1",
            "Heading 2",
            "Default Paragraph Font",
            "Table Normal",
        }
        if name not in {*keep, "Normal Table", "No List"}:
            document.styles[name].delete()
    for latent in document.styles.element.xpath("w:latentStyles"):
        document.styles.element.remove(latent)  # Word has its own list; without it every letter is quicker
    normal = document.styles["Normal"]
    for style in document.styles:
        for fonts in style.element.xpath("w:rPr/w:rFonts"):
            fonts.getparent().remove(fonts)  # every style takes its font from "Normal"
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{attribute}"), FONT)
    dress(normal, size=10.5, line=1.15)
    dress(document.styles["Heading 1"], size=13, bold=True, colour=ACCENT, before=16, after=4, keep_next=True)
    dress(document.styles["Heading 2"], size=10.5, bold=True, before=10, after=3, keep_next=True)
    package = document.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of somebody else's page
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = title, "", "", "en-GB"
    return document


def dress(style: Any, **look: Any) -> Any:
    """Give a style its look: sizes in points, `line` as a factor or, from 4 up, as exact points."""
    font, paragraph = style.font, style.paragraph_format
    font.size = Pt(look.get("size", 10.5))
    font.bold, font.italic = look.get("bold", False), look.get("italic", False)
    font.color.rgb = look.get("colour", INK)
    letters = style.element.get_or_add_rPr()
    for name, value in (("bCs", "1" if font.bold else "0"), ("szCs", str(round(font.size.pt * 2)))):
        for found in letters.xpath(f"w:{name}"):
            letters.remove(found)
        after = {"bCs": _AFTER_BOLD, "szCs": _AFTER_SIZE}[name]
        letters.insert_element_before(xml(f'<w:{name} w:val="{value}"/>'), *after)
    paragraph.space_before, paragraph.space_after = Pt(look.get("before", 0)), Pt(look.get("after", 0))
    line = look.get("line", 1.15)
    paragraph.line_spacing_rule = WD_LINE_SPACING.EXACTLY if line >= 4 else WD_LINE_SPACING.MULTIPLE
    paragraph.line_spacing = Pt(line) if line >= 4 else line
    paragraph.widow_control = True
    paragraph.keep_with_next = look.get("keep_next", False)
    paragraph.keep_together = look.get("keep_lines", False)
    paragraph.alignment = look.get("align", WD_ALIGN_PARAGRAPH.LEFT)
    return style


def add_style(document: Any, name: str, base: str = "Normal", **look: Any) -> Any:
    """A paragraph style of our own, visible in Word's gallery."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    style.quick_style = True
    return dress(style, **look)


def add_bullets(document: Any, names: tuple[str, ...]) -> None:
    """Make paragraph styles real list styles, with one bullet definition in the numbering part."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, name in enumerate(names, start=1):
        style = document.styles[name]
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="bullet"/><w:pStyle w:val="{style.style_id}"/>'
                '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
                '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
            )
        )
        properties = style.element.get_or_add_pPr()
        properties._insert_numPr(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
        style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Mm(6), Mm(-4)
    for number in range(1, len(names) + 1):  # the schema wants every definition before the first use
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


# -- pieces --------------------------------------------------------------------------------------------------


def write(place: Any, text: str, style: str) -> Any:
    """A paragraph at the end of a document, cell, header or footer; an empty first one is used up."""
    paragraphs = place.paragraphs
    fresh = (
        len(paragraphs) == 1
        and not paragraphs[0].text
        and not paragraphs[0].runs
        and not _is_used(paragraphs[0])
    )
    paragraph = paragraphs[0] if fresh and not hasattr(place, "core_properties") else place.add_paragraph()
    paragraph.style = style
    for piece in text.split("«"):
        code, closed, rest = piece.partition("»")
        if closed:
            add_field(paragraph, code)
            paragraph.add_run(rest)
        elif piece:
            paragraph.add_run(piece)
    return paragraph


def _is_used(paragraph: Any) -> bool:
    return paragraph.style.name not in {"Normal", "Header", "Footer"}


def add_field(paragraph: Any, code: str) -> None:
    """A Word field such as PAGE, written out as Word does it."""
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph.add_run()._r.append(xml(piece))


def xml(text: str) -> Any:
    """An element written in Word's own names, for what python-docx has no words for."""
    return parse_xml(f"<w:r {nsdecls('w')}>{text}</w:r>")[0]


def table(place: Any, widths: tuple[int, ...], rows: int, *, lines: bool = False) -> Any:
    """A table as wide as the text on any paper; `widths` in hundredths of it, `lines` between the rows."""
    full = Mm(160)
    in_body = hasattr(place, "core_properties")
    made = place.add_table(rows, len(widths)) if in_body else place.add_table(rows, len(widths), full)
    properties = made._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    properties.append(xml('<w:tblW w:w="5000" w:type="pct"/>'))
    if lines:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
            for side in ("top", "bottom", "insideH")
        )
        properties.append(xml(f"<w:tblBorders>{sides}</w:tblBorders>"))
    properties.append(xml('<w:tblLayout w:type="fixed"/>'))
    gap = 113 if lines else 0
    properties.append(
        xml(f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{gap}" w:type="dxa"/></w:tblCellMar>')
    )
    for column, share in zip(made.columns, widths, strict=True):
        column.width = Length(full * share // 100)
    for row in made.rows:
        for cell, share in zip(row.cells, widths, strict=True):
            width = cell._tc.get_or_add_tcPr().get_or_add_tcW()
            width.set(qn("w:type"), "pct")
            width.set(qn("w:w"), str(share * 50))
    return made


def row_height(row: Any, millimetres: float, *, exact: bool = False) -> None:
    """A row that is at least, or exactly, this high."""
    row.height = Mm(millimetres)
    row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY if exact else WD_ROW_HEIGHT_RULE.AT_LEAST


def rule_below(cells: Any) -> None:
    """A hairline under a row."""
    line = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
    for cell in cells:
        cell._tc.get_or_add_tcPr().append(xml(f"<w:tcBorders>{line}</w:tcBorders>"))


# -- the letter ----------------------------------------------------------------------------------------------

LETTER_STYLES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Letter Practice", "Normal", {"size": 15, "bold": True, "colour": ACCENT, "line": 1.0}),
    ("Letter Logo", "Normal", {"line": 1.0}),
    ("Letter Sender", "Normal", {"size": 8.5, "bold": True, "align": WD_ALIGN_PARAGRAPH.RIGHT}),
    ("Letter Contact", "Normal", {"size": 8.5, "colour": GREY, "align": WD_ALIGN_PARAGRAPH.RIGHT}),
    ("Letter Foot", "Normal", {"size": 8, "colour": GREY, "align": WD_ALIGN_PARAGRAPH.CENTER}),
    ("Letter Page", "Normal", {"size": 8.5, "colour": GREY, "align": WD_ALIGN_PARAGRAPH.RIGHT}),
    ("Letter Gap", "Normal", {"size": 1, "line": 4}),
    ("Letter Delivery", "Normal", {"size": 8.5, "bold": True, "colour": GREY, "after": 2, "line": 1.0}),
    ("Letter Address", "Normal", {"line": 1.05}),
    ("Letter Date", "Normal", {"align": WD_ALIGN_PARAGRAPH.RIGHT}),
    ("Letter Reference", "Normal", {"size": 9, "colour": GREY, "align": WD_ALIGN_PARAGRAPH.RIGHT}),
    ("Letter Subject", "Heading 1", {"size": 11, "bold": True, "before": 14, "after": 10, "keep_next": True}),
    ("Letter Salutation", "Normal", {"after": 8, "keep_next": True}),
    ("Letter Text", "Normal", {"after": 8}),
    ("Letter Last Text", "Letter Text", {"after": 8, "keep_next": True}),
    ("Letter Heading", "Heading 2", {"bold": True, "before": 9, "after": 3, "keep_next": True}),
    ("Letter Bullet", "Letter Text", {"after": 5}),
    ("Letter Last Bullet", "Letter Bullet", {"after": 8, "keep_next": True}),
    ("Letter Closing", "Normal", {"before": 6, "keep_next": True}),
    ("Letter Signature", "Normal", {"before": 6, "after": 2, "line": 1.0, "keep_next": True}),
    ("Letter Signature Space", "Normal", {"line": 44, "keep_next": True}),
    ("Letter Signatory", "Normal", {"bold": True, "keep_next": True, "keep_lines": True}),
    ("Letter Signatory Title", "Normal", {"keep_lines": True, "keep_next": True}),
    (
        "Letter Enclosures",
        "Heading 2",
        {"size": 9, "bold": True, "before": 14, "after": 2, "keep_next": True},
    ),
    ("Letter Enclosure", "Normal", {"size": 9, "after": 1, "keep_next": True}),
)


def letter() -> Any:
    """The letter: letterhead, window address, text by paragraphs, signature, enclosures."""
    document = blank_document("{{ subject }}")
    for name, base, look in LETTER_STYLES:
        add_style(document, name, base, **look)
    add_bullets(document, ("Letter Bullet", "Letter Last Bullet", "Letter Enclosure"))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    letterhead(section.first_page_header)
    write(section.header, "{{ practice_name }} · {{ client_name }} · {{ letter_date }}", "Letter Page")
    write(section.header, "Page «PAGE» of «NUMPAGES»", "Letter Page")
    write(section.header, "", "Letter Page")
    for foot in (section.first_page_footer, section.footer):
        write(foot, "{{ practice_registration }}", "Letter Foot")
    window_address(document)
    letter_text(document)
    return document


def letterhead(header: Any) -> None:
    """Logo or name on the left, sender on the right, a hairline; its height keeps the window in place."""
    header.is_linked_to_previous = False
    head = table(header, (42, 58), 2)
    row_height(head.rows[0], 23)
    row_height(head.rows[1], 12.7, exact=True)
    rule_below(head.rows[0].cells)
    left, right = head.rows[0].cells
    for line, style in (
        ("{%p if logo_png %}", "Letter Logo"),
        ("{{ logo_png }}", "Letter Logo"),
        ("{%p else %}", "Letter Logo"),
        ("{{ practice_name }}", "Letter Practice"),
        ("{%p endif %}", "Letter Logo"),
    ):
        write(left, line, style)
    for line, style in (
        ("{%p if logo_png %}", "Letter Sender"),
        ("{{ practice_name }}", "Letter Sender"),
        ("{%p endif %}", "Letter Sender"),
        ("{%p for line in practice_address_lines %}", "Letter Contact"),
        ("{{ line }}", "Letter Contact"),
        ("{%p endfor %}", "Letter Contact"),
        ("{{ practice_contact_line }}", "Letter Contact"),
    ):
        write(right, line, style)
    for cell in head.rows[1].cells:
        write(cell, "", "Letter Gap")
    first = header.paragraphs[0]
    first._p.getparent().append(first._p)  # the empty paragraph belongs behind the table
    first.style = "Letter Gap"


def window_address(document: Any) -> None:
    """Address where DL, C5 and number 10 windows show it, 54 to 80 mm from the top; date beside it."""
    for line in (
        "{%p if confidential_line or delivery_line %}",
        (
            "{{ confidential_line }}{% if confidential_line and delivery_line %} · {% endif %}"
            "{{ delivery_line }}"
        ),
        "{%p endif %}",
    ):
        write(document, line, "Letter Delivery")
    block = table(document, (58, 42), 1)
    row_height(block.rows[0], 32.2)
    left, right = block.rows[0].cells
    for line, style in (
        ("{{ client_name }}", "Letter Address"),
        ("{%p for line in client_address_lines %}", "Letter Address"),
        ("{{ line }}", "Letter Address"),
        ("{%p endfor %}", "Letter Address"),
    ):
        write(left, line, style)
    for line, style in (
        ("{{ letter_date }}", "Letter Date"),
        ("{%p if our_reference %}", "Letter Reference"),
        ("Our reference: {{ our_reference }}", "Letter Reference"),
        ("{%p endif %}", "Letter Reference"),
    ):
        write(right, line, style)


def letter_text(document: Any) -> None:
    """Subject to enclosures; the last two paragraphs stay with the signature."""
    for line, style in (
        ("{{ subject }}", "Letter Subject"),
        ("{{ salutation }}", "Letter Salutation"),
        ("{%p for item in paragraphs %}", "Letter Text"),
        ('{%p if item.style == "heading" %}', "Letter Text"),
        ("{{ item.text }}", "Letter Heading"),
        ('{%p elif item.style == "bullet" and loop.revindex <= 2 %}', "Letter Text"),
        ("{{ item.text }}", "Letter Last Bullet"),
        ('{%p elif item.style == "bullet" %}', "Letter Text"),
        ("{{ item.text }}", "Letter Bullet"),
        ("{%p elif loop.revindex <= 2 %}", "Letter Text"),
        ("{{ item.text }}", "Letter Last Text"),
        ("{%p else %}", "Letter Text"),
        ("{{ item.text }}", "Letter Text"),
        ("{%p endif %}", "Letter Text"),
        ("{%p endfor %}", "Letter Text"),
        ("{{ closing }}", "Letter Closing"),
        ("{%p if signature_png %}", "Letter Text"),
        ("{{ signature_png }}", "Letter Signature"),
        ("{%p else %}", "Letter Text"),
        ("", "Letter Signature Space"),
        ("{%p endif %}", "Letter Text"),
        ("{{ signatory_name }}", "Letter Signatory"),
        ("{{ signatory_title }}", "Letter Signatory Title"),
        ("{%p if enclosures %}", "Letter Text"),
        ("Enclosures", "Letter Enclosures"),
        ("{%p for line in enclosures %}", "Letter Text"),
        ("{{ line }}", "Letter Enclosure"),
        ("{%p endfor %}", "Letter Text"),
        ("{%p endif %}", "Letter Text"),
    ):
        write(document, line, style)


# -- the documentation record and the call sheet -------------------------------------------------------

RECORD_STYLES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Record Practice", "Normal", {"size": 10.5, "bold": True, "colour": ACCENT}),
    ("Record Title", "Normal", {"size": 20, "bold": True, "before": 4, "after": 2, "line": 1.05}),
    ("Record Date", "Normal", {"size": 9.5, "colour": GREY, "after": 14}),
    ("Record Heading", "Heading 1", {"size": 12.5, "bold": True, "colour": ACCENT, "before": 18, "after": 5}),
    ("Record Caption", "Normal", {"size": 9, "bold": True, "before": 9, "after": 3, "keep_next": True}),
    (
        "Record Head",
        "Normal",
        {"size": 8.5, "bold": True, "colour": GREY, "before": 2, "after": 2, "line": 1.05, "keep_next": True},
    ),
    ("Record Label", "Normal", {"size": 9.5, "colour": GREY, "before": 2, "after": 2, "line": 1.08}),
    ("Record Note", "Normal", {"size": 9.5, "colour": GREY, "before": 2, "after": 2, "keep_next": True}),
    ("Record Cell", "Normal", {"size": 9.5, "before": 2, "after": 2, "line": 1.08}),
    ("Record Nothing", "Normal", {"size": 9.5, "colour": GREY, "italic": True}),
    ("Record Text", "Normal", {"size": 9.5, "after": 6}),
    ("Record Script", "Normal", {"size": 10, "before": 2, "after": 2, "line": 1.12}),
    ("Record Why", "Normal", {"size": 8.5, "colour": GREY, "after": 2, "line": 1.08}),
    ("Record Foot", "Normal", {"size": 8, "colour": GREY, "align": WD_ALIGN_PARAGRAPH.CENTER}),
    ("Record Gap", "Normal", {"size": 4, "line": 6, "keep_next": True}),
    ("Record Code", "Normal", {"size": 2, "line": 4}),
)
BY_CONTENT = "Widths by content"  # what partwell/documents/column_widths.py looks for
SHAPES = {"named": (27, 23, 27, 23), "counted": (7, 52, 21, 20), "pair": (70, 30), "dated": (21, 27, 29, 23)}


def paper(title: str, foot: str) -> Any:
    """A document for the file: styles, page numbers in the foot."""
    document = blank_document(title)
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    for name, base, look in RECORD_STYLES:
        add_style(document, name, base, **look)
    document.styles["Record Heading"].paragraph_format.keep_with_next = True
    write(document.sections[0].footer, f"{foot} · Page «PAGE» of «NUMPAGES»", "Record Foot")
    return document


def code(place: Any, *lines: str) -> None:
    """Paragraphs that only steer and do not print."""
    for line in lines:
        write(place, line, "Record Code")


def facts(document: Any, rows: str) -> None:
    """A table of labels and facts, a row for each of `rows`."""
    made = table(document, (23, 77), 3, lines=True)
    looped(made, rows, (("{{ row.label }}", "Record Label"), ("{{ row.value }}", "Record Cell")))


def looped(made: Any, rows: str, cells: tuple[tuple[str, str], ...], first: int = 0) -> None:
    """Fill three rows of a table with a loop over `rows`; `first` is the row it begins at."""
    write(made.rows[first].cells[0], f"{{%tr for row in {rows} %}}", "Record Cell")
    for cell, (text, style) in zip(made.rows[first + 1].cells, cells, strict=True):
        for line in text.split("|"):
            write(cell, line, style if not line.startswith("{{ row.why") else "Record Why")
    write(made.rows[first + 2].cells[0], "{%tr endfor %}", "Record Cell")
    for row in (made.rows[first], made.rows[first + 2]):
        for cell in row.cells:
            cell.paragraphs[0].style = "Record Cell"
    made.rows[first + 1]._tr.get_or_add_trPr().append(xml("<w:cantSplit/>"))


def headed(document: Any, widths: tuple[int, ...], heads: tuple[str, ...]) -> Any:
    """A table with a head that is repeated on every page."""
    made = table(document, widths, 4, lines=True)
    for cell, text in zip(made.rows[0].cells, heads, strict=True):
        write(cell, text, "Record Head")
        cell._tc.get_or_add_tcPr().append(xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'))
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(xml("<w:cantSplit/>"))
    properties.append(xml("<w:tblHeader/>"))
    return made


def case_record() -> Any:
    """The documentation record: cover, numbered blocks, history, anchor."""
    document = paper("{{ title }}", "{{ practice_name }} · Case {{ case_id }} · Confidential")
    write(document, "{{ practice_name }}", "Record Practice")
    write(document, "{{ title }}", "Record Title")
    write(document, "{{ made_line }}", "Record Date")
    facts(document, "cover")
    code(document, "{%p for section in sections %}")
    write(document, "{{ section.number }}. {{ section.title }}", "Record Heading")
    code(document, "{%p if section.is_empty %}")
    write(document, "Nothing is on file.", "Record Nothing")
    code(document, "{%p endif %}", "{%p if section.rows %}")
    facts(document, "section.rows")
    code(document, "{%p endif %}", "{%p for table in section.tables %}", "{%p if table.caption %}")
    write(document, "{{ table.caption }}", "Record Caption")
    code(document, "{%p else %}")
    write(document, "", "Record Gap")
    code(document, "{%p endif %}", "{%p if table.shape == 'named' %}")
    record_table(document, SHAPES["named"])
    for shape in ("counted", "pair"):
        code(document, f"{{%p elif table.shape == '{shape}' %}}")
        record_table(document, SHAPES[shape])
    code(document, "{%p else %}")
    record_table(document, SHAPES["dated"])
    code(document, "{%p endif %}", "{%p endfor %}", "{%p endfor %}")
    write(document, "{{ history_number }}. History", "Record Heading")
    made = headed(document, (7, 21, 20, 52), ("No.", "When (UTC)", "Who", "What"))
    made._tbl.tblPr.append(xml(f'<w:tblDescription w:val="{BY_CONTENT}"/>'))
    cells = ("{{ row.a }}", "{{ row.b }}", "{{ row.c }}", "{{ row.d }}")
    looped(made, "history", tuple((cell, "Record Cell") for cell in cells), first=1)
    write(document, "Anchor of the history", "Record Caption")
    facts(document, "anchor")
    return document


def record_table(document: Any, widths: tuple[int, ...]) -> None:
    """A table of entries with as many columns as there are widths."""
    letters = "abcd"[: len(widths)]
    made = headed(document, widths, tuple(f"{{{{ table.{letter}_head }}}}" for letter in letters))
    made._tbl.tblPr.append(xml(f'<w:tblDescription w:val="{BY_CONTENT}"/>'))
    cells = tuple((f"{{{{ row.{letter} }}}}", "Record Cell") for letter in letters)
    looped(made, "table.rows", cells, first=1)


def call_sheet() -> Any:
    """The call sheet: agenda, facts, replies, words to avoid, rules, room to write."""
    document = paper(
        "{{ title }}: {{ client_name }}", "{{ practice_name }} · Case {{ case_id }} · Confidential"
    )
    write(document, "{{ practice_name }}", "Record Practice")
    write(document, "{{ title }}: {{ client_name }}", "Record Title")
    write(document, "{{ made_line }}", "Record Date")
    code(document, "{%p if no_call %}")
    write(document, "{{ no_call }}", "Record Script")
    code(document, "{%p else %}")
    write(document, "{{ order_note }}", "Record Text")
    facts(document, "facts")
    write(document, "Agenda", "Record Heading")
    made = headed(document, (11, 25, 64), ("Minutes", "What", "Words that fit"))
    looped(
        made,
        "agenda",
        (
            ("{{ row.minutes }}", "Record Cell"),
            ("{{ row.label }}", "Record Cell"),
            ("{{ row.script }}|{{ row.why }}", "Record Script"),
        ),
        first=1,
    )
    write(document, "What holds on every call", "Record Heading")
    made = table(document, (25, 75), 3, lines=True)
    looped(made, "rules", (("{{ row.label }}", "Record Label"), ("{{ row.text }}", "Record Cell")))
    write(document, "Words to avoid", "Record Heading")
    made = headed(document, (50, 50), ("Rather not", "Instead"))
    looped(made, "avoid", (("{{ row.words }}", "Record Cell"), ("{{ row.instead }}", "Record Cell")), first=1)
    write(document, "If the client says", "Record Heading")
    made = headed(document, (30, 70), ("Reaction", "A graceful reply"))
    cells = (("{{ row.reaction }}", "Record Cell"), ("{{ row.reply }}|{{ row.why }}", "Record Script"))
    looped(made, "replies", cells, first=1)
    write(document, "Notes", "Record Heading")
    made = table(document, (28, 72), 3, lines=True)
    looped(made, "notes", (("{{ row.label }}", "Record Note"), ("", "Record Note")))
    row_height(made.rows[1], 17)
    code(document, "{%p endif %}")
    return document


def main() -> int:
    """Write every layout."""
    FOLDER.mkdir(exist_ok=True)
    for name, layout in (("letter", letter), ("case_record", case_record), ("call_sheet", call_sheet)):
        layout().save(str(FOLDER / f"{name}.docx"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
