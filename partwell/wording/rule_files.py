"""The rule data read from its folder: word lists, rules and the professions' policy, every problem named."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from partwell.wording.findings import Category, Severity
from partwell.wording.patterns import Pattern
from partwell.wording.second_opinion import SecondOpinion, opinion_from
from partwell.wording.word_lists import Lexicon, lexicon

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data" / "wording"

_TEXTS = ("id", "category", "code", "severity", "span", "reason", "advice", "source")
_LISTS = ("patterns", "unless", "unless_before", "unless_after", "kinds", "suggestions", "hits", "misses")
_NEEDED = ("id", "category", "patterns", "reason", "suggestions", "source", "hits", "misses")
_SPANS = ("match", "clause", "sentence")
_DEFAULT_SEVERITY = {
    Category.BLAME: Severity.SHOULD_FIX,
    Category.HEATED: Severity.SHOULD_FIX,
    Category.DISPARAGING: Severity.SHOULD_FIX,
    Category.VAGUE: Severity.CONSIDER,
    Category.LIABILITY: Severity.MUST_FIX,
    Category.CONFIDENTIAL: Severity.MUST_FIX,
    Category.COURTESY: Severity.SHOULD_FIX,
    Category.DISCRIMINATORY: Severity.MUST_FIX,
    Category.HEDGING: Severity.CONSIDER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of the rule data: what to look for, when to leave it, and what to say about it."""

    id: str
    category: Category
    code: str
    severity: Severity
    span: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    unless_before: tuple[Pattern, ...]
    unless_after: tuple[Pattern, ...]
    kinds: tuple[str, ...]
    reason: str
    suggestions: tuple[str, ...]
    advice: str
    source: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyEntry:
    """For professions whose id starts with one of these names, a rule weighs this much, or nothing at all."""

    professions: tuple[str, ...]
    rule: str
    severity: Severity | None
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything the check knows from data, and what is wrong with it, one sentence each."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    policy: tuple[PolicyEntry, ...]
    settings: Mapping[str, Any] = field(repr=False)
    problems: tuple[str, ...]
    triggers: Mapping[str, tuple[tuple[int, int], ...]] = field(repr=False)
    opinion: SecondOpinion | None

    def rules_for(self, present: frozenset[str]) -> list[tuple[Rule, list[Pattern]]]:
        """The rules, each with those of its patterns that have a chance among these words and lists."""
        places: set[tuple[int, int]] = set(self.triggers.get("", ()))
        for word in present & self.triggers.keys():
            places.update(self.triggers[word])
        patterns: dict[int, list[Pattern]] = {}
        for rule, at in sorted(places):
            patterns.setdefault(rule, []).append(self.rules[rule].patterns[at])
        return [(self.rules[rule], found) for rule, found in patterns.items()]


