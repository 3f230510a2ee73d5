"""What is known about the follow-up call, read from `data/calls/<language>.toml`."""

import tomllib
from pathlib import Path

from cattrs import Converter

from partwell.domain.call_sheet import CallScript


def load_call_script(folder: Path, language: str = "en") -> CallScript:
    """The script of the call in a language; an empty one where the file is missing or broken."""
    try:
        told = tomllib.loads((folder / "calls" / f"{language}.toml").read_text(encoding="utf-8"))
        return _converter().structure(told, CallScript)
    except (OSError, ValueError, ExceptionGroup):
        return CallScript()


def call_script_problems(folder: Path) -> tuple[str, ...]:
    """What is wrong in the files of `data/calls`, each named with its file."""
    problems = []
    for path in sorted((folder / "calls").glob("*.toml")):
        try:
            _converter().structure(tomllib.loads(path.read_text(encoding="utf-8")), CallScript)
        except (ValueError, ExceptionGroup) as error:
            problems.append(f"calls/{path.name}: cannot be read ({type(error).__name__}); check its keys")
    return tuple(problems)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook_func(lambda kind: kind.__name__ == "date", lambda value, _: value)
    return converter
