"""The sealed evidence pack: every paper of a case with its hash, checkable by anybody with sha256sum."""

import hashlib
import json
import os
import re
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from partwell.documents.pack_history import HISTORY, history_troubles
from partwell.domain.errors import UnreadableFile

SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"
_MOST_BYTES = 500 * 1024 * 1024
_MOST_ENTRIES = 5_000
_MOST_RATIO = 200
_SMALL = 5 * 1024 * 1024
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackEntry:
    """One file of the pack; `document_id` and `version` where it is an issued paper."""

    name: str
    data: bytes
    document_id: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackManifest:
    """What the pack says of itself."""

    case_id: str
    made_at: datetime
    made_by: str
    events: int  # how many entries the history has
    anchor: str  # the hash of the last one


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCheck:
    """What checking a pack found: one sentence for each file that is not as it was sealed."""

    case_id: str
    files: int
    anchor: str
    problems: tuple[str, ...]

    @property
    def is_intact(self) -> bool:
        """Whether every file is there, unaltered, and nothing was added."""
        return not self.problems


def write_pack(path: Path, entries: Iterable[PackEntry], manifest: PackManifest) -> tuple[str, ...]:
    """Write the pack beside its place and move it there whole; the names its files were given.

    Names are made safe and unique on Windows, macOS and Linux. Raises OSError where the disk refuses.
    """
    listed: list[dict[str, Any]] = []
    sums: list[str] = []
    taken: set[str] = {SUMS.casefold(), MANIFEST.casefold()}
    handle, beside = tempfile.mkstemp(prefix=".pack-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for entry in entries:
                    name = safe_name(entry.name, taken)
                    sha256 = hashlib.sha256(entry.data).hexdigest()
                    _write(archive, name, entry.data, manifest.made_at)
                    sums.append(f"{sha256}  {name}\n")
                    listed.append(_described(entry, name, sha256))
                told = _manifest(manifest, listed)
                _write(archive, MANIFEST, told, manifest.made_at)
                sums.append(f"{hashlib.sha256(told).hexdigest()}  {MANIFEST}\n")
                _write(archive, SUMS, "".join(sums).encode(), manifest.made_at)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return tuple(str(one["name"]) for one in listed)


def safe_name(wanted: str, taken: set[str]) -> str:
    """A file name that every system can unpack and that is not in `taken` yet; it is added there."""
    plain = unicodedata.normalize("NFC", wanted.encode("utf-8", "ignore").decode())
    plain = _FORBIDDEN.sub("_", plain).strip(" .") or "paper"
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = plain, "", ""
    stem = _cut(stem.strip(" .") or "paper", 100)
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}_"
    name, number = f"{stem}{dot}{ending}", 2
    while name.casefold() in taken:
        name, number = f"{stem} ({number}){dot}{ending}", number + 1
    taken.add(name.casefold())
    return name


def _cut(stem: str, most_bytes: int) -> str:
    """The beginning of a name that no file system finds too long."""
    return stem.encode()[:most_bytes].decode(errors="ignore").rstrip(" .")


def _write(archive: zipfile.ZipFile, name: str, data: bytes, made_at: datetime) -> None:
    moment = (max(made_at.year, 1980), *made_at.timetuple()[1:6])
    entry = zipfile.ZipInfo(name, date_time=moment)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _described(entry: PackEntry, name: str, sha256: str) -> dict[str, Any]:
    about: dict[str, Any] = {"name": name, "sha256": sha256, "size": len(entry.data)}
    if entry.document_id:
        about |= {"document_id": entry.document_id, "version": entry.version}
    return about


def _manifest(manifest: PackManifest, files: list[dict[str, Any]]) -> bytes:
    told = {**asdict(manifest), "made_at": manifest.made_at.isoformat(), "count": len(files), "files": files}
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True).encode()


