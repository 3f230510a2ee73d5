"""A process that does one thing again and again, each time killed one step later, until it gets to its end.

Started as `killed_at_each_step.py VERB SEED PLACE`. A step is anything done to a file or folder in PLACE;
after each kill the place is left as it is in `PLACE-<number>`, and a line says so.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from partwell.store import backup, open_store, restore

STEPS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "os.rmdir", "sqlite3.connect"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def back_up(place: Path) -> None:
    """Write a backup over an earlier one."""
    backup(open_store(place / "home"), place / "old.partwell")


VERBS: dict[str, Callable[[Path], None]] = {
    "open": lambda place: open_store(place / "home").close(),
    "restore": lambda place: restore(place / "home", place / "old.partwell"),
    "backup": back_up,
}


def killed(verb: str, place: Path, step: int) -> bool:
    """Do it in a child that is killed at this step; whether it was, and did not come to its end."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            named = str(arguments[0]) if arguments else ""
            reads = event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITES)
            if event not in STEPS or reads or str(place) not in named:
                return
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        VERBS[verb](place)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(verb: str, seed: Path, place: Path) -> None:
    """One round after another."""
    for step in range(1, 200):
        here = place.with_name(f"{place.name}-{step}")
        shutil.copytree(seed, here)
        if not killed(verb, here, step):
            return
        print(here.name, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
