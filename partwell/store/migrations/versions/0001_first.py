"""The first tables: cases, clients and the practice as values; history, papers and notes that only grow."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create everything in an empty database."""
    _clients()
    _cases()
    _growing_tables()
    _small_tables()
    postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRESQL_TRIGGERS if postgresql else SQLITE_TRIGGERS:
        op.execute(sa.text(statement))
    if not postgresql:
        op.execute(sa.text("PRAGMA application_id = 1346458196"))  # "PART": this file is Partwell's


def _sealed() -> list[sa.Column[Any]]:
    return [
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
    ]


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _keys(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, KEY, nullable=False) for name in names]


def _clients() -> None:
    op.create_table(
        "clients",
        *_keys("client_id"),
        *_sealed(),
        *_text("name"),
        *_keys("name_sort", "name_folded", "email_folded", "reference_folded"),
        *_text("search_text"),
        sa.Column(
            "is_sample", sa.Boolean(create_constraint=True, name="ck_clients_is_sample"), nullable=False
        ),
        *_keys("batch_id"),
        *_text("saved_at", "saved_by"),
        sa.PrimaryKeyConstraint("client_id", name="pk_clients"),
    )
    op.create_index("ix_clients_name_sort_client_id", "clients", ["name_sort", "client_id"])
    op.create_index("ix_clients_batch_id", "clients", ["batch_id"])


