"""Evidence packs that were bent and sealed anew: every hash fits, and the history gives it away."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from partwell.domain.errors import UnreadableFile
from partwell.services import cases, closing, reports
from tests.services.office import Office

Members = dict[str, bytes]


@pytest.fixture
def members(office: Office) -> Members:
    """What is in the pack of a case whose letter was issued and sent, and a note written."""
    case_id = office.noticed()
    cases.note(office.desk, case_id, "The client called back.", token="note")
    data = closing.evidence_pack(office.desk, office.opened(case_id))
    assert reports.check_pack(data) == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed_anew(members: Members, **about: Any) -> bytes:
    """The pack as a forger makes it: every hash in it worked out anew, and the manifest made to fit."""
    told = {**json.loads(members["manifest.json"]), **about}
    kept = {name: data for name, data in members.items() if name not in ("SHA256SUMS", "manifest.json")}
    known = {one["name"]: one for one in told["files"]}
    told["files"] = [
        {**known.get(name, {"name": name}), "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in kept.items()
    ]
    kept["manifest.json"] = json.dumps(told).encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in kept.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {**kept, "SHA256SUMS": sums.encode()}.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_history(members: Members, change: Callable[[list[dict[str, Any]]], None]) -> Members:
    events = json.loads(members["history.json"])
    change(events)
    return {**members, "history.json": json.dumps(events).encode()}


def test_a_pack_packed_anew_without_a_change_is_sound(members: Members) -> None:
    assert reports.check_pack(sealed_anew(members)) == ()


def test_words_altered_in_the_history_are_named(members: Members) -> None:
    bent = with_history(members, lambda events: events[2].update(what="Nothing happened."))
    assert reports.check_pack(sealed_anew(bent)) == (
        "history.json: entry 3 was altered or moved, or one before it removed.",
    )


@pytest.mark.parametrize(
    "field", ["at", "who", "kind", "case_id", "data_sha256", "hash", "hash_before", "number"]
)
@pytest.mark.parametrize("value", ["elsewhere", None, 7, [1], "\ud800"])
def test_any_other_part_of_an_entry_is_bound_as_well(members: Members, field: str, value: Any) -> None:
    bent = with_history(members, lambda events: events[1].update({field: value}))
    assert reports.check_pack(sealed_anew(bent)) == (
        "history.json: entry 2 was altered or moved, or one before it removed.",
    )


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        (lambda events: events.pop(0), 1),
        (lambda events: events.pop(2), 3),
        (lambda events: events.insert(1, events.pop(2)), 2),
        (lambda events: events.append(events[-1]), -1),
    ],
)
def test_entries_removed_moved_or_doubled_are_named(
    members: Members, change: Callable[[list[dict[str, Any]]], None], entry: int
) -> None:
    events = json.loads(members["history.json"])
    place = entry if entry > 0 else len(events) + 1
    (found,) = reports.check_pack(sealed_anew(with_history(members, change)))
    assert found == f"history.json: entry {place} was altered or moved, or one before it removed."


def test_an_end_cut_off_is_named(members: Members) -> None:
    bent = with_history(members, lambda events: events.pop())
    assert reports.check_pack(sealed_anew(bent)) == (
        "history.json does not end where the pack says it ends: entries were added or removed.",
    )


def test_a_history_left_out_is_named(members: Members) -> None:
    without = {name: data for name, data in members.items() if name != "history.json"}
    assert reports.check_pack(sealed_anew(without)) == ("history.json is missing.",)


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"[" * 100_000, b'"\\ud800"'])
def test_a_history_that_is_none_is_named(members: Members, data: bytes) -> None:
    found = reports.check_pack(sealed_anew({**members, "history.json": data}))
    assert found == ("history.json cannot be read.",)


def test_another_letter_in_the_place_of_the_issued_one_is_named(members: Members) -> None:
    (letter,) = (name for name in members if name.startswith("letters"))
    assert reports.check_pack(sealed_anew({**members, letter: b"another letter"})) == (
        f"{letter} is not the paper that the history says was issued.",
    )


def test_a_manifest_of_endless_brackets_is_no_traceback(members: Members) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {**members, "manifest.json": b"[" * 100_000}.items():
            archive.writestr(name, data)
    assert "manifest.json was altered after the pack was sealed." in reports.check_pack(out.getvalue())


@pytest.mark.parametrize("name", ["../evil.docx", "/etc/evil", "letters/../../evil"])
def test_a_member_that_leads_out_of_its_folder_is_named(members: Members, name: str) -> None:
    found = reports.check_pack(sealed_anew({**members, name: b"x"}))
    assert found == (f"{name} is a link or leads out of its folder.",)


def test_a_link_among_the_members_is_named(members: Members) -> None:
    out = io.BytesIO(sealed_anew(members))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("letter")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert reports.check_pack(out.getvalue()) == (
        "letter was added after the pack was sealed.",
        "letter is a link or leads out of its folder.",
    )


def test_half_a_pack_is_refused_in_one_sentence(members: Members) -> None:
    data = sealed_anew(members)
    for size in range(0, len(data), len(data) // 40):
        with pytest.raises(UnreadableFile, match="not an evidence pack"):
            reports.check_pack(data[:size])
