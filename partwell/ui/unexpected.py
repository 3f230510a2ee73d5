"""What is said and logged of something that went wrong and that nobody thought of."""

import logging
import secrets
from pathlib import Path

LOG = logging.getLogger("partwell")


def sentence_for(error: Exception) -> str:
    """One sentence for the user, with a number that stands in the log beside the place in the code."""
    code = secrets.token_hex(3).upper()
    LOG.error("%s %s at %s", code, type(error).__name__, _where(error))
    return (
        f"Something unexpected happened (number {code}). What was saved before is safe; "
        "please reload the page and try again."
    )


def _where(error: Exception) -> str:
    """The place in the code, without a word of the message, which could name a client."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown"
