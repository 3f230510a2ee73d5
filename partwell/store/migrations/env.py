"""What Alembic runs for a migration: on the connection it is handed, inside the transaction begun there."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
