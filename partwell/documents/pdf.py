"""A Word paper as PDF, where LibreOffice is installed on this computer."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from partwell.domain.errors import PartwellError

MOST_SECONDS = 90  # a first start of LibreOffice takes several seconds, a later one about two
_AT_ONCE = threading.BoundedSemaphore(2)  # each conversion is a program of its own of some 300 MB


class NoPdf(PartwellError):
    """The paper could not be made into a PDF."""

    def __init__(self) -> None:
        super().__init__(
            "The PDF could not be made on this computer. The Word file is complete; please open it and "
            "save it as PDF from there."
        )


@functools.cache
def converter() -> str | None:
    """Where LibreOffice is on this computer, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    usual = (
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "LibreOffice/program/soffice.exe",
    )
    return next((str(path) for path in usual if path.exists()), None)


def to_pdf(docx: bytes) -> bytes | None:
    """The paper as PDF bytes; None where no converter is installed; raises NoPdf where it fails.

    Each conversion has a profile and a folder of its own, so that two at once never meet, and both
    are removed afterwards.
    """
    program = converter()
    if program is None:
        return None
    with _AT_ONCE, tempfile.TemporaryDirectory(prefix="partwell-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "paper.docx").write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            folder,
            str(place / "paper.docx"),
        ]
        try:
            _run(command)
            return (place / "paper.pdf").read_bytes()
        except OSError:
            raise NoPdf from None


def _run(command: list[str]) -> None:
    """Run the converter, and end it with everything it started where it takes too long."""
    new_group = sys.platform != "win32"
    with subprocess.Popen(  # noqa: S603 -- the installed converter on our own file
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=new_group
    ) as started:
        try:
            started.wait(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            _end(started)
            raise NoPdf from None


def _end(started: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        started.kill()
    else:
        import signal

        os.killpg(started.pid, signal.SIGKILL)
