"""A small data folder for tests: one sound common file, one sound pack, and ways to spoil them."""

from pathlib import Path
from textwrap import dedent

BACKED = 'why = "a reason"\nsource = "a book"\nchecked_on = 2026-11-01\n'

COMMON = f"""
[[circumstances]]
id = "in_hospital"
label = "The client is in hospital"
question = "Is the client in hospital?"
{BACKED}
[[gates]]
id = "G28"
label = "The client cannot act now"
severity = "extend"
applies_when = ["in_hospital"]
what = "The client cannot act on a notice."
lifts = "Days are added."
extend_days = 14
kind = "unsourced"
{BACKED}
[[notice_rules]]
id = "usual"
label = "The usual period"
kind = "convention"
min_days = 14
recommended_days = 30
basis = "A convention"
{BACKED}
[[letter_elements]]
id = "end_date"
label = "The last day"
mark = "must"
{BACKED}
[[checklist]]
id = "invoice"
label = "Send the invoice"
kind = "convention"
due_offset_days = -7
{BACKED}
[[complaint_clocks]]
id = "complaint"
label = "A complaint"
lane = "complaint"
answer_days = 21
kind = "guidance"
steps = ["Answer it"]
{BACKED}
[[retention]]
id = "file"
label = "The file"
what = "The file"
years = 6
kind = "unsourced"
{BACKED}
[[alternatives]]
id = "pause"
label = "A pause"
fits = "The client wishes for time."
guard = "Restart terms in writing."
{BACKED}
[[repair]]
id = "warn"
step = "W3"
label = "Warn in writing"
what = "Write what must change."
used_when = "Fees."
record = "The letter."
done_when = "warning_given"
{BACKED}
"""

PACK = f"""
id = "veterinary"
label = "Veterinary"
aliases = ["vet", "animal doctor"]

[policy]
disclosure = "brief"
call_order = "call_first"
call_note = "Owners are spoken to first."
who_may_end = "Either side."
{BACKED}
[[notice_rules]]
id = "animal_in_care"
label = "An animal is in treatment"
kind = "convention"
min_days = 21
recommended_days = 30
basis = "Time to find another practice"
{BACKED}
"""


def data_folder(home: Path, *, common: str = COMMON, pack: str = PACK, name: str = "veterinary") -> Path:
    """A data folder with this common file and this one pack."""
    folder = home / "data"
    write(folder, "common.toml", common)
    write(folder, f"professions/{name}.toml", pack)
    write(folder, "reasons.toml", "")
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    """A file in the data folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path
