"""The two commands: an old Python, a first start and a second, an interruption, no internet, a taken port."""

import ast
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import run
from launch import environment
from launch.commands import options
from launch.environment import Environment, SetupTrouble, progress, set_up, stamp_of, took, why_not
from launch.server import choose_port, is_free

ROOT = Path(run.__file__).parent


def wheel_in(folder: Path) -> Path:
    """A library of one line as a wheel that needs no internet; the answer is a list that asks for it."""
    folder.mkdir(parents=True)
    name = "farewell-1.0.dist-info"
    with zipfile.ZipFile(folder / "farewell-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("farewell.py", '"""Says it."""\nWORD = "farewell"\n')
        wheel.writestr(f"{name}/METADATA", "Metadata-Version: 2.1\nName: farewell\nVersion: 1.0\n")
        wheel.writestr(f"{name}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(
            f"{name}/RECORD", f"farewell.py,,\n{name}/METADATA,,\n{name}/WHEEL,,\n{name}/RECORD,,\n"
        )
    asked = folder / "requirements.txt"
    asked.write_text("# one\n--no-index\n--find-links .\nfarewell==1.0\n", "utf-8")
    return asked


def test_a_python_that_is_too_old_is_named_with_what_to_do() -> None:
    assert run.version_sentence((3, 8)) == (
        "Partwell needs Python 3.11 or newer, and this is Python 3.8: please install a newer one "
        "(python.org has it for every system) and start again with that."
    )


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_python_that_will_do_is_not_spoken_of(version: tuple[int, int]) -> None:
    assert run.version_sentence(version) == ""


def test_the_first_file_uses_nothing_an_old_python_could_not_read() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 0))
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.Nonlocal)
    annotated = [
        node for node in ast.walk(tree) if getattr(node, "annotation", None) or getattr(node, "returns", None)
    ]
    assert annotated + [node for node in ast.walk(tree) if isinstance(node, modern)] == []


def test_nothing_but_the_version_is_looked_at_before_the_version() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    assert [node.names[0].name for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == [
        "sys"
    ]


def test_a_first_start_installs_and_a_second_one_changes_nothing(tmp_path: Path) -> None:
    asked = wheel_in(tmp_path / "Kanzlei Müller & Söhne")
    ours = Environment(asked.parent / ".venv")
    set_up(ours, asked)
    spoken = subprocess.check_output([ours.python, "-c", "import farewell; print(farewell.WORD)"], text=True)
    before = ours.log.stat().st_mtime_ns
    set_up(ours, asked)
    assert (spoken.strip(), ours.log.stat().st_mtime_ns, ours.holds(asked)) == ("farewell", before, True)


def test_an_interrupted_set_up_is_begun_anew_by_the_next_start(tmp_path: Path) -> None:
    asked = wheel_in(tmp_path / "house")
    ours = Environment(asked.parent / ".venv")
    (ours.folder / "bin").mkdir(parents=True)
    ours.unfinished.write_text("An installation began here and has not ended.\n", "utf-8")
    (ours.folder / "left-over").write_text("half a library", "utf-8")
    assert not ours.holds(asked)
    set_up(ours, asked)
    assert (ours.holds(asked), (ours.folder / "left-over").exists(), ours.unfinished.exists()) == (
        True,
        False,
        False,
    )


def test_without_the_internet_a_first_start_says_so_and_the_next_one_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "requirements.txt"
    asked.write_text("farewell==1.0\n", "utf-8")
    for name, value in {
        "INDEX_URL": "http://127.0.0.1:9/simple",
        "RETRIES": "0",
        "CONFIG_FILE": os.devnull,
    }.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    ours = Environment(tmp_path / ".venv")
    with pytest.raises(SetupTrouble) as trouble:
        set_up(ours, asked)
    assert str(trouble.value) == (
        "Setting up needs the internet once, and the package index could not be reached: "
        "please connect and start again; after that Partwell works without the internet."
    )
    assert ours.unfinished.exists()


@pytest.mark.parametrize("part", ["venv", "ensurepip"])
def test_a_python_without_one_of_its_parts_is_told_what_to_install(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None if name == part else sys)
    with pytest.raises(SetupTrouble) as trouble:
        environment.make_afresh(tmp_path / ".venv")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert str(trouble.value) == (
        f"This Python comes without its part '{part}', which Partwell needs once: on Debian or Ubuntu type "
        f"'sudo apt install python{version}-venv', elsewhere install Python from python.org, and start again."
    )


def test_only_one_start_at_a_time_holds_the_lock(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("a") as second:
        with (tmp_path / "lock").open("a") as first:
            answers = [took(first.fileno()), took(second.fileno())]
        assert [*answers, took(second.fileno())] == [True, False, True]


def test_a_comment_does_not_change_a_fingerprint_but_a_version_an_included_list_or_another_python_does(
    tmp_path: Path,
) -> None:
    inner, outer = tmp_path / "requirements.txt", tmp_path / "requirements-dev.txt"

    def stamp(first: str, second: str, python: str = "3 11 linux x86_64") -> str:
        inner.write_text(first, "utf-8")
        outer.write_text(second, "utf-8")
        return stamp_of(outer, python)

    one = stamp("a==1\n", "-r requirements.txt\nb==1\n")
    assert one == stamp("# why\r\na==1   # because\r\n\r\n", "-r requirements.txt\nb==1\n")
    others = [
        stamp("a==2\n", "-r requirements.txt\nb==1\n"),
        stamp("a==1\n", "-r requirements.txt\nb==2\n"),
        stamp("a==1\n", "-r requirements.txt\nb==1\n", "3 12 linux x86_64"),
    ]
    assert len({one, *others}) == 4


def test_progress_names_the_library_being_fetched_then_how_many_are_in_place() -> None:
    output = "Collecting streamlit==1.67.0\n  Using cached streamlit\nCollecting pandas<3.2,>=3.1.1\n"
    assert [
        progress("", 0),
        progress(output, 1),
        progress(output + "Installing collected packages: a, b, c\n", 2),
    ] == [
        "Looking up the libraries.",
        "Fetching library 2: pandas<3.2,>=3.1.1",
        "Installing 3 libraries, 2 in place.",
    ]


def test_a_full_disk_is_told_as_one() -> None:
    assert why_not("ERROR: [Errno 28] No space left on device", Path("log")) == (
        "The disk is full: please free about 1.5 GB and start again; the set-up then begins anew."
    )


def test_the_first_free_port_from_8501_up_is_taken() -> None:
    assert choose_port(None, lambda port: port >= 8503) == 8503


def test_a_port_that_is_asked_for_and_taken_is_refused() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SetupTrouble) as trouble:
            choose_port(port)
    assert (
        str(trouble.value)
        == f"Port {port} is in use or not allowed: please give another with --port, or none."
    )


def test_a_port_that_was_given_back_is_free_again() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert not is_free(port)
    assert is_free(port)


def test_the_options_of_a_start_are_these() -> None:
    chosen = options(["--port", "8600", "--home", "cases", "--no-browser"])
    assert (chosen.port, chosen.home, chosen.no_browser) == (8600, Path("cases"), True)


@pytest.mark.parametrize("word", ["0", "65536", "-1", "eight", "٨٥٠١"])
def test_a_word_that_is_no_port_is_wrong_usage(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        options([f"--port={word}"])
    said = capsys.readouterr().err.splitlines()[-1]
    assert (ended.value.code, said) == (
        2,
        f"run.py: error: argument --port: a port is a number from 1 to 65535, and {word!r} is not",
    )


def test_nothing_of_another_program_bends_what_is_started_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONHOME", "PIP_TARGET", "STREAMLIT_SERVER_ADDRESS"):
        monkeypatch.setenv(name, "elsewhere")
    kept = environment.variables()
    assert "elsewhere" not in kept.values()
    assert (kept["PYTHONPATH"], kept["PIP_USER"], kept["PYTHONUTF8"]) == (str(ROOT), "0", "1")
