"""Keep what stands in a form until it is saved, so that a reload or another step loses no word."""

from typing import Any

from partwell.desk import Desk


def keep(desk: Desk, place: str, form: str, field: str, value: Any) -> None:
    """Keep what stands in one field of a form; None forgets it."""
    desk.store.unfinished.keep(place, form, field, value, who=desk.who)


def left_in(desk: Desk, place: str, form: str) -> dict[str, Any]:
    """What the person here left in a form, by field."""
    return desk.store.unfinished.of(place, form, who=desk.who)


def forget(desk: Desk, place: str, form: str) -> None:
    """Forget it: the form was saved, or its words were put away."""
    desk.store.unfinished.forget(place, form, who=desk.who)
