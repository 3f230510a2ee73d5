"""`python -m partwell …`: the same services from a terminal."""

import sys

from partwell.cli import main

if __name__ == "__main__":
    sys.exit(main())
