"""Words that stand in a form and are not saved yet, so that a reload or a lost connection keeps them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the one table."""
    op.create_table(
        "unfinished_words",
        sa.Column("place", KEY, nullable=False),
        sa.Column("form", KEY, nullable=False),
        sa.Column("field", KEY, nullable=False),
        sa.Column("who", KEY, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("place", "form", "field", "who", name="pk_unfinished_words"),
    )
