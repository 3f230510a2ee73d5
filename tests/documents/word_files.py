"""What the tests of the papers share: a letter's values, awkward names, and small Word files."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docx import Document
from PIL import Image

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


def letter_values(**changes: Any) -> dict[str, Any]:
    """Every value the shipped letter wants, with changes."""
    values: dict[str, Any] = {
        "practice_name": "Hartley & Moss LLP",
        "practice_address_lines": ("14 Cornhill Terrace", "Bath BA1 5QT"),
        "practice_contact_line": "01225 550 140 · office@hartleymoss.example",
        "practice_registration": "Registered in England and Wales, OC000000",
        "letter_date": "23 November 2026",
        "our_reference": "HM/4471",
        "delivery_line": "By tracked post",
        "confidential_line": "Personal and confidential",
        "client_name": "Bay & Co",
        "client_address_lines": ("7 Mill Lane", "Bath", "BA1 3JN"),
        "subject": "Ending of our engagement",
        "salutation": "Dear Ms Bay",
        "paragraphs": (
            {"style": "text", "text": "Our work together ends on 29 January 2027."},
            {"style": "heading", "text": "Your records"},
            {"style": "bullet", "text": "Ledger for 2025"},
            {"style": "text", "text": "Thank you for six good years."},
        ),
        "closing": "Yours sincerely",
        "signatory_name": "Catherine Moss",
        "signatory_title": "Partner",
        "enclosures": ("Statement of account",),
        "logo_png": None,
        "signature_png": None,
    }
    return {**values, **changes}


def word_file(*paragraphs: str, header: str = "", footer: str = "", title: str = "") -> bytes:
    """A small .docx with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    document.core_properties.title = title
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def repacked(
    data: bytes, change: Callable[[str, bytes], bytes], added: Mapping[str, bytes] | None = None
) -> bytes:
    """The same archive with its members changed, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_text(data: bytes, part: str, replacements: Mapping[str, str]) -> bytes:
    """The same archive with words replaced in one part."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text = content.decode()
        for old, new in replacements.items():
            assert old in text, old
            text = text.replace(old, new)
        return text.encode()

    return repacked(data, change)


def with_body(xml: str, *paragraphs: str) -> bytes:
    """A small .docx with these paragraphs, and this piece of WordprocessingML as the last of its body."""
    spaces = {
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }
    data = word_file(*paragraphs, "HERE")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = archive.read("word/document.xml").decode().partition("<w:document ")[2].partition(">")[0]
    missing = " ".join(
        f'xmlns:{name}="{uri}"' for name, uri in spaces.items() if f"xmlns:{name}=" not in root
    )
    return with_text(
        data,
        "word/document.xml",
        {"<w:p><w:r><w:t>HERE</w:t></w:r></w:p>": xml, "<w:document ": f"<w:document {missing} "},
    )


def picture(width: int = 300, height: int = 90, kind: str = "PNG") -> bytes:
    """A plain picture of this size."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (31, 92, 87)).save(out, kind)
    return out.getvalue()


def shipped(name: str) -> bytes:
    """A layout as it is shipped."""
    return (TEMPLATES / f"{name}.docx").read_bytes()
