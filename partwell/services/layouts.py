"""The practice's own Word layouts: looked through, tried, kept, and taken back to an earlier one."""

from partwell.desk import Desk
from partwell.documents.filling import Value, fill
from partwell.documents.layout_check import LayoutReport, check_layout
from partwell.documents.layout_fields import LAYOUT_FIELDS, sample_values
from partwell.documents.preview import preview_html
from partwell.domain.errors import NotAllowed
from partwell.domain.letter_fields import FIELDS
from partwell.store.layouts import SHIPPED, KeptLayout

PAPERS = {"letter": "Letters", "case_record": "Documentation record", "call_sheet": "Call sheet"}


def look_through(data: bytes, name: str = "letter") -> LayoutReport:
    """Which fields a layout uses, which are unknown or misspelt, and what it leaves out.

    Raises UnreadableFile where it is no Word file or does what a paper must not do.
    """
    return check_layout(data, kind=_known(name), more=_more(name))


def sample_preview(data: bytes, name: str = "letter") -> str:
    """A paper made with the layout and invented facts, as safe HTML."""
    return preview_html(fill(data, {**_more(name), **sample_values(_known(name))}))


def fields(name: str) -> tuple[tuple[str, str], ...]:
    """Every field a layout of this kind may name, each with its meaning."""
    own = {field.name: field.meaning for field in LAYOUT_FIELDS[_known(name)]}
    more = {field.name: field.meaning for field in FIELDS} if name == "letter" else {}
    return tuple({**own, **more}.items())


def use(desk: Desk, name: str, data: bytes) -> None:
    """Keep a layout and print with it from now on; raises NotAllowed while a field in it is unknown."""
    report = look_through(data, name)
    if report.unknown:
        raise NotAllowed(
            f"The layout names fields that do not exist: {', '.join(one.name for one in report.unknown)}. "
            "It was not taken; please correct them in Word and try again."
        )
    if not report.is_usable:
        what = report.findings[0].what  # the weightiest comes first
        raise NotAllowed(what if "not taken" in what else f"{what} The layout was not taken.")
    desk.store.layouts.use(_known(name), data, who=desk.who)


def own(desk: Desk, name: str) -> bytes | None:
    """The practice's own layout of a kind of paper, or None."""
    return desk.store.layouts.own(_known(name))


def shipped(desk: Desk, name: str) -> bytes:
    """The layout that ships for a kind of paper."""
    return (desk.templates / f"{_known(name)}.docx").read_bytes()


def drop(desk: Desk, name: str) -> None:
    """Print with the shipped layout again; the own one is kept."""
    if own(desk, name) is not None:
        desk.store.layouts.use(name, SHIPPED, who=desk.who)


def former(desk: Desk, name: str) -> KeptLayout | None:
    """The own layout that was used before the present one, or None."""
    kept = desk.store.layouts.of(_known(name))
    present = own(desk, name)
    return next((one for one in reversed(kept) if one.data and one.data != present), None)


def use_former(desk: Desk, name: str) -> None:
    """Print with the layout that was used before the present one; raises NotAllowed where there is none."""
    before = former(desk, name)
    if before is None:
        raise NotAllowed("There is no earlier layout. Nothing was changed.")
    desk.store.layouts.use(name, before.data, who=desk.who)


def _more(name: str) -> dict[str, Value]:
    """The fields of letters beside those of their layout."""
    return {field.name: field.example for field in FIELDS} if name == "letter" else {}


def _known(name: str) -> str:
    if name not in PAPERS:
        raise NotAllowed("There is no such kind of paper. Nothing was changed.")
    return name
