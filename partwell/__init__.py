"""Partwell: end a client relationship politely, safely and on the record."""

__version__ = "0.1.0"
