"""The rules asked of every sentence, and the stretch of text a finding points at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from partwell.wording.findings import Category, Severity, WordingFinding
from partwell.wording.patterns import Found, Pattern, Reading
from partwell.wording.rule_files import Rule, RuleBook
from partwell.wording.sentences import Sentence, Zone
from partwell.wording.tokens import Token, tokens

_CLAUSE_OPENS = re.compile(
    r"(?:,\s*|\s+)(?:because|as|since|for|which|who|and|but|so|although|though|while|given that|after|when"
    r"|if|or)\s|;\s*|\s-\s|,\s"
)
_STANDS_ALONE = re.compile(r"[^\W\d_]+\W+[^\W\d_]+\W+[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence with its words and every word-list entry found in it."""

    sentence: Sentence
    words: tuple[Token, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding before merging, with the words it truly rests on."""

    finding: WordingFinding
    core_start: int
    core_end: int


def readings(book: RuleBook, sentences: Iterable[Sentence]) -> Iterator[ReadSentence]:
    """The message's own sentences read against the word lists; quoted mail and letterhead are left out."""
    for sentence in sentences:
        if sentence.zone not in (Zone.QUOTED, Zone.HEAD):
            words = tokens(sentence.folded)
            yield ReadSentence(sentence, words, Reading(words, book.lexicon.found_in(words)))


def _guarded(rule: Rule, reading: Reading, found: Found) -> bool:
    """True when the words just before or just after the match say that it is harmless."""
    return any(guard.holds_up_to(found.start, reading) for guard in rule.unless_before) or any(
        guard.holds_from(found.end, reading) for guard in rule.unless_after
    )


def first_match(rule: Rule, patterns: Iterable[Pattern], reading: Reading) -> Found | None:
    """The first place where one of the rule's patterns holds and no guard speaks against it."""
    for pattern in patterns:
        for found in pattern.matches(reading):
            if not _guarded(rule, reading, found):
                return None if any(guard.holds(reading) for guard in rule.unless) else found
    return None


def clause_around(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The last clause when it can be left out with a sentence before it; else the whole sentence.

    Offsets are counted in the sentence, and so are those given back.
    """
    text = sentence.folded
    closing = len(text.rstrip(".!?\"')"))
    opens = [match.start() for match in _CLAUSE_OPENS.finditer(text[: start + 1])]
    opening = opens[-1] if opens else 0
    stands = opening >= 18 and _STANDS_ALONE.search(text[:opening]) and text[:3] not in ("if ", "had", "as ")
    if not stands or _CLAUSE_OPENS.search(text[end:closing]):
        return (0, len(text))
    return (opening, closing)


def rule_candidates(book: RuleBook, read: ReadSentence, kind: str) -> Iterator[Candidate]:
    """Every rule that holds in the sentence, as a candidate with its default severity."""
    sentence = read.sentence
    for rule, found in _rules_held(book, read.reading, kind):
        start = read.words[found.marked_start].start
        end = read.words[found.marked_end - 1].end
        shown, suggestions = _mending(book, rule, sentence, (start, end))
        finding = candidate_finding(rule, sentence, shown, suggestions)
        yield Candidate(finding, sentence.start + start, sentence.start + end)


def _rules_held(book: RuleBook, reading: Reading, kind: str) -> Iterator[tuple[Rule, Found]]:
    for rule, patterns in book.rules_for(reading.present):
        if rule.kinds and kind not in rule.kinds:
            continue
        found = first_match(rule, patterns, reading)
        if found is not None and found.marked_end > found.marked_start:
            yield rule, found


def _mending(
    book: RuleBook, rule: Rule, sentence: Sentence, marked: tuple[int, int]
) -> tuple[tuple[int, int], tuple[str, ...]]:
    """The stretch to point at and the suggestions that leave nothing of this class behind in the sentence."""
    whole = (0, len(sentence.raw))
    if rule.span == "sentence":
        return whole, rule.suggestions
    shown = marked if rule.span == "match" else clause_around(sentence, *marked)
    if shown == whole:
        return whole, rule.suggestions
    mending = tuple(
        suggestion
        for suggestion in rule.suggestions
        if not _still_said(
            book, rule, sentence.folded[: shown[0]] + suggestion.lower() + sentence.folded[shown[1] :]
        )
    )
    return (shown, mending) if mending else (whole, ("",))


def _still_said(book: RuleBook, rule: Rule, folded_text: str) -> bool:
    words = tokens(folded_text)
    reading = Reading(words, book.lexicon.found_in(words))
    if any(other.category == rule.category for other, _ in _rules_held(book, reading, "")):
        return True
    return book.opinion is not None and rule.category == book.opinion.doubts(
        [word.text for word in words], reading.lists, ""
    )


def doubted(book: RuleBook, read: ReadSentence, kind: str) -> Iterator[Candidate]:
    """The second opinion on a sentence of which no rule speaks: never more than something to consider."""
    if book.opinion is None or read.sentence.zone not in (Zone.BODY, Zone.SUBJECT):
        return
    category = book.opinion.doubts([word.text for word in read.words], read.reading.lists, kind)
    if category is not None:
        sentence = read.sentence
        finding = WordingFinding(
            rule=f"{category.value}-second-opinion",
            category=category,
            code="second-opinion",
            severity=Severity.CONSIDER,
            start=sentence.start,
            end=sentence.end,
            reason=f"This sentence resembles others that were marked as {category.value}; read it once more.",
            suggestions=("",),
            source="a small statistical table built from our own examples; it can be wrong",
            advice="State the plain fact with its date, or leave the sentence out.",
            shown=sentence.raw,
        )
        yield Candidate(finding, sentence.start, sentence.end)


def candidate_finding(
    rule: Rule, sentence: Sentence, shown: tuple[int, int], suggestions: tuple[str, ...]
) -> WordingFinding:
    """The rule's words as a finding at this stretch of the sentence."""
    return WordingFinding(
        rule=rule.id,
        category=rule.category,
        code=rule.code,
        severity=rule.severity,
        start=sentence.start + shown[0],
        end=sentence.start + shown[1],
        reason=rule.reason,
        suggestions=suggestions,
        source=rule.source,
        advice=rule.advice,
        shown=sentence.raw[shown[0] : shown[1]],
    )


def merged(candidates: Iterable[Candidate]) -> tuple[WordingFinding, ...]:
    """One finding for one stretch of words: the weightier one stays; the same class once a sentence."""
    kept: list[WordingFinding] = []
    cluster: list[Candidate] = []
    reach = -1
    for candidate in sorted(candidates, key=lambda c: (c.finding.start, c.finding.end, c.finding.rule)):
        if cluster and candidate.finding.start >= reach:
            kept.extend(_strongest(cluster))
            cluster, reach = [], -1
        cluster.append(candidate)
        reach = max(reach, candidate.finding.end, candidate.finding.start + 1)
    kept.extend(_strongest(cluster))
    return tuple(sorted(kept, key=lambda f: (f.start, f.end, f.rule)))


def _strongest(cluster: list[Candidate]) -> list[WordingFinding]:
    order = {category: index for index, category in enumerate(_WEIGHTIER_FIRST)}
    kept: list[Candidate] = []
    for candidate in sorted(
        cluster,
        key=lambda c: (
            -c.finding.severity.weight,
            order[c.finding.category],
            c.finding.end - c.finding.start,  # rewording a few words is better than losing a sentence
            c.core_start,
            -c.core_end,
        ),
    ):
        if not any(_same_place(candidate, other) for other in kept):
            kept.append(candidate)
    return [candidate.finding for candidate in kept]


_WEIGHTIER_FIRST = (
    Category.CONFIDENTIAL,
    Category.DISCRIMINATORY,
    Category.LIABILITY,
    Category.DISPARAGING,
    Category.BLAME,
    Category.HEATED,
    Category.VAGUE,
    Category.HEDGING,
    Category.COURTESY,
)


# A trait named as a ground breaks two duties at once, confidence and equal treatment; both are worth saying.
_TWO_DUTIES = {Category.CONFIDENTIAL, Category.DISCRIMINATORY}


def _same_place(one: Candidate, other: Candidate) -> bool:
    if Category.COURTESY in (one.finding.category, other.finding.category):
        return one.finding.rule == other.finding.rule
    if {one.finding.category, other.finding.category} == _TWO_DUTIES:
        return False
    if one.finding.category == other.finding.category == Category.CONFIDENTIAL:
        return one.core_start < other.core_end and other.core_start < one.core_end
    if one.finding.category == other.finding.category:
        return one.finding.start < other.finding.end and other.finding.start < one.finding.end
    return one.core_start < other.core_end and other.core_start < one.core_end


def with_policy(book: RuleBook, finding: WordingFinding, profession: str | None) -> WordingFinding | None:
    """The finding with the weight this profession gives it, or None where it gives it none."""
    for entry in book.policy:
        names = (finding.rule, finding.code, finding.category.value)
        if entry.rule in names and (profession or "").startswith(entry.professions):
            return None if entry.severity is None else replace(finding, severity=entry.severity)
    return finding
