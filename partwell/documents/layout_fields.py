"""What a Word layout may name: every field of each kind of paper, what it means, and a sample of it."""

from dataclasses import dataclass

from partwell.documents.filling import Row, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutField:
    """One name a layout may use; `must_show` marks what no layout of its kind may leave out."""

    name: str
    meaning: str
    sample: Value
    must_show: bool = False
    prints: str = ""  # the part of each of its rows that no layout may lose


def _field(
    name: str, meaning: str, sample: Value, *, must_show: bool = False, prints: str = ""
) -> LayoutField:
    return LayoutField(name=name, meaning=meaning, sample=sample, must_show=must_show, prints=prints)


_PARAGRAPHS: tuple[Row, ...] = (
    {"style": "text", "text": "I am writing to confirm that our engagement ends on Friday 29 January 2027."},
    {"style": "heading", "text": "What happens until then"},
    {"style": "text", "text": "We will finish the work that has been begun, as listed below."},
    {"style": "bullet", "text": "The return for the quarter to 31 October"},
    {"style": "bullet", "text": "The accounts for the year to 30 June"},
    {"style": "heading", "text": "Your records"},
    {"style": "text", "text": "Your papers are ready for you, or for the adviser you name."},
    {"style": "text", "text": "Thank you for the trust you have placed in us."},
)
_FACTS: tuple[Row, ...] = (
    {"label": "Client", "value": "Bay & Co Ltd"},
    {"label": "Last day", "value": "29 January 2027"},
)
_ENTRIES: tuple[Row, ...] = (
    {"a": "1", "b": "2026-11-23 09:00", "c": "Catherine Moss", "d": "Letter issued"},
)
_HEADS: Row = {"a_head": "Date", "b_head": "What", "c_head": "Who", "d_head": "Note"}
_SECTIONS: tuple[Row, ...] = tuple(
    {
        "number": str(number),
        "title": "Identity",
        "is_empty": False,
        "rows": _FACTS,
        "tables": ({**_HEADS, "caption": "Entries", "shape": shape, "rows": _ENTRIES},),
    }
    for number, shape in enumerate(("dated", "named", "counted", "pair"), start=1)
)
_AGENDA: tuple[Row, ...] = (
    {"minutes": "0-1", "label": "Identify", "script": "Is now a good time?", "why": "Privacy comes first."},
)
_REPLIES: tuple[Row, ...] = (
    {"reaction": "“Why?”", "reply": "The short answer is in the letter.", "why": "One reason, once."},
)

_LETTER = (
    _field("practice_name", "Name of the practice", "Hartley & Moss LLP", must_show=True),
    _field(
        "practice_address_lines", "Address of the practice, line by line", ("14 Cornhill Terrace", "Bath")
    ),
    _field("practice_contact_line", "Telephone, email and website", "01225 550 140 · office@moss.example"),
    _field("practice_registration", "Registration or licence line", "Registered in England and Wales"),
    _field("letter_date", "Date of the letter", "23 November 2026", must_show=True),
    _field("our_reference", "Our reference", "HM/4471"),
    _field("delivery_line", "How the letter is delivered", "By tracked post"),
    _field("confidential_line", "Mark of confidence above the address", "Personal and confidential"),
    _field("client_name", "Name of the client", "Bay & Co Ltd", must_show=True),
    _field("client_address_lines", "Address of the client, line by line", ("7 Mill Lane", "Bath", "BA1 3JN")),
    _field("subject", "What the letter is about", "Ending of our engagement", must_show=True),
    _field("salutation", "Greeting", "Dear Ms Bay", must_show=True),
    _field(
        "paragraphs",
        "The letter itself: rows with style and text",
        _PARAGRAPHS,
        must_show=True,
        prints="text",
    ),
    _field("closing", "Closing words", "Yours sincerely", must_show=True),
    _field("signatory_name", "Who signs", "Catherine Moss", must_show=True),
    _field("signatory_title", "Their title", "Partner"),
    _field("enclosures", "List of enclosures", ("Statement of account", "List of open deadlines")),
    _field("logo_png", "Logo", None),
    _field("signature_png", "Picture of the signature", None),
)
_PAPER = (
    _field("title", "Title of the paper", "Record of the ending: Bay & Co Ltd", must_show=True),
    _field("practice_name", "Name of the practice", "Hartley & Moss LLP"),
    _field("client_name", "Name of the client", "Bay & Co Ltd"),
    _field("case_id", "Key of the case", "C-7F3K2M9Q", must_show=True),
    _field("made_line", "The day the paper shows", "As the file stood on 23 November 2026", must_show=True),
)
_CASE_RECORD = (
    *_PAPER,
    _field("cover", "Facts of the cover: rows with label and value", _FACTS),
    _field(
        "sections",
        "Blocks: number, title, is_empty, rows, tables",
        _SECTIONS,
        must_show=True,
        prints="title",
    ),
    _field("history_number", "Number of the block with the history", "16"),
    _field("history", "History: rows with a, b, c and d", _ENTRIES, must_show=True, prints="d"),
    _field("anchor", "Anchor of the history: rows with label and value", _FACTS, must_show=True),
)
_CALL_SHEET = (
    *_PAPER,
    _field("no_call", "Why there is no call, or nothing", "", must_show=True),
    _field("order_note", "Whether call or letter comes first", "The letter comes before the call."),
    _field("agenda", "Rows with minutes, label, script and why", _AGENDA, must_show=True, prints="label"),
    _field("facts", "Dates and sums: rows with label and value", _FACTS),
    _field("replies", "Rows with reaction, reply and why", _REPLIES),
    _field("avoid", "Rows with words and instead", ({"words": "you always", "instead": "the dated fact"},)),
    _field("rules", "Rows with label and text", ({"label": "Voicemail", "text": "Name and number only."},)),
    _field("notes", "Room to write: rows with label", ({"label": "What was said"},)),
)

LAYOUT_FIELDS: dict[str, tuple[LayoutField, ...]] = {
    "letter": _LETTER,
    "case_record": _CASE_RECORD,
    "call_sheet": _CALL_SHEET,
}


def sample_values(kind: str) -> dict[str, Value]:
    """A sample of every field of one kind of layout, for a preview and the trial."""
    return {field.name: field.sample for field in LAYOUT_FIELDS[kind]}
