"""Any text, checked before it leaves the firm."""

from partwell.ui import wording_page as wording
from partwell.ui.shell import shell

with shell("Wording") as desk:
    wording.show(desk)
