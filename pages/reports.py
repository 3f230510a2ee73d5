"""Case log, evidence packs and figures."""

from partwell.ui import reports
from partwell.ui.shell import shell

with shell("Reports") as desk:
    reports.show(desk)
