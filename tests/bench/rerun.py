"""Server time of one click on the assistant with many cases stored: `python tests/bench/rerun.py 5000`."""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main(number: int, rounds: int) -> None:
    """Fill a new home, then time reruns of each step: processor time of the script, median of rounds."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["PARTWELL_HOME"] = home
        case_id = _filled(number)
        from streamlit.testing.v1 import AppTest

        for step in ("case", "decision", "notice", "letter", "call", "handover", "aftercare", "record"):
            page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
            page.query_params["case"], page.query_params["step"] = case_id, step
            page.run()
            spent = []
            for _ in range(rounds):
                began = time.process_time()
                page.run()
                spent.append(time.process_time() - began)
            sys.stdout.write(f"{step:<10} {statistics.median(spent) * 1000:6.0f} ms of {number} cases\n")


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
