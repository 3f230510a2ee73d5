"""The data folder as Knowledge: merging, leaving out, broken files and entries, and a user's own changes."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from partwell.domain.knowledge import Authority, Disclosure, KnowledgeChange
from partwell.knowledge_files import load_knowledge
from partwell.knowledge_files.checking import check_knowledge
from tests.knowledge_files.shelf import BACKED, COMMON, PACK, data_folder, write

SHIPPED = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2026, 11, 23)


def change(section: str, entry_id: str, field: str, value: str, owner: str = "veterinary") -> KnowledgeChange:
    """A user's change, as the store keeps it."""
    return KnowledgeChange(
        profession_id=owner,
        section=section,
        entry_id=entry_id,
        field=field,
        value=value,
        note="our own habit",
        who="Ada",
        on=TODAY,
    )


def said(folder: Path, *changes: KnowledgeChange) -> tuple[str, ...]:
    """The problems of a data folder as sentences."""
    return tuple(str(problem) for problem in load_knowledge(folder, changes).problems)


def test_a_further_profession_is_one_new_file_beside_the_shipped_ones(tmp_path: Path) -> None:
    folder = copytree(SHIPPED, tmp_path / "data")
    shipped = load_knowledge(SHIPPED)
    pack = PACK.replace("veterinary", "farriery").replace("Veterinary", "Farriery").replace('"vet", ', "")
    write(folder, "professions/farriery.toml", pack)
    known = load_knowledge(folder)
    farriery = known.profession("Animal doctor")
    general = known.profession("general")
    assert known.problems == shipped.problems
    assert len(known.professions) == len(shipped.professions) + 1
    assert farriery is not None
    assert general is not None
    assert farriery.gates == general.gates
    assert [rule.id for rule in farriery.notice_rules if rule.kind == Authority.CONVENTION] == [
        "animal_in_care"
    ]


def test_common_entries_come_first_and_the_packs_own_after_them(tmp_path: Path) -> None:
    pack = load_knowledge(data_folder(tmp_path)).profession("veterinary")
    assert pack is not None
    assert [rule.id for rule in pack.notice_rules] == ["usual", "animal_in_care"]


def test_an_entry_of_the_pack_replaces_the_common_one_with_its_id_in_its_place(tmp_path: Path) -> None:
    own = PACK.replace('"animal_in_care"', '"usual"')
    pack = load_knowledge(data_folder(tmp_path, pack=own)).profession("veterinary")
    assert pack is not None
    assert [(rule.id, rule.min_days) for rule in pack.notice_rules] == [("usual", 21)]


def test_a_pack_may_leave_common_entries_out(tmp_path: Path) -> None:
    own = PACK.replace("aliases", 'leave_out = ["G28", "in_hospital"]\naliases')
    pack = load_knowledge(data_folder(tmp_path, pack=own)).profession("veterinary")
    assert pack is not None
    assert (pack.gates, pack.circumstances) == ((), ())


def test_a_lone_name_is_a_list_of_one(tmp_path: Path) -> None:
    common = COMMON.replace('applies_when = ["in_hospital"]', 'applies_when = "in_hospital"')
    pack = load_knowledge(data_folder(tmp_path, common=common)).profession("veterinary")
    assert pack is not None
    assert pack.gates[0].applies_when == ("in_hospital",)


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        (
            "min_days = 14",
            "min_day = 14",
            (
                "common.toml: notice_rules usual: the key “min_day” is unknown; did you mean “min_days”? "
                "It is left out until that is mended."
            ),
        ),
        (
            "min_days = 14",
            'min_days = "14"',
            (
                "common.toml: notice_rules usual: “min_days” has to be a whole number, not '14'. "
                "It is left out until that is mended."
            ),
        ),
        (
            'kind = "convention"\nmin_days',
            'kind = "convntion"\nmin_days',
            (
                "common.toml: notice_rules usual: “kind” has to be one of statute, rule, contract, guidance, "
                "convention, courtesy, unsourced, not 'convntion'; did you mean “convention”? "
                "It is left out until that is mended."
            ),
        ),
        (
            'source = "a book"\nchecked_on = 2026-11-01\n\n[[gates]]',
            "checked_on = 2026-11-01\n\n[[gates]]",
            (
                "common.toml: circumstances in_hospital: it has no “source”. "
                "It is left out until that is mended."
            ),
        ),
        (
            'id = "usual"\n',
            "",
            "common.toml: notice_rules number 1: it has no id and is left out; every entry needs an id.",
        ),
        (
            "[[checklist]]",
            "[[checklst]]",
            "common.toml: the head of the file: the list “checklst” is unknown; did you mean “checklist”?",
        ),
    ],
)
def test_a_broken_entry_is_left_out_and_named(
    tmp_path: Path, written: str, instead: str, problem: str
) -> None:
    assert written in COMMON
    assert said(data_folder(tmp_path, common=COMMON.replace(written, instead))) == (problem,)