def _cases() -> None:
    op.create_table(
        "cases",
        *_keys("case_id"),
        *_sealed(),
        sa.Column("events_count", sa.Integer, nullable=False),
        *_text("last_event_hash"),
        sa.PrimaryKeyConstraint("case_id", name="pk_cases"),
        sa.CheckConstraint("version >= 1 AND events_count >= 1", name="ck_cases_counters"),
    )
    op.create_table(
        "case_rows",
        *_keys("case_id"),
        *_keys("client_id"),
        *_text("client_name"),
        *_keys("status", "profession_id", "reason_ids", "owner_id"),
        *(sa.Column(name, sa.Date) for name in ("opened_on", "given_on", "ends_on")),
        *_keys("next_action"),
        sa.Column("next_action_on", sa.Date),
        sa.Column("annual_fees_amount", sa.Text),
        sa.Column(
            "is_sample", sa.Boolean(create_constraint=True, name="ck_case_rows_is_sample"), nullable=False
        ),
        *_keys("client_sort"),
        sa.Column("annual_fees_sort", sa.Float),
        *_text("client_search", "case_search"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_rows"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_case_rows_case_id"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.client_id"], name="fk_case_rows_client_id"),
    )
    for name, columns in ROW_INDEXES.items():
        op.create_index(f"ix_case_rows_{name}", "case_rows", columns.split())


ROW_INDEXES = {
    "due": "next_action_on case_id status owner_id profession_id",
    "status_due": "status next_action_on case_id owner_id profession_id",
    "owner_due": "owner_id next_action_on case_id status",
    "profession_due": "profession_id next_action_on case_id status",
    "ends": "ends_on case_id status",
    "opened": "opened_on case_id status",
    "client_sort": "client_sort case_id status",
    "client": "client_id opened_on case_id",
}


def _growing_tables() -> None:
    op.create_table(
        "timeline",
        *_keys("case_id"),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        *_text("at", "who"),
        *_keys("kind"),
        *_text("what", "data", "hash_before", "hash"),
        sa.PrimaryKeyConstraint("case_id", "number", name="pk_timeline"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_timeline_case_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "documents",
        *_keys("document_id", "case_id", "kind_id"),
        sa.Column("version", sa.Integer, nullable=False),
        *_text("sha256", "text_sha256", "issued_at", "issued_by"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_documents"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_documents_case_id"),
        sa.UniqueConstraint("case_id", "kind_id", "version", name="uq_documents_case_id_kind_id_version"),
    )
    op.create_table(
        "restricted_notes",
        *_keys("case_id"),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        *_text("at", "who"),
        *_keys("kind"),
        *_text("text"),
        sa.PrimaryKeyConstraint("case_id", "number", name="pk_restricted_notes"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_restricted_notes_case_id"),
        sqlite_with_rowid=False,
    )


def _small_tables() -> None:
    op.create_table(
        "tokens",
        *_keys("token", "subject"),
        sa.Column("result", sa.BigInteger),
        *_text("at"),
        sa.PrimaryKeyConstraint("token", name="pk_tokens"),
    )
    op.create_index("ix_tokens_subject", "tokens", ["subject"])
    op.create_table(
        "practice",
        sa.Column("key", sa.Integer, nullable=False, autoincrement=False),
        *_sealed(),
        sa.PrimaryKeyConstraint("key", name="pk_practice"),
        sa.CheckConstraint("key = 1", name="ck_practice_only_one"),
    )
    op.create_table(
        "practice_history",
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        *_text("at", "who", "what"),
        sa.PrimaryKeyConstraint("version", name="pk_practice_history"),
    )
    op.create_table(
        "knowledge_changes",
        *_keys("profession_id", "section", "entry_id", "field"),
        *_text("value", "note", "who", "at"),
        sa.PrimaryKeyConstraint("profession_id", "section", "entry_id", "field", name="pk_knowledge_changes"),
    )
    op.create_table("erasing", *_keys("case_id"), sa.PrimaryKeyConstraint("case_id", name="pk_erasing"))
    op.create_table(
        "erasures",
        *_keys("case_id", "at"),
        *_text("who"),
        *(
            sa.Column(name, sa.Integer, nullable=False)
            for name in ("events_count", "documents_count", "notes_count")
        ),
        *_text("last_event_hash"),
        sa.PrimaryKeyConstraint("case_id", "at", name="pk_erasures"),
    )


# What only grows: no update, no delete but inside an erasure, and numbers without gaps, so that neither
# "insert or replace" nor a row put in between can bend a history.
GROWING = ("timeline", "documents", "restricted_notes")
NUMBERED = ("timeline", "restricted_notes")


def _sqlite_guard(name: str, on: str, when: str = "") -> str:
    table = on.rpartition(" ")[2]
    refusal = f"SELECT RAISE(ABORT, '{table} only grows');"
    return f"CREATE TRIGGER {table}_{name} BEFORE {on} {when} BEGIN {refusal} END"


SQLITE_TRIGGERS = (
    *(_sqlite_guard("are_never_changed", f"UPDATE ON {table}") for table in GROWING),
    *(
        _sqlite_guard(
            "are_never_deleted",
            f"DELETE ON {table}",
            "WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE case_id = OLD.case_id)",
        )
        for table in GROWING
    ),
    *(
        _sqlite_guard(
            "grow_at_their_end",
            f"INSERT ON {table}",
            f"WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM {table} "  # noqa: S608 -- names above
            "WHERE case_id = NEW.case_id)",
        )
        for table in NUMBERED
    ),
    _sqlite_guard(
        "are_never_replaced",
        "INSERT ON documents",
        "WHEN EXISTS (SELECT 1 FROM documents WHERE document_id = NEW.document_id OR rowid = NEW.rowid "
        "OR (case_id = NEW.case_id AND kind_id = NEW.kind_id AND version = NEW.version))",
    ),
)

POSTGRESQL_GUARDS = """
CREATE FUNCTION partwell_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM erasing WHERE case_id = OLD.case_id) THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME;
END $$;
CREATE FUNCTION partwell_grows_at_its_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE expected integer;
BEGIN
    EXECUTE format('SELECT coalesce(max(number), 0) + 1 FROM %I WHERE case_id = $1', TG_TABLE_NAME)
        INTO expected USING NEW.case_id;
    IF NEW.number <> expected THEN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END IF;
    RETURN NEW;
END $$;
"""

POSTGRESQL_TRIGGERS = (
    POSTGRESQL_GUARDS,
    *(
        f"CREATE TRIGGER {table}_{name} BEFORE {on} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION partwell_{guard}()"
        for tables, name, on, each, guard in (
            (GROWING, "are_never_changed", "UPDATE OR DELETE", "ROW", "only_grows"),
            (GROWING, "are_never_emptied", "TRUNCATE", "STATEMENT", "only_grows"),
            (NUMBERED, "grow_at_their_end", "INSERT", "ROW", "grows_at_its_end"),
        )
        for table in tables
    ),
)
