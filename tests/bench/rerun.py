"""Server time of one click on the assistant with many cases stored: `python tests/bench/rerun.py 5000`."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


STEPS = ("case", "decision", "notice", "letter", "call", "handover", "aftercare", "record")


def main(number: int, rounds: int) -> None:
    """Fill a new home, then time clicks on each step: processor time of the script, median of rounds.

    "plain" is a click that changes nothing, such as opening a popover; "changed" saves a fact that the
    letter prints: first the step itself stands on the page, then the letter beside it is drawn anew.
    The peer is an empty page of Streamlit.
    """
    with tempfile.TemporaryDirectory() as home:
        os.environ["PARTWELL_HOME"] = home
        case_id = _filled(number)
        from streamlit.testing.v1 import AppTest

        spent = _script_time()
        empty = AppTest.from_string("import streamlit as st; st.title('Empty')")
        peer = _median(lambda _: empty.run(), rounds, spent)
        sys.stdout.write(f"{'empty page':<10} {peer:6.1f} ms\n")
        for step in STEPS:
            page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
            page.query_params["case"], page.query_params["step"] = case_id, step
            page.run()
            plain = _median(lambda _, page=page: page.run(), rounds, spent)
            STOOD.clear()
            changed = _median(
                lambda turn, page=page, step=step: (_change(case_id, f"{step} {turn}"), page.run()),
                rounds,
                spent,
            )
            sys.stdout.write(
                f"{step:<10} plain {plain:6.1f} ms; changed {statistics.median(STOOD) * 1000:6.1f} ms to the "
                f"step, {changed:6.1f} ms to the letter beside it; {number} cases\n"
            )


def _script_time() -> list[float]:
    """Where the processor time of every run of a page is written down, saves in this thread beside it."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    from partwell.ui import side_panel

    spent: list[float] = []
    run = ScriptRunner._run_script

    show = side_panel.show

    def beside(*arguments: Any) -> None:
        STOOD.append((SAVING[-1] if SAVING else 0.0) + time.thread_time() - BEGAN[-1])
        show(*arguments)

    side_panel.show = beside

    def timed(self: ScriptRunner, *arguments: object, **named: object) -> None:
        began = time.thread_time()
        BEGAN[:] = [began]
        run(self, *arguments, **named)
        spent.append(time.thread_time() - began)

    ScriptRunner._run_script = timed  # type: ignore[method-assign]
    return spent


def _median(click: Callable[[int], object], rounds: int, spent: list[float]) -> float:
    """The median of what a click costs, in milliseconds: its save and its run of the page."""
    told = []
    for turn in range(rounds + 1):
        spent.clear()
        click(turn)
        told.append(sum(spent) + SAVING.pop() if SAVING else sum(spent))
    return statistics.median(told[1:]) * 1000


SAVING: list[float] = []  # what the last save took
BEGAN: list[float] = []  # when this run began
STOOD: list[float] = []  # from the click until the step stood on the page


def _change(case_id: str, words: str) -> None:
    """Save the name of the work, which the letter prints."""
    from partwell.services import cases
    from partwell.ui import session

    began = time.thread_time()
    desk = session.the_desk()
    cases.change(desk, desk.open_case(case_id), "engagement.title", words, token=cases.new_token())
    SAVING.append(time.thread_time() - began)


def _filled(number: int) -> str:
    from partwell.desk import open_desk
    from partwell.domain.case import Case
    from partwell.domain.client import Client
    from partwell.domain.practice import PostalAddress
    from partwell.domain.timeline import NewEvent
    from partwell.services import cases, practice

    desk = open_desk()
    told = {"name": "Hale & Marsh", "profession": "accounting_us", "country": "US", "region": "NJ"}
    told |= {"lines": "40 Garden Street", "city": "Hoboken", "postcode": "07030", "person": "Marta Hale"}
    practice.set_up(desk, {**told, "contact": "+1 201 555 0100"}, token=cases.new_token())
    address = PostalAddress(lines=("1 Main Street",), city="Newark", region="NJ", postcode="07102")
    clients = [
        Client(client_id=f"K-{n}", name=f"{n * 7919 % 100_003:05d} Trading LLC", address=address)
        for n in range(number)
    ]
    desk.store.clients.add_many(clients, token=cases.new_token(), who="bench", batch="bench")
    profile = desk.practice
    for client in clients:
        case = Case(
            case_id=cases.new_case_id(),
            client_id=client.client_id,
            profession_id="accounting_us",
            opened_on=desk.today,
            reason_ids=("R01",),
        )
        event = NewEvent(kind="flagged", what="Client flagged for ending.")
        row = desk.row(case, client, profile)
        desk.store.cases.open_new(case, row, (event,), who="bench", token=cases.new_token())
    desk.store.close()
    return case.case_id


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000, int(sys.argv[2]) if len(sys.argv) > 2 else 15)
