"""Filling a new layout once in a process of its own, which may fail, hang or swell without harm."""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partwell.documents.filling import Layout, Value
from partwell.documents.plain_text import text_of
from partwell.domain.errors import PartwellError

MOST_SECONDS = 10
MOST_MEMORY = 1024**3
_ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of filling a layout once: why it cannot be used, or what it did not print."""

    sentence: str = ""
    lost: tuple[str, ...] = ()


def tried(layout: bytes, values: Mapping[str, Value], wanted: tuple[str, ...] = ()) -> Trial:
    """Fill the layout once and look for the wanted words; takes half a second as a rule.

    Pictures are left out of the trial: `values` holds text and lists of it.
    """
    packed = base64.b64encode(layout).decode("ascii")
    request = json.dumps({"layout": packed, "values": values, "wanted": wanted})
    try:
        child = subprocess.run(
            [sys.executable, "-m", "partwell.documents.trial"],
            input=request.encode(),
            capture_output=True,
            cwd=_ROOT,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Trial(
            sentence="Filling this layout takes longer than 10 seconds. It was not taken; "
            "please use a simpler one."
        )
    if child.returncode != 0:
        return Trial(
            sentence="This layout cannot be filled within 1 GB of memory. It was not taken; "
            "please use a simpler one."
        )
    answer = json.loads(child.stdout)
    return Trial(sentence=str(answer["sentence"]), lost=tuple(answer["lost"]))


def main() -> int:
    """Fill the layout that comes in, and say in JSON what is wrong with it."""
    _limit()
    request: dict[str, Any] = json.load(sys.stdin.buffer)
    values = {name: _frozen(value) for name, value in request["values"].items()}
    sentence, lost = "", list[str]()
    try:
        text = text_of(Layout(base64.b64decode(request["layout"])).fill(values), with_letterhead=True)
        lost = [words for words in request["wanted"] if words not in text]
    except PartwellError as trouble:
        sentence = trouble.sentence
    except (ValueError, KeyError, AttributeError, TypeError, SyntaxError):
        # What python-docx and lxml raise on files that are Word in name only.
        sentence = "Word may open this layout, but it cannot be filled. Please save it anew in Word as .docx."
    sys.stdout.write(json.dumps({"sentence": sentence, "lost": lost}))
    return 0


def _limit() -> None:
    """Set the limits where the system knows them; elsewhere the time alone is limited."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _frozen(value: Any) -> Any:
    """Lists as they come out of JSON, turned back into tuples."""
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return value


if __name__ == "__main__":
    sys.exit(main())