def _triggers(rules: list[Rule]) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each word or list, the patterns it can start, as rule and place; under "" all others."""
    places: dict[str, set[tuple[int, int]]] = {}
    for place, rule in enumerate(rules):
        for at, pattern in enumerate(rule.patterns):
            for word in pattern.trigger or ("",):
                places.setdefault(word, set()).add((place, at))
    return {word: tuple(sorted(found)) for word, found in places.items()}


@dataclass(frozen=True, slots=True)
class _Words:
    """What patterns may name: word lists, and phrases that stand for a longer pattern."""

    lists: frozenset[str]
    phrases: Mapping[str, str]

    def written_out(self, pattern: str) -> str:
        for _ in range(3):  # a phrase may use another one
            for name, text in self.phrases.items():
                pattern = re.sub(rf"@{name}(?![a-z_])", lambda _, text=text: text, pattern)  # type: ignore[misc]
        if "@" in pattern:
            raise ValueError(f"the pattern '{pattern}' names a phrase that is not given")
        return pattern


def _text(table: Mapping[str, Any], key: str, default: str = "") -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise ValueError(f"'{key}' must be a text")  # noqa: TRY004  # one kind of error for all bad data
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError(f"'{key}' must be a list of texts")
    return tuple(value)


def _patterns(table: Mapping[str, Any], key: str, words: "_Words") -> tuple[Pattern, ...]:
    patterns = tuple(Pattern(words.written_out(text)) for text in _texts(table, key))
    for pattern in patterns:
        for name in sorted(pattern.lists - words.lists):
            raise ValueError(f"there is no word list '{name}' (pattern '{pattern.text}')")
    return patterns


def _rule(table: Mapping[str, Any], words: _Words) -> Rule:
    for key in table:
        if key not in _TEXTS and key not in _LISTS:
            raise ValueError(f"the key '{key}' is not known")
    for key in _NEEDED:
        if not table.get(key):
            raise ValueError(f"'{key}' is missing")
    category = Category(_text(table, "category"))
    severity = _text(table, "severity")
    span = _text(table, "span", "match")
    if span not in _SPANS:
        raise ValueError(f"'span' must be one of {', '.join(_SPANS)}")
    return Rule(
        id=_text(table, "id"),
        category=category,
        code=_text(table, "code") or _text(table, "id"),
        severity=Severity(severity) if severity else _DEFAULT_SEVERITY[category],
        span=span,
        patterns=_patterns(table, "patterns", words),
        unless=_patterns(table, "unless", words),
        unless_before=_patterns(table, "unless_before", words),
        unless_after=_patterns(table, "unless_after", words),
        kinds=_texts(table, "kinds"),
        reason=_text(table, "reason"),
        suggestions=_texts(table, "suggestions"),
        advice=_text(table, "advice"),
        source=_text(table, "source"),
        hits=_texts(table, "hits"),
        misses=_texts(table, "misses"),
    )


def _policy(table: Mapping[str, Any]) -> PolicyEntry:
    severity = _text(table, "severity")
    return PolicyEntry(
        professions=_texts(table, "professions"),
        rule=_text(table, "rule"),
        severity=None if severity == "off" else Severity(severity),
        why=_text(table, "why"),
        source=_text(table, "source"),
    )


def _tables(folder: Path, problems: list[str]) -> list[tuple[str, dict[str, Any]]]:
    tables: list[tuple[str, dict[str, Any]]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            tables.append((path.name, tomllib.loads(path.read_text(encoding="utf-8"))))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
            problems.append(f"{path.name} cannot be read and is left out: {trouble}")
    if not tables:
        problems.append(
            f"There are no wording rules in {folder}; the wording check finds personal data only."
        )
    return tables


def _lexicon(tables: list[tuple[str, dict[str, Any]]], problems: list[str]) -> Lexicon:
    raw: dict[str, str] = {}
    for name, table in tables:
        for list_name, entries in table.get("lists", {}).items():
            if not isinstance(entries, str) or list_name in raw:
                problems.append(f"{name}: the word list '{list_name}' is given twice or is not a text.")
            else:
                raw[list_name] = entries
    while True:
        try:
            return lexicon(raw)
        except ValueError as trouble:
            broken = next((n for n in raw if _breaks(raw, n)), next(iter(raw)))
            problems.append(f"The word list '{broken}' is left out: {trouble}.")
            del raw[broken]


def _breaks(raw: Mapping[str, str], name: str) -> bool:
    try:
        lexicon({name: raw[name]})
    except ValueError as trouble:
        return "no word list" not in str(trouble)
    return False


@lru_cache(maxsize=8)
def rule_book(folder: Path = DATA_FOLDER) -> RuleBook:
    """The rules of a folder, read and compiled once; a broken entry is left out and named in `problems`."""
    problems: list[str] = []
    tables = _tables(folder, problems)
    lexicon_found = _lexicon(tables, problems)
    phrases = {name: text for _, table in tables for name, text in table.get("phrases", {}).items()}
    words = _Words(lexicon_found.names, phrases)
    rules: list[Rule] = []
    policy: list[PolicyEntry] = []
    settings: dict[str, Any] = {}
    for name, table in tables:
        for entry in table.get("rule", []):
            try:
                rules.append(_rule(entry, words))
            except ValueError as trouble:
                problems.append(f"{name}, rule '{entry.get('id', '?')}' is left out: {trouble}.")
        for entry in table.get("policy", []):
            try:
                policy.append(_policy(entry))
            except ValueError as trouble:
                problems.append(f"{name}, policy for '{entry.get('rule', '?')}' is left out: {trouble}.")
        settings.update(
            {key: value for key, value in table.items() if key not in ("lists", "phrases", "rule", "policy")}
        )
    ids = [rule.id for rule in rules]
    problems.extend(f"The rule id '{i}' is used twice." for i in sorted({i for i in ids if ids.count(i) > 1}))
    opinion = opinion_from(folder, settings, problems)
    return RuleBook(
        lexicon_found, tuple(rules), tuple(policy), settings, tuple(problems), _triggers(rules), opinion
    )
