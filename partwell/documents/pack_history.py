"""The history in an evidence pack: whether its chain of hashes holds, and whether it tells of every paper."""

import json
import re
from collections.abc import Mapping
from typing import Any

from partwell.domain.timeline import FIRST, hash_of_parts

HISTORY = "history.json"
_BOUND = ("case_id", "number", "at", "who", "kind", "what", "data_sha256", "hash_before")
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def history_troubles(history: bytes, manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """What is wrong with the history of a pack, a sentence each: an altered word breaks its chain.

    `manifest` is what the pack says of itself: its case, how many events there were, the hash of the last
    one, and its papers, of which each issued one has to be told of with its hash.
    """
    events = _events(history)
    if events is None:
        return (f"{HISTORY} cannot be read.",)
    broken = _first_break(events, str(manifest.get("case_id", "")))
    if broken:
        return (f"{HISTORY}: entry {broken} was altered or moved, or one before it removed.",)
    last = events[-1].get("hash") if events else ""
    if (len(events), last) != (manifest.get("events"), manifest.get("anchor")):
        return (f"{HISTORY} does not end where the pack says it ends: entries were added or removed.",)
    return _untold(events, manifest)


def _events(history: bytes) -> list[Mapping[str, Any]] | None:
    try:
        told = json.loads(history)
    except (ValueError, RecursionError):
        return None
    is_list = isinstance(told, list) and all(isinstance(one, dict) for one in told)
    return told if is_list else None


def _first_break(events: list[Mapping[str, Any]], case_id: str) -> int:
    """The place of the first event that is not what its hash says, or out of its place; 0 for none."""
    before = FIRST
    for place, event in enumerate(events, start=1):
        parts = [event.get(name) for name in _BOUND]
        right = (case_id, place, before, _hash(parts))
        if (event.get("case_id"), event.get("number"), event.get("hash_before"), event.get("hash")) != right:
            return place
        before = str(event["hash"])
    return 0


def _hash(parts: list[Any]) -> str | None:
    if not all(isinstance(part, str | int) for part in parts):
        return None
    try:
        return hash_of_parts(*parts)
    except UnicodeEncodeError:  # half a sign, which no history ever held
        return None


def _untold(events: list[Mapping[str, Any]], manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """The issued papers whose hash no entry of the history names, as each issuing does."""
    issued = (str(event["what"]) for event in events if event["kind"] == "issued")
    named = {found for words in issued for found in _SHA256.findall(words)}
    files = manifest.get("files")
    papers = [one for one in files if isinstance(one, dict)] if isinstance(files, list) else []
    return tuple(
        f"{one.get('name')} is not the paper that the history says was issued."
        for one in papers
        if one.get("document_id") and one.get("sha256") not in named
    )
