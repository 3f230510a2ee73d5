"""A person's name taken apart: forms of address, academic titles, first and last name."""

import re
from collections.abc import Callable

# ruff: noqa: E501 -- tables

# As written, folded; a word with a dot here is one only with its dot ("M. Dupont", but "M Dupont" is an initial).
_FORMS = frozenset(
    (
        "herr herrn frau fräulein mr mrs ms miss mx mister madam m. mme mlle monsieur madame mademoiselle sr sra srta "
        "señor señora señorita doña dott dott.ssa sig sig.ra signor signora dhr mevr mevrouw meneer senhor senhora pani "
        "hr. herra rouva κ. κος κα κυρία κύριος г-н г-жа"
    ).split()
)
_TITLES = frozenset("dr prof professor doctor doktor dra univprof med phil jur hc".split())
_JOINING = frozenset("& + / und and et y e og och en i και и".split())
_ORGANISED = frozenset(
    (
        "inc|incorporated|llc|ltd|limited|llp|lp|plc|corp|corporation|co|company|pc|pllc|gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|ev|"
        "eg|se|sa|sas|sarl|srl|spa|snc|bv|nv|ab|as|aps|oy|oyj|pty|sl|slu|zoo|kft|ae|epe|ike|stiftung|verein|foundation|trust|"
        "group|holding|holdings|partners|partner|associates|brothers|bros|sons|söhne|services|service|studio|studios|shop|"
        "store|stores|bakery|restaurant|café|cafe|bar|hotel|salon|clinic|praxis|kanzlei|school|academy|church|club|society|"
        "association|agency|consulting|solutions|bank|capital|ventures|media|design|designs|homes|cleaning|plumbing|"
        "electric|motors|foods|events|travel|boutique|gallery|theatre|museum|university|college|institut|institute|team"
    ).split("|")
)
_PARTICLES = frozenset("van von der den de del della di da dos du la le ten ter zu zum zur af al el".split())


def without_form_of_address(name: str) -> str:
    """A person's full name without Herr, Mrs, Mme and the like; whole where only a last name would remain.

    "Dear Müller" would be rude, so "Herr Müller" keeps its first word. Names of organisations and of several
    people are never touched.
    """
    if not has_form_of_address(name):
        return name
    first, last = first_and_last(name)
    return f"{first} {last}".strip()


def has_form_of_address(name: str) -> bool:
    """Whether one person's name begins with a form of address."""
    words = name.split()
    return len(words) > 1 and _is_form(words[0]) and is_one_person(name)


def first_and_last(name: str) -> tuple[str, str]:
    """First and last name of a full name; academic titles stay before the first, "van" with the last name."""
    words = name.split()
    begin = _count(words, _is_form)
    titled = begin + _count(words[begin:], _is_title)
    last = max(len(words) - 1, 0)
    while last > titled and words[last - 1].casefold() in _PARTICLES:
        last -= 1
    return parted(" ".join(words[:last]), " ".join(words[last:]))


def parted(first: str, last: str) -> tuple[str, str]:
    """First and last name as two columns have them, the form of address taken off or left to a bare last name."""
    begins = (first or last).split()[:1]
    if not begins or not _is_form(begins[0]) or not is_one_person(f"{first} {last}"):
        return first, last
    if not first and has_form_of_address(last):
        return first_and_last(last)
    words = first.split()
    begin = _count(words, _is_form)
    if begin and begin == len(words):
        return "", f"{first} {last}".strip()
    return " ".join(words[begin:]), last


def academic_titles(name: str) -> str:
    """The academic titles a name begins with, such as "Prof. Dr.", as they are written."""
    words = name.split()
    return " ".join(words[: _count(words, _is_title)])


def is_one_person(name: str) -> bool:
    """Whether nothing in a name speaks of an organisation or of several people."""
    return not any(
        _bare(word) in _ORGANISED or word.casefold() in _JOINING or "&" in word or any(map(str.isdigit, word))
        for word in name.split()
    )


def _is_form(word: str) -> bool:
    folded = word.casefold()
    return folded in _FORMS or folded.removesuffix(".") in _FORMS


def _is_title(word: str) -> bool:
    return _bare(word) in _TITLES


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word.casefold())


def _count(words: list[str], holds: Callable[[str], bool]) -> int:
    """How many words at the beginning are of a kind."""
    return next((place for place, word in enumerate(words) if not holds(word)), len(words))
