"""The assistant: one case from the first doubt to the sealed record, all steps on one page."""

from partwell.ui import assistant
from partwell.ui.shell import shell

with shell("Assistant") as desk:
    assistant.show(desk)
