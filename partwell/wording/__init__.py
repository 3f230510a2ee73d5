"""The wording check: which words of a text can hurt, why, and what could stand there instead."""

from partwell.wording.check import KINDS, check, rule_problems, summary
from partwell.wording.findings import Category, Known, Severity, WordingFinding
from partwell.wording.repair import apply

__all__ = [
    "KINDS",
    "Category",
    "Known",
    "Severity",
    "WordingFinding",
    "apply",
    "check",
    "rule_problems",
    "summary",
]
