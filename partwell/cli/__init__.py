"""Partwell from a terminal."""

from partwell.cli.terminal import main

__all__ = ["main"]
