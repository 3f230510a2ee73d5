"""Holds the house to its plan: who may import whom, how large things grow, what no module is called."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE_LINES, MODULE_LINES, FUNCTION_LINES, PARAMETERS = 120, 350, 40, 5
DRAWERS = {"utils", "util", "common", "helpers", "helper", "base", "misc", "models"}


class Room(NamedTuple):
    """What the modules of a room may import: rooms of Partwell, and packages besides the standard library."""

    rooms: str = ""
    outside: str = ""


ADAPTERS = "store documents exchange wording knowledge_files"
ROOMS = {
    "": Room(),
    "domain": Room("domain"),
    "wording": Room("domain wording", "phonenumbers stdnum"),
    "knowledge_files": Room("domain wording knowledge_files", "cattrs"),
    "store": Room("domain store", "sqlalchemy alembic cattrs"),
    "documents": Room("domain documents", "docxtpl docx jinja2 lxml mammoth defusedxml PIL"),
    "exchange": Room("domain exchange", "pandas openpyxl python_calamine icalendar defusedxml phonenumbers"),
    "desk": Room("domain store knowledge_files", "platformdirs holidays"),
    "services": Room(f"domain desk {ADAPTERS}", "pandas"),
    "ui": Room("domain services desk ui", "streamlit pandas altair"),
    "pages": Room("domain services ui", "streamlit pandas altair"),
    "cli": Room("domain services desk cli"),
    "__main__": Room("cli"),
    "launch": Room("launch"),
}


def room_of(path: Path) -> str:
    """The room a source file belongs to: its folder under partwell/, or its own name there."""
    parts = path.with_suffix("").parts
    if parts[0] == "partwell":
        return parts[1].removeprefix("__init__")
    return {"app": "pages", "run": "launch"}.get(parts[0], parts[0])


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Every module a source imports, anywhere in it; relative imports come out with their dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            deep = module in {"partwell", "partwell.services"}
            yield from (f"{module}.{alias.name}" for alias in node.names) if deep else [module]


def may_import(path: Path, name: str) -> bool:
    """Whether the plan of the house lets this file import that module."""
    room = ROOMS[room_of(path)]
    package, _, rest = name.partition(".")
    if package != "partwell":
        own = package == "launch" and "launch" in room.rooms.split()
        return own or package in sys.stdlib_module_names or package in room.outside.split()
    return rest in {"", "__version__"} or rest.partition(".")[0] in room.rooms.split()


def size_breaches(path: Path, source: str, tree: ast.Module) -> Iterator[str]:
    """What has grown too large in a file: the file, its functions, their positional parameters."""
    limit = PAGE_LINES if room_of(path) == "pages" else MODULE_LINES
    if len(source.splitlines()) > limit:
        yield f"{path}: {len(source.splitlines())} lines, at most {limit}"
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        words = node.body[0] if ast.get_docstring(node) else None
        lines = (
            (node.end_lineno or 0) - node.lineno + 1 - (words.end_lineno - words.lineno + 1 if words else 0)
        )
        if lines > FUNCTION_LINES:
            yield f"{path}: {node.name} has {lines} lines, at most {FUNCTION_LINES}"
        taken = [one for one in node.args.posonlyargs + node.args.args if one.arg not in {"self", "cls"}]
        if len(taken) > PARAMETERS:
            yield f"{path}: {node.name} takes {len(taken)} positional parameters, at most {PARAMETERS}"


def breaches(path: Path, source: str) -> list[str]:
    """Everything in which a source file departs from the plan of the house."""
    tree = ast.parse(source)
    found = [f"{path}: may not import {name}" for name in imports_of(tree) if not may_import(path, name)]
    found += size_breaches(path, source, tree)
    if not ast.get_docstring(tree):
        found.append(f"{path}: does not open with a sentence")
    if path.stem in DRAWERS:
        found.append(f"{path}: '{path.stem}' is a drawer, not a concept")
    return found


def sources() -> list[Path]:
    """Every source file of the house, seen from its root."""
    found = [ROOT / "app.py", ROOT / "run.py"]
    found += [one for place in ("partwell", "pages", "launch") for one in (ROOT / place).rglob("*.py")]
    return sorted(one.relative_to(ROOT) for one in found if one.exists())


def test_every_source_file_keeps_to_the_house() -> None:
    found = [one for path in sources() for one in breaches(path, (ROOT / path).read_text("utf-8"))]
    assert found == [], "\n".join(found)


def test_every_room_of_the_package_is_in_the_table() -> None:
    assert {room_of(path) for path in sources()} - set(ROOMS) == set()


def test_a_page_may_not_reach_the_store() -> None:
    path = Path("pages/agenda.py")
    assert breaches(path, '"""A page."""\nfrom partwell.store import cases\n') == [
        f"{path}: may not import partwell.store"
    ]


def test_a_service_may_not_call_another_service() -> None:
    path = Path("partwell/services/notice.py")
    source = '"""Notice."""\nfrom partwell import services\nfrom partwell.services import letters\n'
    assert breaches(path, source) == [
        f"{path}: may not import partwell.services",
        f"{path}: may not import partwell.services.letters",
    ]


def test_the_domain_may_import_the_standard_library_alone() -> None:
    path = Path("partwell/domain/notice.py")
    assert breaches(path, '"""Notice."""\nimport datetime\nimport pandas\n') == [
        f"{path}: may not import pandas"
    ]


def test_a_function_that_grows_too_long_or_asks_too_much_is_named() -> None:
    path = Path("partwell/domain/notice.py")
    body = "\n".join("    a = 1" for _ in range(FUNCTION_LINES))
    assert breaches(path, f'"""Notice."""\ndef long(a, b, c, d, e, f):\n    "Says."\n{body}\n') == [
        f"{path}: long has 41 lines, at most 40",
        f"{path}: long takes 6 positional parameters, at most 5",
    ]


def test_a_drawer_without_a_first_sentence_is_named() -> None:
    path = Path("partwell/domain/utils.py")
    assert breaches(path, "import datetime\n") == [
        f"{path}: does not open with a sentence",
        f"{path}: 'utils' is a drawer, not a concept",
    ]
