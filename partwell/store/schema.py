"""The tables: each case, client and practice as one value, the columns lists need, and what hangs on them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

HEAD = "0003"  # the revision this code reads and writes; tests hold it against the newest migration
APPLICATION_ID = 0x50415254  # "PART" in the header of an SQLite file: this file is Partwell's

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Keys and folded words are ordered by code point on both engines, so that a list is the same on both.
KEY = Text().with_variant(Text(collation="C"), "postgresql")


def _sealed() -> tuple[Column[int], Column[str], Column[str]]:
    """A value as it is kept: its version, its canonical text and the SHA-256 of that text."""
    return (
        Column("version", Integer, nullable=False),
        Column("value", Text, nullable=False),
        Column("sha256", Text, nullable=False),
    )


clients = Table(
    "clients",
    metadata,
    Column("client_id", KEY, primary_key=True),
    *_sealed(),
    Column("name", Text, nullable=False),
    Column("name_sort", KEY, nullable=False),  # the folded name, cut to what an index takes
    Column("name_folded", KEY, nullable=False),
    Column("email_folded", KEY, nullable=False),
    Column("reference_folded", KEY, nullable=False),
    Column("search_text", Text, nullable=False),  # folded name, organisation, e-mail, reference, a line each
    Column("is_sample", Boolean(create_constraint=True, name="is_sample"), nullable=False),
    Column("batch_id", KEY, nullable=False),  # the import it came with; empty where it was typed
    Column("saved_at", Text, nullable=False),
    Column("saved_by", Text, nullable=False),
    Index(None, "name_sort", "client_id"),
    Index(None, "batch_id"),
)

cases = Table(
    "cases",
    metadata,
    Column("case_id", KEY, primary_key=True),
    *_sealed(),
    Column("events_count", Integer, nullable=False),  # the anchor of the history, kept outside its table
    Column("last_event_hash", Text, nullable=False),
    CheckConstraint("version >= 1 AND events_count >= 1", name="counters"),
)

# What lists show, worked out from the value by those who save it. A table of its own keeps its rows narrow:
# looking through a hundred thousand of them reads a tenth of what looking through the values would.
case_rows = Table(
    "case_rows",
    metadata,
    Column("case_id", KEY, ForeignKey("cases.case_id"), primary_key=True),
    Column("client_id", KEY, ForeignKey("clients.client_id"), nullable=False),
    Column("client_name", Text, nullable=False),
    Column("status", KEY, nullable=False),
    Column("profession_id", KEY, nullable=False),
    Column("reason_ids", KEY, nullable=False),
    Column("owner_id", KEY, nullable=False),
    Column("opened_on", Date),
    Column("given_on", Date),
    Column("ends_on", Date),
    Column("next_action", KEY, nullable=False),
    Column("next_action_on", Date),
    Column("annual_fees_amount", Text),  # the exact decimal
    Column("is_sample", Boolean(create_constraint=True, name="is_sample"), nullable=False),
    # what lists sort by and search in
    Column("client_sort", KEY, nullable=False),
    Column("annual_fees_sort", Float),
    Column("client_search", Text, nullable=False),  # the client's search text
    Column("case_search", Text, nullable=False),  # folded case id and reference of the engagement
    Index("ix_case_rows_due", "next_action_on", "case_id", "status", "owner_id", "profession_id"),
    Index("ix_case_rows_status_due", "status", "next_action_on", "case_id", "owner_id", "profession_id"),
    Index("ix_case_rows_owner_due", "owner_id", "next_action_on", "case_id", "status"),
    Index("ix_case_rows_profession_due", "profession_id", "next_action_on", "case_id", "status"),
    Index("ix_case_rows_ends", "ends_on", "case_id", "status"),
    Index("ix_case_rows_opened", "opened_on", "case_id", "status"),
    Index("ix_case_rows_client_sort", "client_sort", "case_id", "status"),
    Index("ix_case_rows_client", "client_id", "opened_on", "case_id"),
)

timeline = Table(
    "timeline",
    metadata,
    Column("case_id", KEY, ForeignKey("cases.case_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),  # ISO with microseconds, in UTC: the very text the hash was made of
    Column("who", Text, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("what", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("hash_before", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_with_rowid=False,  # without a row id nothing can be replaced by naming it
)

documents = Table(
    "documents",
    metadata,
    Column("document_id", KEY, primary_key=True),
    Column("case_id", KEY, ForeignKey("cases.case_id"), nullable=False),
    Column("kind_id", KEY, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("issued_by", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),  # UTF-8: bytes come back as they went in on every engine
    UniqueConstraint("case_id", "kind_id", "version"),
)

restricted_notes = Table(
    "restricted_notes",
    metadata,
    Column("case_id", KEY, ForeignKey("cases.case_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

tokens = Table(
    "tokens",
    metadata,
    Column("token", KEY, primary_key=True),
    Column("subject", KEY, nullable=False),  # the case, client, import or practice it was used for
    Column("result", BigInteger),
    Column("at", Text, nullable=False),
    Index(None, "subject"),
)

unfinished_words = Table(  # what stands in a form that nobody has saved yet; no part of any record
    "unfinished_words",
    metadata,
    Column("place", KEY, primary_key=True),  # the case, or another thing the form belongs to
    Column("form", KEY, primary_key=True),
    Column("field", KEY, primary_key=True),
    Column("who", KEY, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
    Column("at", Text, nullable=False),
)

practice = Table(
    "practice",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    *_sealed(),
    CheckConstraint("key = 1", name="only_one"),
)

layouts = Table(  # the practice's own Word layouts; a row without bytes: the shipped one from then on
    "layouts",
    metadata,
    Column("name", KEY, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

practice_history = Table(
    "practice_history",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
)

knowledge_changes = Table(
    "knowledge_changes",
    metadata,
    Column("profession_id", KEY, primary_key=True),
    Column("section", KEY, primary_key=True),
    Column("entry_id", KEY, primary_key=True),
    Column("field", KEY, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

erasing = Table(  # holds a case only inside the transaction that erases it; the triggers ask it
    "erasing",
    metadata,
    Column("case_id", KEY, primary_key=True),
)

erasures = Table(  # that something was destroyed, and nothing of what it said
    "erasures",
    metadata,
    Column("case_id", KEY, primary_key=True),
    Column("at", KEY, primary_key=True),
    Column("who", Text, nullable=False),
    Column("events_count", Integer, nullable=False),
    Column("documents_count", Integer, nullable=False),
    Column("notes_count", Integer, nullable=False),
    Column("last_event_hash", Text, nullable=False),
)

revision_now = text("SELECT version_num FROM alembic_version")
