"""Builds the table of the wording check's second opinion: python tests/bench/second_opinion.py.

It learns from our own texts alone. Whole hands are left out in turn to set the limits: as few clean sentences
may pass them as ALLOWED says. The part of the corpus that is never tuned on is not read here.
"""

import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the bench is started as a plain file and finds the programme by its path
from partwell.wording.rule_files import DATA_FOLDER, rule_book
from partwell.wording.second_opinion import CLASSES, ROW, features
from partwell.wording.sentences import Zone, folded, sentences
from partwell.wording.tokens import tokens

SIZE = 1 << 14
ROUNDS = 12
ALLOWED = {"sentence_limit": 0.010, "message_limit": 0.004}
BOOK = rule_book(DATA_FOLDER)


def rows(text: str) -> np.ndarray:
    """The rows of the table a sentence touches."""
    words = tokens(folded(text))
    return np.array(features([w.text for w in words], BOOK.lexicon.found_in(words), SIZE))


def corpus() -> list[tuple[str, str, str]]:
    """Sentence, class ("" for clean) and hand of everything in the part of the corpus we tune on."""
    found = []
    for path in sorted((ROOT / "tests" / "wording" / "corpus").glob("dev_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            labels = [label for label in item["labels"] if label in CLASSES]
            if item["kind"] in ("letter", "email"):
                parts = sentences(item["text"], whole_message=True) if not item["labels"] else ()
                bodies = [s.raw for s in parts if s.zone == Zone.BODY and len(s.raw) > 15]
                found.extend((body, "", item["hand"]) for body in bodies)
            elif labels or not item["labels"]:
                found.append((item["text"], labels[0] if labels else "", item["hand"]))
    return found


def clean_sentences(text: str) -> list[tuple[str, str, str]]:
    """The sentences of our own letters and scripts, which have to be clean."""
    return [(s.raw, "", "letters") for s in sentences(text, whole_message=False) if len(s.raw) > 15]


def examples() -> list[tuple[str, str, str]]:
    """The examples of the rules, their suggestions, and the wording of our own letters as clean text."""
    found = []
    for rule in BOOK.rules:
        if rule.category in CLASSES:
            found.extend((text, rule.category.value, "rules") for text in rule.hits)
        found.extend((text, "", "rules") for text in (*rule.misses, *rule.suggestions) if text)
    for path in sorted((ROOT / "data" / "letters" / "en").glob("*.toml")):
        for paragraph in tomllib.loads(path.read_text(encoding="utf-8")).get("paragraphs", []):
            plain = re.sub(r"\{[{%].*?[}%]\}", "we", str(paragraph.get("text", "")))
            found.extend(
                (s.raw, "", "letters") for s in sentences(plain, whole_message=False) if len(s.raw) > 15
            )
    for path in sorted((ROOT / "data" / "calls").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        spoken = re.findall(r'^(?:script|reply|say)\w* = "(.*)"$', text, re.MULTILINE)
        plain = "\n\n".join(re.sub(r"\{\{.*?\}\}", "30 June", line) for line in spoken)
        found.extend(clean_sentences(plain))
    return found


def trained(touched: list[np.ndarray], wanted: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression by AdaGrad; the order is fixed, so the result repeats."""
    weights, squares, bias = np.zeros(SIZE), np.full(SIZE, 1e-8), 0.0
    order = np.random.default_rng(0)
    for _ in range(ROUNDS):
        for at in order.permutation(len(touched)):
            here = touched[at]
            root = np.sqrt(len(here))
            gap = 1 / (1 + np.exp(-(weights[here].sum() / root + bias))) - wanted[at]
            step = gap / root + 1e-4 * weights[here]
            squares[here] += step**2
            weights[here] -= 0.3 * step / np.sqrt(squares[here])
            bias -= 0.01 * gap
    return weights, bias


def limits(touched: list[np.ndarray], texts: list[tuple[str, str, str]]) -> dict[str, float]:
    """The limits that only the allowed share of clean sentences passes, all hands left out in turn."""
    wanted = np.array([float(bool(label)) for _, label, _ in texts])
    hands = np.array([hand for _, _, hand in texts])
    scores = np.zeros(len(texts))
    for hand in sorted(set(hands) - {"rules", "letters"}):
        kept = np.flatnonzero(hands != hand)
        weights, bias = trained([touched[at] for at in kept], wanted[kept])
        for at in np.flatnonzero(hands == hand):
            scores[at] = weights[touched[at]].sum() / np.sqrt(len(touched[at])) + bias
    ours = ~np.isin(hands, ["rules", "letters"])
    clean, faulty = scores[ours & (wanted == 0)], scores[ours & (wanted == 1)]
    found = {name: float(np.quantile(clean, 1 - share)) for name, share in ALLOWED.items()}
    for name, limit in found.items():
        print(
            f"{name} {limit:.2f}: {(faulty > limit).mean():.2f} of the faulty sentences of other hands pass"
        )
    return found


def main() -> None:
    """Trains, sets the limits and writes the table with its checksum."""
    texts = corpus() + examples()
    touched = [rows(text) for text, _, _ in texts]
    found = limits(touched, texts)
    weights, bias = trained(touched, np.array([float(bool(label)) for _, label, _ in texts]))
    faulty = [at for at, (_, label, _) in enumerate(texts) if label]
    heads = [
        trained([touched[at] for at in faulty], np.array([float(texts[at][1] == name) for at in faulty]))[0]
        for name in CLASSES
    ]
    scale = float(np.abs(weights).max()) / 127
    table = np.zeros((SIZE, ROW), dtype=np.int8)
    table[:, 0] = np.round(weights / scale)
    head_scale = max(float(np.abs(head).max()) for head in heads) / 127
    for at, head in enumerate(heads):
        table[:, 1 + at] = np.round(head / head_scale)
    content = table.tobytes()
    (DATA_FOLDER / "second_opinion.bin").write_bytes(content)
    lines = [
        "# The second opinion's table: built by tests/bench/second_opinion.py from our own texts only, so",
        "# that it may be shipped under the programme's licence. Build it again when a word list changes.",
        "[second_opinion]",
        'file = "second_opinion.bin"',
        f'sha256 = "{hashlib.sha256(content).hexdigest()}"',
        f"scale = {scale:.8f}",
        f"bias = {bias:.6f}",
        *(f"{name} = {limit:.4f}" for name, limit in found.items()),
    ]
    (DATA_FOLDER / "second_opinion.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(texts)} sentences, {len(faulty)} of them faulty; table of {len(content)} bytes written")


if __name__ == "__main__":
    main()
