"""The data folder as Knowledge: common entries merged into each profession, the user's changes on top."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from partwell.domain.knowledge import (
    Entry,
    Knowledge,
    KnowledgeChange,
    LetterKind,
    LetterParagraph,
    Policy,
    Problem,
    Profession,
    Reason,
)
from partwell.knowledge_files.changes import apply_changes
from partwell.knowledge_files.entries import Bench, DoesNotFit, structured
from partwell.knowledge_files.tables import LISTS, Document, Shelf, Table, likely, read_document


@dataclass(slots=True)
class _Loading:
    """One run of the loader: where it reads, what was found wrong, and the entries already typed."""

    folder: Path
    changes: tuple[KnowledgeChange, ...]
    bench: Bench = field(default_factory=Bench)
    problems: list[Problem] = field(default_factory=list)
    named: set[int] = field(default_factory=set)  # tables whose problem stands in the list already
    changed: set[str] = field(default_factory=set)

    def read(self, path: Path, lists: tuple[str, ...]) -> Document | None:
        """One file as tables; None where it is broken."""
        return read_document(path, self.folder, lists, self.problems)

    def typed(self, tables: Iterable[Table]) -> tuple[Any, ...]:
        """The tables as entries; a broken one is left out and named once."""
        found: list[Entry] = []
        for table in tables:
            entry = self.bench.entry(table)
            if not isinstance(entry, str):
                found.append(entry)
            elif id(table) not in self.named:
                self.named.add(id(table))
                self.problems.append(table.problem(f"{entry} It is left out until that is mended."))
        return tuple(found)

    def changed_shelf(self, owner: str, shelf: Shelf, policy: Table | None = None) -> Shelf:
        """The shelf with the user's changes for one profession, or for all of them ("common")."""
        mine = tuple(
            change for change in self.changes if change.profession_id == owner and change.section != "reasons"
        )
        if not mine:
            return shelf
        whole = {**shelf, "policy": {"policy": policy}} if policy else shelf
        changed, ids, problems = apply_changes(whole, mine)
        self.changed |= ids
        self.problems += problems
        return changed


def load_knowledge(folder: Path, changes: tuple[KnowledgeChange, ...] = ()) -> Knowledge:
    """Everything known, from the files in `folder` with the user's changes over it.

    Never raises for what is in the files: a broken entry or file is left out and named in `.problems`.
    """
    run = _Loading(folder, changes)
    if not folder.is_dir():
        run.problems.append(
            Problem(file=str(folder.name), entry="the folder", sentence="it cannot be found.")
        )
    common = run.read(folder / "common.toml", LISTS)
    _refuse_unknown_keys(run, common, ())
    shared: Shelf = run.changed_shelf("common", common.shelf if common else {name: {} for name in LISTS})
    for name in LISTS:  # a broken common entry is named even where every profession replaces it
        run.typed(shared[name].values())
    professions = [_profession(run, path, shared) for path in sorted((folder / "professions").glob("*.toml"))]
    kinds = [_letter_kind(run, path) for path in sorted((folder / "letters").glob("*/*.toml"))]
    known = Knowledge(
        professions=_without_twins(run, [pack for pack in professions if pack]),
        reasons=_reasons(run),
        letter_kinds=tuple(kind for kind in kinds if kind),
    )
    _name_lost_changes(run, known)
    return replace(known, problems=tuple(run.problems), changed_ids=frozenset(run.changed))


def _profession(run: _Loading, path: Path, shared: Shelf) -> Profession | None:
    document = run.read(path, LISTS)
    if document is None:
        return None
    try:
        head = structured({"id": path.stem, "policy": {}, **document.top}, Profession)
    except DoesNotFit as trouble:
        sentence = f"{trouble} This profession is left out until that is mended."
        run.problems.append(Problem(file=document.file, entry="the head of the file", sentence=sentence))
        return None
    policy = Table(file=document.file, section="policy", id="policy", values=document.top["policy"])
    shelf = {
        name: {**{key: table for key, table in shared[name].items() if key not in head.leave_out}, **own}
        for name, own in document.shelf.items()
    }
    shelf = run.changed_shelf(head.id, shelf, policy)
    changed = shelf.pop("policy", {"policy": policy})["policy"]
    lists: dict[str, Any] = {name: run.typed(tables.values()) for name, tables in shelf.items()}
    return replace(head, policy=structured(changed.values, Policy), **lists)


def _without_twins(run: _Loading, professions: list[Profession]) -> tuple[Profession, ...]:
    found: dict[str, Profession] = {}
    for pack in professions:
        if pack.id in found:
            sentence = f"another file already has the id “{pack.id}”; this one is left out."
            run.problems.append(Problem(file="professions", entry=pack.label, sentence=sentence))
        else:
            found[pack.id] = pack
    return tuple(found.values())


def _reasons(run: _Loading) -> tuple[Reason, ...]:
    document = run.read(run.folder / "reasons.toml", ("reasons",))
    _refuse_unknown_keys(run, document, ("reasons",))
    if document is None:
        return ()
    mine = tuple(change for change in run.changes if change.section == "reasons")
    shelf, ids, problems = apply_changes(document.shelf, mine)
    run.changed |= ids
    run.problems += problems
    return run.typed(shelf["reasons"].values())


def _letter_kind(run: _Loading, path: Path) -> LetterKind | None:
    document = run.read(path, ("paragraphs",))
    if document is None:
        return None
    paragraphs: list[LetterParagraph] = []
    for table in document.shelf["paragraphs"].values():
        try:
            paragraphs.append(structured(table.values, LetterParagraph))
        except DoesNotFit as trouble:
            run.problems.append(table.problem(f"{trouble} It is left out until that is mended."))
    try:
        kind = structured({"id": path.stem, "language": path.parent.name, **document.top}, LetterKind)
    except DoesNotFit as trouble:
        sentence = f"{trouble} This letter is left out until that is mended."
        run.problems.append(Problem(file=document.file, entry="the head of the file", sentence=sentence))
        return None
    return replace(kind, paragraphs=tuple(paragraphs))


def _refuse_unknown_keys(run: _Loading, document: Document | None, lists: tuple[str, ...]) -> None:
    if document is None:
        return
    for key in document.top:
        sentence = f"the list “{key}” is unknown{likely(key, lists or LISTS)}"
        run.problems.append(Problem(file=document.file, entry="the head of the file", sentence=sentence))


def _name_lost_changes(run: _Loading, known: Knowledge) -> None:
    """A change for a profession that is gone is named; it stays in the store."""
    owners = {"common", *(pack.id for pack in known.professions)}
    for change in run.changes:
        if change.section != "reasons" and change.profession_id not in owners:
            sentence = "the profession it belongs to is not there; the change waits until it is."
            entry = f"{change.profession_id}/{change.section}/{change.entry_id}"
            run.problems.append(Problem(file="your changes", entry=entry, sentence=sentence))
