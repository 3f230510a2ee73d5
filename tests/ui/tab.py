"""One browser tab without a browser: a page run by Streamlit itself, its words read and its inputs used."""

from pathlib import Path
from typing import Any, Self

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


class Tab:
    """A tab on one page; every use of it runs the page again, as in a browser."""

    def __init__(self, page: str = "app.py", **query: str) -> None:
        """Opens the page; further names are put into the address."""
        self.at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
        if page == "app.py":
            self.at.query_params.update(query)
            self.at.run()
        else:
            self.at.run().switch_page(page)
            self.at.query_params.update(query)
            self.at.run()

    def show(self) -> Self:
        """Runs the page once more, as any click anywhere does."""
        self.at.run()
        return self

    def click(self, key: str) -> Self:
        """Presses a button."""
        self.at_hand(key).click().run()
        return self

    def put(self, key: str, value: Any) -> Self:
        """Gives an input a value and leaves it."""
        self.at_hand(key).set_value(value).run()
        return self

    def fill(self, **values: Any) -> Self:
        """Fills several inputs of a form, which sends nothing before its button is pressed."""
        for key, value in values.items():
            self.at_hand(key).set_value(value)
        return self

    def unfold(self) -> Self:
        """Looks into everything on the page that is folded and drawn only when somebody does."""
        for node in self.at._tree:
            proto = getattr(node, "proto", None)
            if getattr(node, "key", None) and _is_folded(proto):
                self.at.session_state[node.key] = True
        return self.show()

    def at_hand(self, key: str) -> Any:
        """The input or button with this key; where it is folded away, it is looked for there."""
        for _ in range(2):  # a folded part may lie in another one
            if not self.has(key):
                self.unfold()
        return self.at.get_by_key(key)

    def has(self, key: str) -> bool:
        """Whether an input or button with this key is on the page."""
        return key in self.keys

    def value(self, key: str) -> Any:
        """What an input holds."""
        return self.at_hand(key).value

    def is_locked(self, key: str) -> bool:
        """Whether an input or button cannot be used."""
        return bool(self.at_hand(key).disabled)

    @property
    def case_id(self) -> str:
        """The case in the address."""
        named = self.at.query_params.get("case", "")
        return named if isinstance(named, str) else named[-1]

    @property
    def keys(self) -> list[str]:
        """The keys of everything that can be used on the page."""
        found = []
        for node in self.at._tree:
            key = getattr(node, "key", None)
            if key:
                found.append(str(key))
        return found

    @property
    def title(self) -> str:
        """The page's title."""
        return " | ".join(read(one.value) for one in self.at.title)

    @property
    def headers(self) -> list[str]:
        """The page's headings of the second order."""
        return [one.value for one in self.at.header]

    @property
    def troubles(self) -> list[str]:
        """What could not be done, and what broke; as it reads once Markdown has been read."""
        return [read(one.value) for one in self.at.error] + [one.value for one in self.at.exception]

    @property
    def said(self) -> list[str]:
        """What the page says in passing."""
        return [read(one.value) for one in self.at.toast]

    @property
    def words(self) -> str:
        """Everything written on the page outside inputs, as it reads once Markdown has been read."""
        shown = [
            *self.at.title, *self.at.header, *self.at.subheader, *self.at.markdown, *self.at.caption,
            *self.at.warning, *self.at.success, *self.at.error,
        ]  # fmt: skip
        return "\n".join([read(one.value) for one in shown] + [one.value for one in self.at.text])


def _is_folded(proto: Any) -> bool:
    """Whether this is a popover or an expander that tells the page when somebody looks into it."""
    name = proto.DESCRIPTOR.name if hasattr(proto, "DESCRIPTOR") else ""
    return bool((name == "Expandable" or (name == "Block" and proto.HasField("popover"))) and proto.id)


def read(markdown: str) -> str:
    """Markdown's backslashes taken away, as a reader sees it."""
    return "".join(
        sign for place, sign in enumerate(markdown)
        if sign != "\u200b" and not (sign == "\\" and (place == 0 or markdown[place - 1] != "\\"))
    )  # fmt: skip
