"""`python -m partwell …`: the same services from a terminal."""

import signal
import sys
from typing import NoReturn


def _stop(*_: object) -> NoReturn:
    """A closed terminal or a system that shuts down stops as Ctrl-C does, so that nothing half made stays."""
    raise KeyboardInterrupt


def _run() -> int:
    try:
        for name in ("SIGTERM", "SIGHUP"):  # Windows has the first of them only
            if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) == signal.SIG_DFL:
                signal.signal(getattr(signal, name), _stop)
        from partwell.cli import main  # takes a second, in which somebody may think better of it

        return main()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was saved before is safe.\n")
        return 1


if __name__ == "__main__":
    sys.exit(_run())
