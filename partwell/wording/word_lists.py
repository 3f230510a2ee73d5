"""Named word lists: entries with their inflections, and where they occur in a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from partwell.wording.tokens import Token, plain_words

_VOWELS = "aeiou"


def _verb_forms(verb: str) -> tuple[str, ...]:
    """Regular forms of a verb: accuse, accuses, accused, accusing; only the first word is inflected."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if head.endswith("e"):
        forms = (head, f"{head}s", f"{head}d", f"{head[:-1]}ing")
    elif head.endswith("y") and head[-2:-1] not in _VOWELS:
        forms = (head, f"{head[:-1]}ies", f"{head[:-1]}ied", f"{head}ing")
    elif head.endswith(("s", "x", "z", "ch", "sh")):
        forms = (head, f"{head}es", f"{head}ed", f"{head}ing")
    else:
        forms = (head, f"{head}s", f"{head}ed", f"{head}ing")
    return tuple(form + tail for form in forms)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _adverb(adjective: str) -> str:
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    if adjective.endswith("le"):
        return f"{adjective[:-1]}y"
    if adjective.endswith("ic"):
        return f"{adjective}ally"
    return f"{adjective}ly"


def inflected(entry: str) -> tuple[str, ...]:
    """All forms of one entry; `/v` asks for verb forms, `/n` for the plural, `/a` for the adverb."""
    word, mark, kind = entry.strip().rpartition("/")
    if not mark:
        return (entry.strip(),)
    if kind == "v":
        return _verb_forms(word)
    if kind == "n":
        return (word, _plural(word))
    if kind == "a":
        return (word, _adverb(word))
    raise ValueError(f"the entry '{entry.strip()}' ends in an unknown mark; use /v, /n or /a")


def _entries(name: str, raw: Mapping[str, str], path: tuple[str, ...]) -> set[tuple[str, ...]]:
    if name not in raw:
        raise ValueError(f"there is no word list '{name}'")
    if name in path:
        raise ValueError(f"the word list '{name}' contains itself")
    found: set[tuple[str, ...]] = set()
    for entry in raw[name].replace("\n", ",").split(","):
        if not entry.strip():
            continue
        if entry.strip().startswith("@"):
            found |= _entries(entry.strip()[1:], raw, (*path, name))
        else:
            found.update(plain_words(form) for form in inflected(entry.lower()))
    return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists in one index by first word, so that one pass over a sentence finds every entry."""

    names: frozenset[str]
    by_first_word: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = field(repr=False)

    def found_in(self, words: tuple[Token, ...]) -> dict[str, dict[int, int]]:
        """For each list found, by length of the entry: at which words an entry starts, as bits."""
        found: dict[str, dict[int, int]] = {}
        texts = [word.text for word in words]
        for index, text in enumerate(texts):
            for rest, lists in self.by_first_word.get(text, ()):
                length = 1 + len(rest)
                if not rest or tuple(texts[index + 1 : index + length]) == rest:
                    for name in lists:
                        starts = found.setdefault(name, {})
                        starts[length] = starts.get(length, 0) | 1 << index
        return found


def lexicon(raw: Mapping[str, str]) -> Lexicon:
    """The word lists as an index; raises ValueError with the sentence to show when one cannot be read."""
    lists_of: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in raw:
        for entry in _entries(name, raw, ()):
            lists_of[entry].add(name)
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for entry, names in lists_of.items():
        if entry:
            index[entry[0]].append((entry[1:], tuple(sorted(names))))
    longest_first = {word: tuple(_longest_first(entries)) for word, entries in index.items()}
    return Lexicon(frozenset(raw), longest_first)


def _longest_first(
    entries: Iterable[tuple[tuple[str, ...], tuple[str, ...]]],
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return sorted(entries, key=lambda entry: (-len(entry[0]), entry[0]))
