"""A sealed pack can be checked by anybody, and names the file that is not as it was."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partwell.documents.pack import PackEntry, PackManifest, safe_name, verify_pack, write_pack
from partwell.domain.errors import UnreadableFile

MANIFEST = PackManifest(
    case_id="C-7F3K2M9Q",
    made_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    made_by="Catherine Moss",
    events=0,
    anchor="",
)
ENTRIES = (
    PackEntry(name="Ending letter.docx", data=b"letter", document_id="D-1", version=1),
    PackEntry(name="Record: O'Brien & Söhne <Ltd>.docx", data=b"record"),
    PackEntry(name="王小明.docx", data=b""),
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.zip"
    write_pack(path, ENTRIES, MANIFEST)
    return path


def changed(pack: Path, changes: dict[str, bytes | None]) -> Path:
    """The pack with members replaced, left out (None) or added, each still well-formed."""
    out = io.BytesIO()
    with zipfile.ZipFile(pack) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name] or b"")
    pack.write_bytes(out.getvalue())
    return pack


def test_a_pack_as_it_was_sealed_is_intact(pack: Path) -> None:
    found = verify_pack(pack)
    assert (found.problems, found.is_intact, found.files, found.case_id, found.anchor) == (
        (), True, 3, "C-7F3K2M9Q", "",
    )  # fmt: skip


def test_anybody_can_check_it_with_sha256sum(pack: Path, tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not on this machine")
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, check=True
    )
    assert checked.stdout.decode().count(": OK") == 4


def test_the_manifest_says_what_is_in_it(pack: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        told = json.loads(archive.read("manifest.json"))
    assert (told["case_id"], told["count"], told["events"], told["made_at"]) == (
        "C-7F3K2M9Q", 3, 0, "2026-11-23T09:00:00+00:00",
    )  # fmt: skip
    assert told["files"][0] == {
        "name": "Ending letter.docx",
        "sha256": hashlib.sha256(b"letter").hexdigest(),
        "size": 6,
        "document_id": "D-1",
        "version": 1,
    }


def test_an_altered_file_is_named(pack: Path) -> None:
    found = verify_pack(changed(pack, {"Ending letter.docx": b"another letter"}))
    assert found.problems == ("Ending letter.docx was altered after the pack was sealed.",)


def test_a_missing_file_is_named(pack: Path) -> None:
    assert verify_pack(changed(pack, {"王小明.docx": None})).problems == ("王小明.docx is missing.",)


def test_an_added_file_is_named(pack: Path) -> None:
    found = verify_pack(changed(pack, {"new.docx": b"x"}))
    assert found.problems == ("new.docx was added after the pack was sealed.",)


def test_a_manifest_rewritten_to_hide_a_file_is_named(pack: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        told = json.loads(archive.read("manifest.json"))
    told["files"] = told["files"][1:]
    found = verify_pack(changed(pack, {"manifest.json": json.dumps(told).encode()}))
    assert found.problems == (
        "manifest.json was altered after the pack was sealed.",
        "The manifest and the list of hashes do not agree on Ending letter.docx.",
    )


def test_a_flipped_bit_anywhere_is_noticed(pack: Path) -> None:
    sealed = pack.read_bytes()
    noticed = 0
    with zipfile.ZipFile(pack) as archive:
        places = [entry.header_offset + 30 + len(entry.filename.encode()) for entry in archive.infolist()]
        sizes = [entry.compress_size for entry in archive.infolist()]
    spots = [place for place, size in zip(places, sizes, strict=True) if size > 2]
    for spot in spots:
        pack.write_bytes(sealed[: spot + 1] + bytes([sealed[spot + 1] ^ 4]) + sealed[spot + 2 :])
        try:
            noticed += not verify_pack(pack).is_intact
        except UnreadableFile:
            noticed += 1
    assert noticed == len(spots) > 3


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_pack_is_refused_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="not an evidence pack"):
        verify_pack(path)


def test_a_zip_bomb_is_refused(pack: Path) -> None:
    out = io.BytesIO(pack.read_bytes())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", bytes(20 * 1024 * 1024))
    pack.write_bytes(out.getvalue())
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        verify_pack(pack)


NAMES = (
    ("letter.docx", "letter.docx"),
    ("../../etc/passwd", "_.._etc_passwd"),
    ("C:\\evil.docx", "C_evil.docx"),
    ("/abs/x.docx", "_abs_x.docx"),
    ("CON.docx", "CON_.docx"),
    ("nul", "nul_"),
    ("name. ", "name"),
    ("", "paper"),
    ("...", "paper"),
    ("a\x00b\nc.docx", "a_b_c.docx"),
    ("lone \ud800.docx", "lone.docx"),
    ("Söhne <Ltd>?.docx", "Söhne _Ltd_.docx"),
    ("SHA256SUMS", "SHA256SUMS (2)"),
    ("e\u0301.docx", "é.docx"),
    ("x" * 300 + ".docx", "x" * 100 + ".docx"),
    ("王" * 100 + ".docx", "王" * 33 + ".docx"),
)


@pytest.mark.parametrize(("wanted", "given"), NAMES)
def test_a_name_can_be_unpacked_everywhere(wanted: str, given: str) -> None:
    assert safe_name(wanted, {"sha256sums"}) == given


def test_equal_names_in_any_spelling_are_told_apart(tmp_path: Path) -> None:
    entries = [
        PackEntry(name=name, data=name.encode()) for name in ("a.docx", "A.docx", "a.DOCX", "manifest.json")
    ]
    assert write_pack(tmp_path / "p.zip", entries, MANIFEST) == (
        "a.docx", "A (2).docx", "a (3).DOCX", "manifest (2).json",
    )  # fmt: skip
    assert verify_pack(tmp_path / "p.zip").is_intact


def test_a_pack_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    def entries() -> object:
        yield ENTRIES[0]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_pack(tmp_path / "p.zip", entries(), MANIFEST)  # type: ignore[arg-type]
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