def test_the_rest_of_a_file_with_a_broken_entry_is_known(tmp_path: Path) -> None:
    folder = data_folder(tmp_path, common=COMMON.replace("min_days = 14", "min_days = true"))
    pack = load_knowledge(folder).profession("veterinary")
    assert pack is not None
    assert [rule.id for rule in pack.notice_rules] == ["animal_in_care"]
    assert [gate.id for gate in pack.gates] == ["G28"]


def test_an_id_that_stands_twice_is_named_and_the_first_one_counts(tmp_path: Path) -> None:
    twice = PACK + PACK[PACK.index("[[notice_rules]]") :].replace("min_days = 21", "min_days = 5")
    folder = data_folder(tmp_path, pack=twice)
    pack = load_knowledge(folder).profession("veterinary")
    assert pack is not None
    assert pack.notice_rules[-1].min_days == 21
    assert said(folder) == (
        (
            "professions/veterinary.toml: notice_rules animal_in_care: "
            "this id stands twice; the second one is left out."
        ),
    )


def test_a_file_that_is_no_toml_is_named_by_line_and_column_and_stops_nothing_else(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    write(folder, "professions/broken.toml", 'id = "broken"\nlabel "no equals sign"\n')
    known = load_knowledge(folder)
    assert [pack.id for pack in known.professions] == ["veterinary"]
    assert [str(problem) for problem in known.problems] == [
        (
            "professions/broken.toml: the file: it cannot be read at line 2, column 7 "
            "(Expected '=' after a key in a key/value pair). All of it is left out until it is mended."
        )
    ]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    (folder / "professions" / "latin.toml").write_bytes('id = "käse"'.encode("latin-1"))
    assert said(folder) == (
        (
            "professions/latin.toml: the file: it is not UTF-8 text (byte 7). "
            "All of it is left out until it is mended."
        ),
    )


def test_a_profession_without_its_policy_is_left_out_and_named(tmp_path: Path) -> None:
    bare = PACK.replace('call_order = "call_first"\n', "")
    assert said(data_folder(tmp_path, pack=bare)) == (
        (
            "professions/veterinary.toml: the head of the file: policy: it has no “call_order”. "
            "This profession is left out until that is mended."
        ),
    )


def test_a_missing_data_folder_is_a_problem_and_no_error(tmp_path: Path) -> None:
    known = load_knowledge(tmp_path / "nowhere")
    assert known.professions == ()
    assert str(known.problems[0]) == "nowhere: the folder: it cannot be found."


@pytest.mark.parametrize(
    "text",
    ['id = "x"', "[[gates]]", "gates = 3", "gates = [1, 2]", "policy = 4\nid = 5", "\x00", "[policy]\n"],
)
def test_whatever_is_written_in_a_pack_the_other_packs_are_known(tmp_path: Path, text: str) -> None:
    folder = data_folder(tmp_path)
    write(folder, "professions/other.toml", text)
    known = load_knowledge(folder)
    assert [pack.id for pack in known.professions] == ["veterinary"]
    assert known.problems != ()


def test_a_letter_is_read_with_its_paragraphs_and_a_broken_paragraph_is_named(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    text = """
        label = "Ending"
        subject = "The end"
        why = "a reason"
        source = "a book"
        checked_on = 2026-11-01

        [[paragraphs]]
        id = "first"
        text = "It ends."
        element = "end_date"
        disclosure = ["full", "brief"]

        [[paragraphs]]
        id = "second"
        text = "It ends."
        elment = "end_date"
        """
    write(folder, "letters/en/ending.toml", text)
    known = load_knowledge(folder)
    kind = known.letter_kind("ending")
    assert kind is not None
    assert [(one.id, one.disclosure) for one in kind.paragraphs] == [
        ("first", (Disclosure.FULL, Disclosure.BRIEF))
    ]
    assert [str(problem) for problem in known.problems] == [
        (
            "letters/en/ending.toml: paragraphs second: the key “elment” is unknown; did you mean “element”? "
            "It is left out until that is mended."
        )
    ]


def test_a_users_figure_stands_over_the_shipped_one_and_is_known_as_theirs(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    known = load_knowledge(folder, (change("notice_rules", "usual", "min_days", "20"),))
    pack = known.profession("veterinary")
    assert pack is not None
    assert pack.notice_rules[0].min_days == 20
    assert known.changed_ids == frozenset({"veterinary/notice_rules/usual"})
    assert known.problems == ()


def test_a_change_for_one_profession_leaves_the_others_as_shipped(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    write(folder, "professions/other.toml", PACK.replace('"veterinary"', '"other"').replace("aliases", "#"))
    known = load_knowledge(folder, (change("notice_rules", "usual", "min_days", "20"),))
    assert [pack.notice_rules[0].min_days for pack in known.professions] == [14, 20]


def test_a_change_for_all_reaches_every_profession(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    write(folder, "professions/other.toml", PACK.replace('"veterinary"', '"other"').replace("aliases", "#"))
    known = load_knowledge(folder, (change("notice_rules", "usual", "min_days", "20", owner="common"),))
    assert [pack.notice_rules[0].min_days for pack in known.professions] == [20, 20]


def test_a_policy_can_be_changed(tmp_path: Path) -> None:
    known = load_knowledge(data_folder(tmp_path), (change("policy", "", "disclosure", '"none"'),))
    pack = known.profession("veterinary")
    assert pack is not None
    assert pack.policy.disclosure == Disclosure.NONE
    assert known.changed_ids == frozenset({"veterinary/policy/policy"})


def test_an_entry_of_the_users_own_joins_the_list(tmp_path: Path) -> None:
    value = '{"label": "Vaccinations", "min_days": 7, "basis": "Our own habit"}'
    known = load_knowledge(data_folder(tmp_path), (change("notice_rules", "vaccines", "", value),))
    pack = known.profession("veterinary")
    assert pack is not None
    assert (pack.notice_rules[-1].id, pack.notice_rules[-1].checked_on) == ("vaccines", TODAY)
    assert known.problems == ()


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        (
            change("notice_rules", "usual", "min_days", '"many"'),
            (
                "veterinary/notice_rules/usual: “min_days” has to be a whole number, not 'many'. "
                "The shipped value stands."
            ),
        ),
        (
            change("notice_rules", "gone", "min_days", "3"),
            (
                "veterinary/notice_rules/gone: the entry it belongs to is no longer there. "
                "The shipped value stands."
            ),
        ),
        (
            change("notice_rules", "usual", "min_days", "{"),
            "veterinary/notice_rules/usual: the value that was set cannot be read. The shipped value stands.",
        ),
        (
            change("notice_rule", "usual", "min_days", "3"),
            (
                "veterinary/notice_rule/usual: there is no list “notice_rule”; did you mean “notice_rules”? "
                "The shipped value stands."
            ),
        ),
        (
            change("notice_rules", "usual", "id", '"other"'),
            "veterinary/notice_rules/usual: an id cannot be changed. The shipped value stands.",
        ),
        (
            change("notice_rules", "usual", "min_days", "3", owner="gone"),
            (
                "gone/notice_rules/usual: the profession it belongs to is not there; "
                "the change waits until it is."
            ),
        ),
    ],
)
def test_a_change_that_no_longer_fits_is_named_and_the_shipped_value_stands(
    tmp_path: Path, made: KnowledgeChange, problem: str
) -> None:
    known = load_knowledge(data_folder(tmp_path), (made,))
    pack = known.profession("veterinary")
    assert [str(one) for one in known.problems] == [f"your changes: {problem}"]
    assert known.changed_ids == frozenset()
    assert pack is not None
    assert (pack.notice_rules[0].id, pack.notice_rules[0].min_days) == ("usual", 14)


def test_a_reason_can_be_changed_and_added(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    reason = """
        [[reasons]]
        id = "R01"
        label = "No capacity"
        group = "Capacity"
        framing = "Capacity has gone."
        brief = "Capacity has gone."
        evidence = "Load figures."
        """
    write(folder, "reasons.toml", reason + BACKED)
    own = '{"label": "Own", "group": "Own", "framing": "Own.", "brief": "Own.", "evidence": "Own."}'
    changes = (
        change("reasons", "R01", "brief", '"We are full."', owner="common"),
        change("reasons", "R99", "", own, owner="common"),
    )
    known = load_knowledge(folder, changes)
    assert [(reason.id, reason.brief) for reason in known.reasons] == [
        ("R01", "We are full."),
        ("R99", "Own."),
    ]
    assert known.changed_ids == frozenset({"common/reasons/R01", "common/reasons/R99"})
    assert known.problems == ()


def test_the_profession_in_the_handbook_can_be_copied_as_it_stands(tmp_path: Path) -> None:
    handbook = (SHIPPED.parent / "docs" / "knowledge.md").read_text(encoding="utf-8")
    example = handbook.partition("```toml\n")[2].partition("```")[0]
    folder = copytree(SHIPPED, tmp_path / "data")
    write(folder, "professions/farriery.toml", example)
    found = check_knowledge(load_knowledge(folder), folder)
    assert [str(one) for one in found if "farriery" in one.file] == []


def test_a_head_of_the_wrong_kind_leaves_the_profession_out_and_says_so(tmp_path: Path) -> None:
    own = PACK.replace("aliases", "leave_out = 3\naliases")
    assert said(data_folder(tmp_path, pack=own)) == (
        (
            "professions/veterinary.toml: the head of the file: “leave_out” has to be a list in square "
            "brackets, not 3. This profession is left out until that is mended."
        ),
    )
