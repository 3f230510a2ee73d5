"""Writes notes to a case and tells each one once it is durable: run as a process of its own.

For each name on its input it forks a child that writes notes under that name, tells the child's number
and, once the child has ended or was killed, that it has stopped.
"""

import os
import sys
from pathlib import Path

from partwell.domain.timeline import NewEvent
from partwell.store import open_store


def write(home: str, address: str, who: str, count: int) -> None:
    """Write notes to C-1 and tell each one that was acknowledged."""
    store = open_store(Path(home), database_url=None if address == "-" else address)
    for number in range(count):
        event = NewEvent(kind="noted", what=f"{who} {number}")
        print(store.cases.note("C-1", event, who=who, token=f"{who} {number}").what, flush=True)


def main() -> None:
    """Arguments: home, address of the database or "-", how many notes each child writes."""
    home, address, count = sys.argv[1:]
    open_store(
        Path(home), database_url=None if address == "-" else address
    ).close()  # so that a child starts warm
    for who in sys.stdin:
        child = os.fork()
        if child == 0:
            write(home, address, who.strip(), int(count))
            os._exit(0)
        print(f"child {child}", flush=True)
        os.waitpid(child, 0)
        print("stopped", flush=True)


if __name__ == "__main__":
    main()
