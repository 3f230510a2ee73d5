"""What Partwell knows, read from text: `data/*.toml` becomes Knowledge, and every problem has a name."""

from partwell.knowledge_files.call_scripts import call_script_problems, load_call_script
from partwell.knowledge_files.loading import load_knowledge

__all__ = ["call_script_problems", "load_call_script", "load_knowledge"]