def verify_pack(pack: Path | IO[bytes]) -> PackCheck:
    """Compare every file of a pack with what was sealed; raises UnreadableFile where it is no pack at all."""
    try:
        with zipfile.ZipFile(pack) as archive:
            _check_directory(archive)
            names = [entry.filename for entry in archive.infolist()]
            if SUMS not in names or MANIFEST not in names:
                raise _no_pack()
            sums = _sums(archive.read(SUMS).decode("utf-8", "replace"))
            problems = [*_repeated(names), *_altered(archive, sums), *_unlisted(names, sums)]
            problems += _impossible(archive.infolist())
            told = _read_manifest(archive)
            problems += _history(archive, names, told)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise _no_pack() from None
    problems.extend(_contradictions(told, sums))
    return PackCheck(
        case_id=str(told.get("case_id", "")),
        files=len(sums) - 1,
        anchor=str(told.get("anchor", "")),
        problems=tuple(problems),
    )


def _no_pack() -> UnreadableFile:
    return UnreadableFile(
        "This file is not an evidence pack, or it is damaged. Nothing was changed; "
        "please choose the ZIP as it was made."
    )


def _check_directory(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    bloated = any(
        one.file_size > _SMALL and one.file_size > _MOST_RATIO * max(one.compress_size, 1) for one in entries
    )
    if bloated or len(entries) > _MOST_ENTRIES or sum(one.file_size for one in entries) > _MOST_BYTES:
        raise UnreadableFile(
            "This file unpacks to far more than an evidence pack holds. It was not read; "
            "please choose another file."
        )


def _sums(text: str) -> dict[str, str]:
    found = (_LINE.fullmatch(line) for line in text.split("\n"))
    return {line[2]: line[1] for line in found if line}


def _repeated(names: list[str]) -> list[str]:
    return [f"{name} is in the pack more than once." for name in sorted(set(names)) if names.count(name) > 1]


def _altered(archive: zipfile.ZipFile, sums: Mapping[str, str]) -> list[str]:
    problems = []
    for name, sealed in sums.items():
        try:
            found = hashlib.sha256(archive.read(name)).hexdigest()
        except KeyError:
            problems.append(f"{name} is missing.")
            continue
        except (zipfile.BadZipFile, zlib.error, EOFError):
            found = ""
        if found != sealed:
            problems.append(f"{name} was altered after the pack was sealed.")
    return problems


def _unlisted(names: list[str], sums: Mapping[str, str]) -> list[str]:
    return [f"{name} was added after the pack was sealed." for name in names if name not in {*sums, SUMS}]


def _impossible(entries: list[zipfile.ZipInfo]) -> list[str]:
    """Members that would land elsewhere when unpacked; none was ever sealed."""
    return [
        f"{one.filename} is a link or leads out of its folder."
        for one in entries
        if stat.S_ISLNK(one.external_attr >> 16)
        or one.filename.startswith("/")
        or ".." in one.filename.split("/")
    ]


def _history(archive: zipfile.ZipFile, names: list[str], told: Mapping[str, Any]) -> tuple[str, ...]:
    if HISTORY in names:
        try:
            return history_troubles(archive.read(HISTORY), told)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            return ()  # told as altered already
    return (f"{HISTORY} is missing.",) if told.get("events") else ()


def _read_manifest(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    try:
        told = json.loads(archive.read(MANIFEST))
    except (ValueError, RecursionError, zipfile.BadZipFile, zlib.error, EOFError):
        return {}
    return told if isinstance(told, dict) else {}


def _contradictions(told: Mapping[str, Any], sums: Mapping[str, str]) -> list[str]:
    """Where the manifest and the list of hashes do not say the same."""
    files = told.get("files")
    listed = (
        {str(one.get("name")): one.get("sha256") for one in files if isinstance(one, dict)}
        if isinstance(files, list)
        else {}
    )
    sealed = {name: sha256 for name, sha256 in sums.items() if name != MANIFEST}
    if listed == sealed:
        return []
    differing = sorted(name for name in {*listed, *sealed} if listed.get(name) != sealed.get(name))
    return [f"The manifest and the list of hashes do not agree on {name}." for name in differing[:20]]
