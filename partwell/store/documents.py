"""Papers that left the desk: their bytes and exact words, checked against their hashes on each reading."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from partwell.domain.case import IssuedDocument
from partwell.domain.errors import StoreTrouble
from partwell.store import schema
from partwell.store.transactions import reading
from partwell.store.values import sha256_of, storable


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A paper to be kept: what is known of it, its bytes and its exact words."""

    document: IssuedDocument
    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Documents:
    """The papers of all cases, by the key of the paper."""

    engine: Engine

    def data(self, document_id: str) -> bytes:
        """The bytes as they were issued; raises StoreTrouble where they are gone or were altered."""
        return self._checked(document_id, "data", "sha256")

    def text(self, document_id: str) -> str:
        """The exact words as they were issued; raises StoreTrouble where they are gone or were altered."""
        return self._checked(document_id, "text", "text_sha256").decode("utf-8")

    def _checked(self, document_id: str, column: str, hash_column: str) -> bytes:
        table = schema.documents
        wanted = select(table.c[column], table.c[hash_column]).where(
            table.c.document_id == storable(document_id)
        )
        with reading(self.engine) as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise StoreTrouble("That paper is not in the store. Nothing was changed; please reopen its case.")
        content, sha256 = bytes(row[0]), row[1]
        if sha256_of(content) != sha256:
            raise StoreTrouble(
                f"The paper {document_id} was altered or damaged since it was issued. "
                "Please restore the newest backup; the check of the store names what else is damaged."
            )
        return content


def keep(connection: Connection, case_id: str, documents: tuple[NewDocument, ...]) -> None:
    """Write papers inside the write of their case; raises ValueError where a hash does not fit."""
    for new in documents:
        document, text = new.document, new.text.encode("utf-8")
        if (sha256_of(new.data), sha256_of(text)) != (document.sha256, document.text_sha256):
            raise ValueError("the hashes of a paper do not belong to its bytes and words")
        row: dict[str, Any] = {
            "document_id": document.document_id,
            "case_id": case_id,
            "kind_id": document.kind_id,
            "version": document.version,
            "sha256": document.sha256,
            "text_sha256": document.text_sha256,
            "issued_at": document.issued_at.isoformat(),
            "issued_by": storable(document.issued_by),
            "data": new.data,
            "text": text,
        }
        connection.execute(insert(schema.documents), row)
