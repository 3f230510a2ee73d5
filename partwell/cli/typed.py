"""What comes in from a file or is typed into a command: never more than can be held."""

import sys
from typing import IO

from partwell.domain.errors import UnreadableFile

MOST_BYTES = 64 * 1024 * 1024


def at_most(file: IO[bytes]) -> bytes:
    """All of a file; raises UnreadableFile where it is too long, as one without an end is."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFile("The file is larger than 64 MB. Nothing was done; please use a smaller one.")
    return data


def read() -> bytes:
    """What stands on standard input; raises UnreadableFile where there is none."""
    if sys.stdin is None:
        raise UnreadableFile("There is no standard input. Nothing was done; please name a file instead.")
    return at_most(sys.stdin.buffer)


def words() -> str:
    """The words on standard input, whatever the terminal takes them for; raises UnreadableFile."""
    try:
        return read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(
            "The words are not written in UTF-8. Nothing was saved; please save them so and try again."
        ) from None
