"""Keeps everything in one SQLite file or one PostgreSQL database, so that what was saved stays saved."""

from partwell.store.backup import BackupReport, automatic_backup, backup, verify
from partwell.store.cases import Cases, StoredCase
from partwell.store.clients import Clients, KnownKey, StoredClient
from partwell.store.documents import Documents, NewDocument
from partwell.store.home_folder import work_folder, write_whole
from partwell.store.knowledge_changes import KnowledgeChange, KnowledgeChanges
from partwell.store.notes import RestrictedNote, RestrictedNotes
from partwell.store.opening import Store, open_store
from partwell.store.practice import PracticeChange, Practices
from partwell.store.restoring import restore
from partwell.store.verifying import VerifyReport

__all__ = [
    "BackupReport",
    "Cases",
    "Clients",
    "Documents",
    "KnowledgeChange",
    "KnowledgeChanges",
    "KnownKey",
    "NewDocument",
    "PracticeChange",
    "Practices",
    "RestrictedNote",
    "RestrictedNotes",
    "Store",
    "StoredCase",
    "StoredClient",
    "VerifyReport",
    "automatic_backup",
    "backup",
    "open_store",
    "restore",
    "verify",
    "work_folder",
    "write_whole",
]
