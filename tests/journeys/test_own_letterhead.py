"""The practice's own Word layout: a misspelt field is named with its paragraph, corrected, and then used."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from partwell.documents.plain_text import text_of
from tests.journeys.browser import ON_DESK_AND_PHONE, Site, settle
from tests.journeys.hands import Hands
from tests.services.office import Office

SHIPPED = Path(__file__).resolve().parents[2] / "templates" / "letter.docx"


def layout(path: Path, words: str) -> Path:
    """The shipped layout with one more line, as a firm would add it in Word."""
    document, file = docx.Document(str(SHIPPED)), io.BytesIO()
    document.add_paragraph(words)
    document.save(file)
    path.write_bytes(file.getvalue())
    return path


@ON_DESK_AND_PHONE
def test_an_own_layout_is_looked_through_corrected_and_used(
    office: Office, open_page: Callable[..., Page], office_site: Site, tmp_path: Path
) -> None:
    case_id = office.decided("Bay & Söhne <Ltd>")
    hands = Hands(open_page(office_site, "/practice?pr_tab=Letterhead%20and%20layouts"))
    hands.bring("layout", layout(tmp_path / "ours.docx", "Written for {{ client_nmae }} by hand"))
    hands.reads("Did you mean “{{ client_name }}”?")
    hands.reads("In the paragraph: Written for {{ client_nmae }} by hand")
    expect(hands.box("layout_use").get_by_role("button").first).to_be_disabled()

    hands.page.reload()
    settle(hands.page, 600)
    hands.bring("layout", layout(tmp_path / "ours.docx", "Written for {{ client_name }} by hand"))
    hands.press("layout_use")
    expect(hands.box("layout_own")).to_be_visible()

    hands.page.goto(f"/?case={case_id}&step=letter")
    settle(hands.page, 600)
    hands.press("issue")
    letter = hands.take_named("Word", tmp_path)
    assert text_of(letter.read_bytes()).endswith("Written for Bay & Söhne <Ltd> by hand")
