"""Is everything in the data folder sound? Each thing that is not, named with file and entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from partwell.domain.circumstances import is_known_condition
from partwell.domain.derived_conditions import DERIVED
from partwell.domain.knowledge import (
    Authority,
    Condition,
    Entry,
    Knowledge,
    Problem,
    Profession,
    RepairStep,
)
from partwell.knowledge_files.checking_entries import entry_faults, policy_faults
from partwell.knowledge_files.checking_letters import letter_problems, reason_problems
from partwell.knowledge_files.tables import LISTS, Document, Table, likely, read_document

BACKED = frozenset({Authority.STATUTE, Authority.RULE, Authority.CONTRACT, Authority.GUIDANCE})
FIGURES = (
    "min_days",
    "recommended_days",
    "extend_days",
    "due_offset_days",
    "acknowledge_days",
    "answer_days",
    "years",
)
OWN = ("unsourced", "our own proposal", "no source found", "recalled, not verified")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pack:
    """A profession with the tables its entries were written in."""

    profession: Profession
    file: str
    own: dict[str, dict[str, Table]]
    common: dict[str, dict[str, Table]]

    def table(self, section: str, entry_id: str) -> Table | None:
        """Where an entry was written; None for one a user added."""
        return self.own[section].get(entry_id) or self.common[section].get(entry_id)

    def problem(self, section: str, entry_id: str, sentence: str) -> Problem:
        """A problem with an entry, under the file it stands in."""
        table = self.table(section, entry_id)
        if table is None:
            entry = f"{self.profession.id} {section} {entry_id}"
            return Problem(file="your changes", entry=entry, sentence=sentence)
        return table.problem(sentence)


def check_knowledge(knowledge: Knowledge, folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong in the data folder, what the loader found first; empty when all is sound."""
    ignored: list[Problem] = []  # the loader has named these already
    common = read_document(folder / "common.toml", folder, LISTS, ignored)
    shared = common.shelf if common else {name: {} for name in LISTS}
    found = list(knowledge.problems)
    for profession in knowledge.professions:
        pack = _pack(profession, folder, shared)
        found += _pack_problems(pack, knowledge)
    found += _same_names(knowledge)
    found += letter_problems(knowledge, folder)
    found += reason_problems(knowledge)
    return tuple(dict.fromkeys(found))


def _pack(profession: Profession, folder: Path, shared: dict[str, dict[str, Table]]) -> _Pack:
    documents = (_quietly(path, folder) for path in sorted((folder / "professions").glob("*.toml")))
    matching = (one for one in documents if one and one.top.get("id", Path(one.file).stem) == profession.id)
    document = next(matching, None)
    return _Pack(
        profession=profession,
        file=document.file if document else "professions",
        own=document.shelf if document else {name: {} for name in LISTS},
        common=shared,
    )


def _quietly(path: Path, folder: Path) -> Document | None:
    return read_document(path, folder, LISTS, [])


def _pack_problems(pack: _Pack, knowledge: Knowledge) -> Iterator[Problem]:
    profession = pack.profession
    head = "the head of the file"
    if pack.file not in ("professions", f"professions/{profession.id}.toml"):
        sentence = f"the id “{profession.id}” and the name of the file should be the same."
        yield Problem(file=pack.file, entry=head, sentence=sentence)
    common_ids = {entry_id for entries in pack.common.values() for entry_id in entries}
    for entry_id in profession.leave_out:
        if entry_id not in common_ids:
            sentence = (
                f"“leave_out” names “{entry_id}”, which is no common entry{likely(entry_id, common_ids)}"
            )
            yield Problem(file=pack.file, entry=head, sentence=sentence)
    for sentence in policy_faults(profession.policy):
        yield Problem(file=pack.file, entry="policy", sentence=sentence)
    for section in LISTS:
        for entry in getattr(profession, section):
            for sentence in _faults(pack, section, entry, knowledge):
                yield pack.problem(section, entry.id, sentence)
    yield from _unused_questions(pack, knowledge)


