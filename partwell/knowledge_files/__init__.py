"""What Partwell knows, read from text: `data/*.toml` becomes Knowledge, and every problem has a name."""

from partwell.knowledge_files.loading import load_knowledge

__all__ = ["load_knowledge"]
