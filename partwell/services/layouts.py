"""The practice's own Word layouts: looked through, tried and kept beside the shipped ones."""

from partwell.desk import Desk
from partwell.documents.filling import fill
from partwell.documents.layout_check import LayoutReport, check_layout
from partwell.documents.layout_fields import sample_values
from partwell.documents.preview import preview_html
from partwell.domain.errors import NotAllowed
from partwell.domain.letter_fields import FIELDS

PAPERS = {"letter": "Letters"}


def look_through(data: bytes) -> LayoutReport:
    """Which fields a layout uses, which are unknown or misspelt, and what it leaves out.

    Raises UnreadableFile where it is no Word file or does what a letter must not do.
    """
    more = {field.name: field.example for field in FIELDS}
    return check_layout(data, kind="letter", more=more)


def sample_preview(data: bytes) -> str:
    """A letter made with the layout and invented facts, as safe HTML."""
    more = {field.name: field.example for field in FIELDS}
    return preview_html(fill(data, {**more, **sample_values("letter")}))


def use(desk: Desk, name: str, data: bytes) -> None:
    """Keep a layout and print with it from now on; raises NotAllowed while a field in it is unknown."""
    report = look_through(data)
    if report.unknown:
        raise NotAllowed(
            f"The layout names fields that do not exist: {', '.join(one.name for one in report.unknown)}. "
            "It was not taken; please correct them in Word and try again."
        )
    if not report.is_usable:
        raise NotAllowed(f"{report.findings[0].what} The layout was not taken.")
    folder = desk.home / "layouts"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / f"{_known(name)}.docx").write_bytes(data)


def own(desk: Desk, name: str) -> bytes | None:
    """The practice's own layout of a kind of paper, or None."""
    path = desk.home / "layouts" / f"{_known(name)}.docx"
    return path.read_bytes() if path.is_file() else None


def drop(desk: Desk, name: str) -> None:
    """Print with the shipped layout again."""
    (desk.home / "layouts" / f"{_known(name)}.docx").unlink(missing_ok=True)


def _known(name: str) -> str:
    if name not in PAPERS:
        raise NotAllowed("There is no such kind of paper. Nothing was changed.")
    return name
