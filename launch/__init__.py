"""How Partwell gets from a fresh machine to an open page, with the standard library alone."""
