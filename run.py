"""Starts Partwell (`python run.py`), tests it (`run.py test`) or opens its terminal (`run.py do`).

Even Python 2 can read this file, so that an old one says what is needed instead of showing a syntax error.
"""

import sys


def version_sentence(version):
    # type: (tuple[int, int]) -> str
    """Says what to do about a Python that is too old; nothing for one that will do."""
    if version >= (3, 11):
        return ""
    return (
        "Partwell needs Python 3.11 or newer, and this is Python %d.%d: please install a newer one "
        "(python.org has it for every system) and start again with that." % version
    )


if __name__ == "__main__":
    if version_sentence(sys.version_info[:2]):
        sys.exit(version_sentence(sys.version_info[:2]))
    from launch.commands import run

    sys.exit(run(sys.argv[1:]))
