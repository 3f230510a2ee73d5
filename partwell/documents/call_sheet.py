"""The call sheet as a Word file, to print or to keep beside the telephone."""

from partwell.documents.filling import Value, fill
from partwell.documents.record import SHIPPED, labelled
from partwell.domain.call_sheet import CallSheetPaper


def call_sheet(
    paper: CallSheetPaper, layout: bytes | None = None, *, paper_size: str = "", language: str = ""
) -> bytes:
    """The sheet as .docx bytes; `layout` replaces the shipped one."""
    template = layout if layout is not None else (SHIPPED / "call_sheet.docx").read_bytes()
    return fill(template, call_sheet_values(paper), paper_size=paper_size, language=language)


def call_sheet_values(paper: CallSheetPaper) -> dict[str, Value]:
    """What a layout of the call sheet may name."""
    return {
        "title": paper.title,
        "practice_name": paper.practice_name,
        "client_name": paper.client_name,
        "case_id": paper.case_id,
        "made_line": paper.made_line,
        "no_call": paper.no_call,
        "order_note": paper.order_note,
        "agenda": tuple(
            {"minutes": item.minutes, "label": item.label, "script": item.script, "why": item.why}
            for item in paper.agenda
        ),
        "facts": labelled(paper.facts),
        "replies": tuple(
            {"reaction": one.reaction, "reply": one.reply, "why": one.why} for one in paper.replies
        ),
        "avoid": tuple({"words": one.words, "instead": one.instead} for one in paper.avoid),
        "rules": tuple({"label": rule.label, "text": rule.text} for rule in paper.rules),
        "notes": tuple({"label": label} for label in paper.to_fill_in),
    }
