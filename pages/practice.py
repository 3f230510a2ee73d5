"""The firm: profile, people, letterhead and layouts, backup."""

from partwell.ui import practice
from partwell.ui.shell import shell

with shell("Practice") as desk:
    practice.show(desk)
