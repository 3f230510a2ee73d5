"""Set up the practice and keep its profile, people and letterhead; back up and restore the home."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from partwell.desk import Desk, countries, default_home
from partwell.documents.pictures import checked_picture
from partwell.domain.clean_text import clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.practice import Person, PostalAddress, Practice
from partwell.store import automatic_backup, backup, restore, verify, work_folder

_NEEDED = {
    "name": "the name of the practice",
    "profession": "the profession",
    "country": "the country",
    "lines": "the street",
    "person": "your name",
}
_ON_A_SERVER = (
    "The cases are kept in a PostgreSQL database, which a file cannot take the place of. "
    "Nothing was changed; please restore it with PostgreSQL's own tool pg_restore."
)


def set_up(desk: Desk, told: Mapping[str, Any], *, token: str) -> int:
    """Take the answers of the first run: name, person, profession, country, region and address."""
    missing = [words for key, words in _NEEDED.items() if not str(told.get(key) or "").strip()]
    if not (told.get("city") or told.get("postcode")):
        missing.append("the town or postcode")
    if missing:
        raise NotAllowed(
            f"Still needed: {', '.join(missing)}. Nothing was saved; please fill in what is missing."
        )
    if told["country"] not in countries():
        raise NotAllowed("This country is not known. Nothing was saved; please choose one from the list.")
    address = PostalAddress(
        lines=tuple(filter(None, (clean_line(line) for line in str(told["lines"]).split("\n")))),
        city=clean_line(told.get("city") or ""),
        postcode=clean_line(told.get("postcode") or ""),
        region=str(told.get("region") or "") if told["country"] in ("US", "CA", "AU") else "",
    )
    practice, version = desk.store.practice.get()
    contact = clean_line(str(told.get("contact") or ""))
    made = replace(
        practice,
        name=clean_line(told["name"]),
        profession_id=str(told["profession"]),
        country=str(told["country"]),
        region=str(told.get("region") or ""),
        address=address,
        people=(new_person(str(told["person"])),),
        email=contact if "@" in contact else practice.email,
        phone=contact if contact and "@" not in contact else practice.phone,
    )
    return desk.store.practice.save(made, version=version, who=desk.who, token=token)


def new_person(name: str) -> Person:
    """Somebody who works here, with a key of their own."""
    return Person(person_id=f"P-{secrets.token_hex(3)}", name=clean_line(name))


def change(desk: Desk, practice: Practice, *, version: int, token: str) -> int:
    """Save a corrected profile; the new version. Raises CaseChangedElsewhere for a stale form."""
    if not clean_line(practice.name):
        raise NotAllowed("A practice needs a name. Nothing was saved; please fill it in.")
    return desk.store.practice.save(practice, version=version, who=desk.who, token=token)


def picture(data: bytes) -> bytes:
    """A logo or signature that may be printed: PNG or JPEG of bearable size. Raises UnreadableFile."""
    return checked_picture(data).data


def back_up(desk: Desk, path: Path) -> Path:
    """Write a checked copy of everything in the store; where it lies."""
    backup(desk.store, path)
    return path


def backup_bytes(desk: Desk) -> bytes:
    """A checked copy of everything in the store, for a download."""
    with work_folder(desk.home) as folder:
        return back_up(desk, folder / "download.partwell").read_bytes()


def back_up_daily(desk: Desk) -> None:
    """The rotating copy in the folder “backups”, at most one a day; raises StoreTrouble where it fails."""
    automatic_backup(desk.store)


def backup_name(now: datetime) -> str:
    """A name for a backup that sorts by time and says nothing of a client."""
    return f"partwell-{now:%Y%m%d-%H%M%S}.partwell"


def take_back(desk: Desk, path: Path) -> None:
    """Put a backup in the place of the store; the old store is kept aside."""
    if desk.store.engine.dialect.name != "sqlite":
        raise NotAllowed(_ON_A_SERVER)
    home = desk.home
    desk.store.close()
    restore(home, path)


def take_back_bytes(desk: Desk, data: bytes) -> None:
    """Put an uploaded backup in the place of the store; nothing of it is left elsewhere."""
    with work_folder(desk.home) as folder:
        path = folder / "uploaded.partwell"
        path.write_bytes(data)
        take_back(desk, path)


def restore_home(path: Path) -> None:
    """Put a backup in the place of whatever lies in the home folder, without opening it first."""
    if os.environ.get("PARTWELL_DATABASE_URL"):
        raise NotAllowed(_ON_A_SERVER)
    restore(default_home(), path)


def verified(desk: Desk) -> Any:
    """Whether everything stored is sound, with the first thing that is not."""
    return verify(desk.store)
