"""The private folder: readable by its owner alone, with a marker that remembers there is a store."""

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partwell.domain.errors import StoreTrouble
from partwell.store.transactions import FULL, READ_ONLY

DATABASE = "partwell.sqlite3"
MARKER = "partwell-store.json"
BACKUPS = "backups"
JOURNALS = ("-journal", "-wal", "-shm")
WORK = "partwell-work-"  # how a folder for papers in the making begins
ABANDONED_SECONDS = 3600  # nothing that is still being made has been left alone for so long
_HALF_MADE = re.compile(r"\.partwell[\w.-]*\.[0-9a-f]{8}(-journal|-wal|-shm)?|partwell-work-\w+")


def prepare(home: Path) -> Path:
    """The folder, made where it is missing and closed to everybody but its owner."""
    with told_plainly():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        keep_private(home)
    return home.resolve()


def keep_private(path: Path) -> None:
    """Close a file or folder to everybody but its owner; a folder of somebody else is left as it is."""
    try:
        path.chmod(0o700 if path.is_dir() else 0o600)
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:  # what cannot be changed can be read
            raise


def remembers(home: Path, kind: str) -> bool:
    """Whether a store of this kind ("sqlite" or "postgresql") was opened with this folder before."""
    return kind in _remembered(home)


def remember(home: Path, kind: str) -> None:
    """Note that there is a store, so that nothing empty ever takes its place."""
    kinds = _remembered(home)
    if kind not in kinds:
        told = {
            "about": "Partwell keeps cases here. While this file is here, a missing store is never replaced.",
            "stores": sorted({*kinds, kind}),
        }
        with told_plainly():
            write_whole(home / MARKER, json.dumps(told, indent=1).encode("utf-8"))


def _remembered(home: Path) -> set[str]:
    try:
        told = json.loads((home / MARKER).read_text("utf-8"))
        return {str(kind) for kind in told["stores"]}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, KeyError, TypeError):
        return {"sqlite", "postgresql"}  # there is a marker, whatever became of its words


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a power cut leaves the old one or the new one, never half of it."""
    beside = beside_of(path)
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        put_in_place(beside, path)
    finally:
        discard(beside)


def discard(path: Path) -> None:
    """Remove a file in the making, if it is there."""
    with contextlib.suppress(OSError):
        path.unlink()


def beside_of(path: Path) -> Path:
    """A name for a file in the making, in the same folder and taken by nobody else."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


def clear_up(folder: Path) -> None:
    """Remove what a stop in the middle of something left half made; what somebody works on stays."""
    long_ago = time.time() - ABANDONED_SECONDS
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _HALF_MADE.fullmatch(path.name) and path.lstat().st_mtime < long_ago:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    discard(path)


@contextmanager
def work_folder(home: Path) -> Iterator[Path]:
    """A private folder for files in the making, gone afterwards; raises StoreTrouble without room."""
    with told_plainly(), tempfile.TemporaryDirectory(dir=home, prefix=WORK) as folder:
        yield Path(folder)


def is_the_store(home: Path, path: Path) -> bool:
    """Whether a path names the store itself or what belongs to it."""
    own = [home / MARKER, *(home / f"{DATABASE}{ending}" for ending in ("", *JOURNALS))]
    return path.resolve() in [one.resolve() for one in own] or any(
        one.exists() and path.exists() and one.samefile(path) for one in own
    )


def put_in_place(beside: Path, path: Path) -> None:
    """Give a finished file its name: synced first, renamed, and the folder synced after it."""
    sync(beside)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file or folder to the disk itself; Windows knows no such thing for folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Trouble with files inside becomes a StoreTrouble that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise StoreTrouble(FULL) from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise StoreTrouble(READ_ONLY) from error
        raise StoreTrouble(
            "The data folder cannot be used: a file or folder is missing, in the way or unreadable. "
            "Nothing was changed; please look at the folder you named."
        ) from error