def _faults(pack: _Pack, section: str, entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    yield from _words_and_source(entry)
    yield from _condition_faults(entry, pack.profession, knowledge)
    yield from entry_faults(entry, frozenset(_elements(knowledge)))
    table = pack.table(section, entry.id)
    if table is None:
        return
    if "kind" not in table.values and any(table.values.get(figure) for figure in FIGURES):
        yield "it gives a figure and no “kind”: say what stands behind it."
    twin = pack.common[section].get(entry.id)
    if entry.id in pack.own[section] and twin is not None and twin.values == table.values:
        yield "it is the same as the common entry and adds nothing; remove it here."


def _elements(knowledge: Knowledge) -> Iterator[str]:
    return (element.id for pack in knowledge.professions for element in pack.letter_elements)


def _words_and_source(entry: Entry) -> Iterator[str]:
    for key in ("label", "why", "source"):
        if not str(getattr(entry, key)).strip():
            yield f"“{key}” is empty."
    parts = [part.strip().casefold() for part in entry.source.split(";")]
    if entry.kind in BACKED and all(part.startswith(OWN) for part in parts):
        yield f"its kind is “{entry.kind}” and its source names nothing that stands behind it."


def _condition_faults(entry: Condition, profession: Profession, knowledge: Knowledge) -> Iterator[str]:
    names = [name for pack in knowledge.professions for name in (asked.id for asked in pack.circumstances)]
    shown_by = (entry.done_when,) if isinstance(entry, RepairStep) and entry.done_when else ()
    for name in (*entry.applies_when, *entry.applies_when_any, *shown_by):
        if not is_known_condition(name, profession, knowledge):
            yield f"nothing can make “{name}” hold in this profession{likely(name, [*names, *DERIVED])}"
    for name in entry.unless:  # a common entry may make an exception for another profession's question
        if not is_known_condition(name, None, knowledge):
            yield f"“unless” names “{name}”, which nothing can make hold{likely(name, [*names, *DERIVED])}"
    yield from _never(entry)


def _never(entry: Condition) -> Iterator[str]:
    both = sorted(set(entry.applies_when) & set(entry.unless))
    if both:
        yield f"it can never apply: “{both[0]}” is both required and excluded."
    any_of = set(entry.applies_when_any)
    if any_of and any_of <= set(entry.unless):
        yield "it can never apply: everything in “applies_when_any” is also in “unless”."
    countries = sorted({name for name in entry.applies_when if name.startswith("country.")})
    if len(countries) > 1:
        yield f"it can never apply: {' and '.join(countries)} cannot both hold."


def _unused_questions(pack: _Pack, knowledge: Knowledge) -> Iterator[Problem]:
    profession = pack.profession
    used: set[str] = set()
    for section in LISTS:
        used.update(name for entry in getattr(profession, section) for name in entry.names)
    used.update(name for kind in knowledge.letter_kinds for name in kind.names)
    used.update(name for kind in knowledge.letter_kinds for one in kind.paragraphs for name in one.names)
    used |= {name.partition(".")[0] for name in used}
    for asked in profession.circumstances:
        if asked.id in DERIVED:
            sentence = "the facts of a case already say this; a question may not have the same id."
            yield pack.problem("circumstances", asked.id, sentence)
        elif asked.id not in used:
            sentence = "it is asked and nothing depends on the answer."
            yield pack.problem("circumstances", asked.id, sentence)


def _same_names(knowledge: Knowledge) -> Iterable[Problem]:
    taken: dict[str, str] = {}
    for pack in knowledge.professions:
        for name in dict.fromkeys(word.casefold() for word in (pack.id, pack.label, *pack.aliases)):
            if taken.setdefault(name, pack.id) != pack.id:
                sentence = f"the name “{name}” is also a name of {taken[name]}."
                file = f"professions/{pack.id}.toml"
                yield Problem(file=file, entry="the head of the file", sentence=sentence)
