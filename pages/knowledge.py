"""What Partwell knows, where it comes from, and when it was checked."""

from partwell.ui import knowledge
from partwell.ui.shell import shell

with shell("Knowledge") as desk:
    knowledge.show(desk)
