"""How a value is kept: as canonical JSON text with its SHA-256, and back, exactly."""

import hashlib
import json
import re
import unicodedata
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError
from cattrs.preconf.json import make_converter

from partwell.domain.errors import StoreTrouble

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL refuses these, SQLite the latter
_UNREADABLE = (
    "Something kept in the store cannot be read. It was left as it is; "
    "please run the check of the store, which names what is damaged, or restore the newest backup."
)
_READING_ERRORS = (
    BaseValidationError,
    StructureHandlerNotFoundError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    InvalidOperation,
)

_converter = make_converter(forbid_extra_keys=True, detailed_validation=False)
_converter.register_unstructure_hook(Decimal, str)
_converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
_converter.register_unstructure_hook(bytes, lambda data: b64encode(data).decode("ascii"))
_converter.register_structure_hook(bytes, lambda text, _: b64decode(text, validate=True))


def to_text(value: object) -> str:
    """The one text a value has: keys in order, no spaces, ISO dates, decimals as written, bytes in base64."""
    text = json.dumps(
        _converter.unstructure(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_text(text: str, kind: type[T] | Any) -> T:
    """The value a text stands for; missing keys read as their defaults.

    Raises StoreTrouble for a text with keys this version does not know, or one that is no such value.
    """
    try:
        return _converter.structure(json.loads(text), kind)  # type: ignore[no-any-return]
    except ForbiddenExtraKeysError as error:
        raise StoreTrouble(
            "This was written by a newer version of Partwell, which keeps facts this one does not know. "
            "Nothing was changed; please update Partwell and open it again."
        ) from error
    except _READING_ERRORS as error:
        raise StoreTrouble(_UNREADABLE) from error


def sealed(value: object) -> dict[str, str]:
    """The columns `value` and `sha256` of a value."""
    text = to_text(value)
    return {"value": text, "sha256": sha256_of(text)}


def sha256_of(content: str | bytes) -> str:
    """The SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal."""
    return hashlib.sha256(content.encode("utf-8") if isinstance(content, str) else content).hexdigest()


def storable(text: str) -> str:
    """The text without what no database holds: NUL and lone surrogates."""
    return _UNSTORABLE.sub("", text)


def folded(text: str) -> str:
    """The text as it is searched and compared: without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", storable(text).casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())


def sort_key(text: str) -> str:
    """The folded text as lists are sorted by it, cut because no index takes a text of any length."""
    return folded(text)[:200]


def like(text: str) -> str:
    """The LIKE pattern (escape sign is a backslash) that finds a folded text anywhere."""
    escaped = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def instant(text: str) -> datetime:
    """The instant a text stands for; raises StoreTrouble where it is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise StoreTrouble(_UNREADABLE) from error


def now() -> datetime:
    """The instant it is, in UTC."""
    return datetime.now(UTC)
