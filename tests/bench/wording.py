"""Measures the wording check on our own corpus, beside tools that can be installed.

python tests/bench/wording.py [held|dev]: held is the part nobody tuned on. vaderSentiment, afinn,
better_profanity and textblob are compared where they are installed; Partwell itself needs none of them.
"""

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from partwell.wording import Category, check  # the bench is started as a plain file

CORPUS = Path(__file__).resolve().parents[1] / "wording" / "corpus"


def items(split: str) -> list[dict]:
    """All marked texts of one split: held (never tuned on) or dev."""
    found = []
    for path in sorted(CORPUS.glob(f"{split}_*.jsonl")):
        found.extend(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return found


def f1(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def flagging(texts: Iterable[dict], flags: Callable[[dict], bool]) -> dict[str, float]:
    """How well a tool tells texts with a fault from clean ones."""
    right = wrong = missed = clean = 0
    for item in texts:
        flagged = flags(item)
        right += flagged and bool(item["labels"])
        missed += not flagged and bool(item["labels"])
        wrong += flagged and not item["labels"]
        clean += not item["labels"]
    precision, recall, score = f1(right, wrong, missed)
    return {"precision": precision, "recall": recall, "f1": score, "clean flagged": wrong / max(1, clean)}


def ours(item: dict) -> tuple:
    """Our findings for one item."""
    return check(item["text"], kind=item["kind"], profession=item.get("profession"))


def by_class(found: list[tuple[dict, tuple]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 for each class, counted by item."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for item, findings in found:
        said, true = {f.category.value for f in findings}, set(item["labels"])
        for name in said | true:
            counts[name][0 if name in said & true else 1 if name in said else 2] += 1
    return {category.value: f1(*counts[category.value]) for category in Category}


def spans(found: list[tuple[dict, tuple]], *, exact_type: bool) -> tuple[float, float, float]:
    """Personal data: a finding counts where it overlaps a marked span (and, if asked, names its type)."""
    right = wrong = missed = 0
    for item, findings in found:
        marked = [tuple(span) for span in item["spans"]]
        said = [
            f
            for f in findings
            if f.category == Category.CONFIDENTIAL
            and f.rule.startswith(("personal", "confidential-health", "confidential-special"))
        ]
        hit = [
            s
            for s in marked
            if any(f.start < s[1] and s[0] < f.end and (not exact_type or f.code == s[2]) for f in said)
        ]
        right += len(hit)
        missed += len(marked) - len(hit)
        wrong += sum(1 for f in said if not any(f.start < s[1] and s[0] < f.end for s in marked))
    return f1(right, wrong, missed)


def other_tools() -> dict[str, Callable[[dict], bool]]:
    """Installable tools, each as a question "would it flag this text?"; what is not installed is left out."""
    tools: dict[str, Callable[[dict], bool]] = {}
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        analyzer = SentimentIntensityAnalyzer()
        tools["vaderSentiment < -0.05"] = lambda item: (
            analyzer.polarity_scores(item["text"])["compound"] < -0.05
        )
    except ImportError:
        print("vaderSentiment is not installed and left out")
    try:
        from afinn import Afinn

        scale = Afinn()
        tools["afinn < 0"] = lambda item: scale.score(item["text"]) < 0
    except ImportError:
        print("afinn is not installed and left out")
    try:
        from better_profanity import profanity

        tools["better-profanity"] = lambda item: profanity.contains_profanity(item["text"])
    except ImportError:
        print("better-profanity is not installed and left out")
    try:
        from textblob import TextBlob

        tools["textblob < -0.05"] = lambda item: TextBlob(item["text"]).sentiment.polarity < -0.05
    except ImportError:
        print("textblob is not installed and left out")
    return tools


def speed(texts: list[dict]) -> tuple[float, float]:
    """Median and 95th percentile of the processor's milliseconds for 400 words of the corpus."""
    words = " ".join(item["text"] for item in texts).split(" ")
    pieces = [" ".join(words[at : at + 400]) for at in range(0, len(words) - 400, 400)]
    check(pieces[0])
    times = []
    for piece in pieces * 3:
        start = time.process_time()
        check(piece)
        times.append((time.process_time() - start) * 1000)
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def main(split: str) -> None:
    """Prints every figure for one split."""
    texts = items(split)
    found = [(item, ours(item)) for item in texts]
    print(f"{len(texts)} items of split '{split}', {sum(1 for i in texts if not i['labels'])} of them clean")
    for name, (precision, recall, score) in by_class(found).items():
        print(f"  {name:15} precision {precision:.2f}  recall {recall:.2f}  F1 {score:.2f}")
    print(f"macro F1 {statistics.mean(s[2] for s in by_class(found).values()):.3f}")
    flagged = {id(item): bool(findings) for item, findings in found}
    tools: dict[str, Callable[[dict], bool]] = {"partwell": lambda item: flagged[id(item)], **other_tools()}
    for name, flags in tools.items():
        print(
            f"  {name:24} " + "  ".join(f"{key} {value:.3f}" for key, value in flagging(texts, flags).items())
        )
    letters = [
        findings for item, findings in found if item["kind"] in ("letter", "email") and not item["labels"]
    ]
    alarms = sum(map(len, letters)) / max(1, len(letters))
    print(f"false alarms per clean letter {alarms:.2f} ({len(letters)} letters)")
    placed, typed = spans(found, exact_type=False)[2], spans(found, exact_type=True)[2]
    print(f"personal data span F1 {placed:.3f}, with the right type {typed:.3f}")
    median, p95 = speed(items("held") + items("dev"))
    print(f"400 words: median {median:.1f} ms, 95th percentile {p95:.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "held")
