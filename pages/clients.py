"""The client list: add, correct, import, and flag for ending."""

from partwell.ui import clients
from partwell.ui.shell import shell

with shell("Clients") as desk:
    clients.show(desk)
