"""What a widget does when it is used, done to its end although the next click is waiting already.

Streamlit breaks a script off at its next call where another click has come in, and a widget's callback
with it. A text left by a click on a button brings two clicks at once: the second one would end the saving
of the text before it began, and the text would be gone. (With `fastReruns`, which the settings switch off,
it would end the whole script, and nothing could be begun anew.)
"""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec

_P = ParamSpec("_P")
_BREAKS = 4  # more clicks than a hand makes while one callback runs


def unbroken(callback: Callable[_P, Any]) -> Callable[_P, None]:
    """The callback, begun anew where Streamlit broke it off; the waiting click is taken up afterwards.

    Beginning anew is safe: a form's token saves once, and a fact that is saved already stays as it is.
    """

    @functools.wraps(callback)
    def to_its_end(*arguments: _P.args, **named: _P.kwargs) -> None:
        waiting: BaseException | None = None
        for _ in range(_BREAKS):
            try:
                callback(*arguments, **named)
            except Exception:
                raise
            except BaseException as click:  # noqa: BLE001 -- Streamlit's ends of a script are no Exceptions
                waiting = click
                continue
            break
        if waiting is not None:
            raise waiting

    return to_its_end
