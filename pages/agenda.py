"""What is due: calls, deadlines, clocks, returned mail; and the calendar file."""

from partwell.ui import agenda
from partwell.ui.shell import shell

with shell("Agenda") as desk:
    agenda.show(desk)
