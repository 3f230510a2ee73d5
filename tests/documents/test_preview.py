"""The preview shows the real file and nothing that could act in a browser."""

import re

import pytest

from partwell.documents.filling import fill
from partwell.documents.preview import preview_html
from partwell.domain.errors import UnreadableFile
from tests.documents.word_files import letter_values, picture, shipped, with_text, word_file

TAG = re.compile(r"<[^>]*>")


def test_the_preview_shows_letterhead_text_and_foot_in_their_places() -> None:
    shown = preview_html(fill(shipped("letter"), letter_values()))
    header = shown[shown.index("<header>") : shown.index("</header>")]
    main = shown[shown.index('<div class="body">') : shown.index("</div>")]
    footer = shown[shown.index("<footer>") : shown.index("</footer>")]
    assert '<p class="practice">Hartley &amp; Moss LLP</p>' in header
    assert "<h2>Ending of our engagement</h2>" in main
    assert "<h3>Your records</h3><ul><li>Ledger for 2025</li></ul>" in main
    assert '<p class="foot">Registered in England and Wales, OC000000</p>' in footer


def test_the_first_page_has_its_own_letterhead_and_no_page_number() -> None:
    shown = preview_html(fill(shipped("letter"), letter_values()))
    assert "Page" not in TAG.sub("", shown)


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "O'Brien & Söhne <Ltd>",
        "{{ 7*7 }}",
        "王小明",
    ],
)
def test_a_hostile_name_is_text_and_never_markup(name: str) -> None:
    values = letter_values(client_name=name, practice_name=name, practice_registration=name, subject=name)
    shown = preview_html(fill(shipped("letter"), values))
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown.count(escaped) == 4
    tags = {tag.partition(" ")[0].strip("<>/") for tag in TAG.findall(shown)}
    assert tags <= {
        "article",
        "header",
        "div",
        "footer",
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "li",
        "table",
        "tr",
        "td",
    }


def test_logo_and_signature_are_shown_from_the_file() -> None:
    shown = preview_html(
        fill(shipped("letter"), letter_values(logo_png=picture(), signature_png=picture(kind="JPEG")))
    )
    assert re.findall(r'<img alt="(\w+)" src="data:image/(\w+);base64,', shown) == [
        ("Logo", "png"),
        ("Signature", "jpeg"),
    ]


def test_a_link_that_is_no_web_or_mail_address_loses_its_target() -> None:
    xml = '<w:hyperlink w:anchor="top"><w:r><w:t>inside</w:t></w:r></w:hyperlink>'
    layout = with_text(word_file("Hello"), "word/document.xml", {"<w:r><w:t>Hello</w:t></w:r>": xml})
    assert '<a href="#top">inside</a>' in preview_html(layout)


def test_a_paper_without_header_and_footer_shows_its_text() -> None:
    assert preview_html(word_file("Hello", "World")) == (
        '<article class="paper" tabindex="0" aria-label="The paper as it will be printed">'
        '<div class="body"><p>Hello</p><p>World</p></div></article>'
    )


def test_a_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        preview_html(b"hello")
