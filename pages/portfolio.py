"""Every case in a table: filters, figures, and the way into each case."""

from partwell.ui import portfolio
from partwell.ui.shell import shell

with shell("Portfolio") as desk:
    portfolio.show(desk)
