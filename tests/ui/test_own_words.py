"""The interface's own texts, held to the wording check they apply to everybody else's."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from partwell.wording import Severity, check
from partwell.wording.findings import Category

PACKAGE = Path(__file__).resolve().parents[2] / "partwell"
ROOMS = ("ui", "services", "domain")
UNKIND = {
    Category.BLAME,
    Category.HEATED,
    Category.DISPARAGING,
    Category.DISCRIMINATORY,
    Category.CONFIDENTIAL,
}
MARKUP = re.compile(r":(material/)?[a-z_-]+:|:[a-z-]+\[|\*\*|\]$")


def shown(source: str) -> Iterator[str]:
    """Every text of several words that a person may read: strings without docstrings, marks taken off."""
    tree = ast.parse(source)
    first = [
        node.body[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
    ]
    silent = {id(one.value) for one in first if isinstance(one, ast.Expr)}
    silent |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in silent or not isinstance(node, ast.JoinedStr | ast.Constant):
            continue
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        words = [str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts]
        text = MARKUP.sub("", "".join(words)).strip()
        if " " in text:
            yield text


def unkind(text: str) -> list[str]:
    """What in a text could hurt its reader, by the rule's name; an exclamation mark counts."""
    found = [
        one.rule
        for one in check(text, kind="sentence")
        if one.category in UNKIND and one.severity != Severity.CONSIDER
    ]
    return found + ["exclamation mark"] * ("!" in text)


def test_no_text_of_the_interface_could_hurt_its_reader() -> None:
    sources = sorted(one for room in ROOMS for one in (PACKAGE / room).rglob("*.py"))
    found = [
        f"{source.name}: {', '.join(rules)}: {text}"
        for source in sources
        for text in shown(source.read_text("utf-8"))
        if (rules := unkind(text))
    ]
    assert found == [], "\n".join(found)


def test_an_unkind_text_would_be_found() -> None:
    source = '"""Says how it is!"""\nst.button(f":red[**Your endless excuses, {name}**]", help="Pay now!")\n'

    assert list(shown(source)) == ["Your endless excuses, …", "Pay now!"]
    assert all(unkind(text) for text in shown(source))
