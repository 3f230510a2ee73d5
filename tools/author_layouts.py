"""Write the shipped Word layouts anew; afterwards they are edited in Word like any other document.

Run `python tools/author_layouts.py` only to start over: it replaces what was changed in Word.
"""

# ruff: noqa: SLF001, INP001 -- python-docx has no words for fields, list styles and borders; run by path
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
    normal = document.styles["Normal"]
    dress(normal, size=10.5, line=1.15)
    dress(document.styles["Heading 1"], size=13, bold=True, colour=ACCENT, before=16, after=4, keep_next=True)
    dress(document.styles["Heading 2"], size=10.5, bold=True, before=10, after=3, keep_next=True)
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = title, "", "", "en-GB"
    return document


def dress(style: Any, **look: Any) -> Any:
    """Give a style its look: sizes in points, `line` as a factor or, from 4 up, as exact points."""
    font, paragraph = style.font, style.paragraph_format
    font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{attribute}"), FONT)
    font.size = Pt(look.get("size", 10.5))
    font.bold, font.italic = look.get("bold", False), look.get("italic", False)
    font.color.rgb = look.get("colour", INK)
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
    ("Letter Heading", "Heading 2", {"bold": True, "before": 6, "after": 3, "keep_next": True}),
    ("Letter Bullet", "Letter Text", {"after": 4}),
    ("Letter Last Bullet", "Letter Bullet", {"after": 8, "keep_next": True}),
    ("Letter Closing", "Normal", {"before": 6, "keep_next": True}),
    ("Letter Signature", "Normal", {"before": 6, "after": 2, "line": 1.0, "keep_next": True}),
    ("Letter Signature Space", "Normal", {"line": 44, "keep_next": True}),
    ("Letter Signatory", "Normal", {"bold": True, "keep_next": True, "keep_lines": True}),
    ("Letter Signatory Title", "Normal", {"keep_lines": True}),
    (
        "Letter Enclosures",
        "Heading 2",
        {"size": 9, "bold": True, "before": 14, "after": 2, "keep_next": True},
    ),
    ("Letter Enclosure", "Normal", {"size": 9, "after": 1}),
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
    head = table(header, (50, 50), 2)
    row_height(head.rows[0], 23)
    row_height(head.rows[1], 10.2, exact=True)
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
    block = table(document, (58, 42), 1)
    row_height(block.rows[0], 38)
    left, right = block.rows[0].cells
    for line, style in (
        ("{%p if confidential_line or delivery_line %}", "Letter Delivery"),
        (
            "{{ confidential_line }}{% if confidential_line and delivery_line %} · {% endif %}{{ delivery_line }}",  # noqa: E501 -- one paragraph in Word
            "Letter Delivery",
        ),
        ("{%p endif %}", "Letter Delivery"),
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
    """Subject to enclosures; the last paragraph stays with the signature."""
    for line, style in (
        ("{{ subject }}", "Letter Subject"),
        ("{{ salutation }}", "Letter Salutation"),
        ("{%p for item in paragraphs %}", "Letter Text"),
        ('{%p if item.style == "heading" %}', "Letter Text"),
        ("{{ item.text }}", "Letter Heading"),
        ('{%p elif item.style == "bullet" and loop.last %}', "Letter Text"),
        ("{{ item.text }}", "Letter Last Bullet"),
        ('{%p elif item.style == "bullet" %}', "Letter Text"),
        ("{{ item.text }}", "Letter Bullet"),
        ("{%p elif loop.last %}", "Letter Text"),
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


def main() -> int:
    """Write every layout."""
    FOLDER.mkdir(exist_ok=True)
    letter().save(str(FOLDER / "letter.docx"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
