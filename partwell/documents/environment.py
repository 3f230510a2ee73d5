"""The one Jinja environment: a layout may name fields, ask "if" and go through lists, and do nothing else."""

import functools
import html
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from partwell.domain.errors import LetterIncomplete, UnreadableFile

PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")
LOOP_FACTS = frozenset({"first", "last", "index", "revindex"})
_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})
_STRUCTURE = (nodes.Output, nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not)
_XML_TAG = re.compile(r"<[^>]*>")
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# docxtpl rewrites "{_{" and "%_}" in what it prints; as entities braces and percent signs stay what they are.
_LITERAL = {ord("{"): "&#123;", ord("}"): "&#125;", ord("%"): "&#37;"}


class _Exact(str):
    """Text that is XML already, which Jinja prints as it stands."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def _printed_in_xml(value: Any) -> Any:
    text = _printed_plain(value)
    return _Exact(html.escape(text).translate(_LITERAL)) if isinstance(text, str) else text


def _printed_plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, tuple):
        if all(isinstance(line, str) for line in value):
            return "\n".join(value)
        raise UnreadableFile(
            "The layout prints a list of paragraphs as if it were one text. Nothing was made; "
            "please go through it with a line such as {%p for item in paragraphs %}."
        )
    return str(value) if isinstance(value, (bool, int, float)) else value


class LayoutEnvironment(ImmutableSandboxedEnvironment):
    """Jinja reduced to fields, conditions and loops; whatever else a layout holds is refused by name."""

    def __init__(self, *, escaping: bool) -> None:
        super().__init__(
            undefined=StrictUndefined,
            autoescape=escaping,
            finalize=_printed_in_xml if escaping else _printed_plain,
        )
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self._compiled = functools.lru_cache(maxsize=64)(super().from_string)

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- Jinja's own name
        template_class: type[Template] | None = None,
    ) -> Template:
        """The compiled template; the same text is compiled once."""
        if isinstance(source, str) and globals is None and template_class is None:
            return self._compiled(source)
        return super().from_string(source, globals, template_class)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of the row a loop stands at; never an attribute of an object."""
        if isinstance(obj, Mapping):
            if attribute not in obj:
                raise LetterIncomplete((attribute,))
            return obj[attribute]
        if attribute in LOOP_FACTS and type(obj).__name__ == "LoopContext":
            return getattr(obj, attribute)
        raise LetterIncomplete((attribute,))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same as a field, in the other spelling: `row["at"]`."""
        return self.getattr(obj, argument)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
            for node in tree.body:
                _allow(node, frozenset(), inside=False)
        except TemplateSyntaxError as trouble:
            if (trouble.message or "").startswith("Unexpected end of template"):
                raise UnreadableFile(
                    "A {% for … %} or {% if … %} in the layout is never ended. The layout was not taken; "
                    "please add the {% endfor %} or {% endif %} that belongs to it."
                ) from None
            raise _refusal(source, trouble.lineno, "cannot be read") from None
        except _NotPlain as trouble:
            raise _refusal(source, trouble.lineno, "does more than name a field") from None
        return tree


class _NotPlain(Exception):
    """A piece of a template that is more than a field, a condition or a loop."""

    def __init__(self, lineno: int) -> None:
        super().__init__(lineno)
        self.lineno = lineno


def _allow(node: nodes.Node, rows: frozenset[str], *, inside: bool) -> None:
    """Pass a piece of a template that is plain; `rows` are the loop variables in reach."""
    match node:
        case nodes.TemplateData() | nodes.Const():
            pass
        case nodes.Name(name=name, ctx="load") if _is_field(name):
            pass
        case nodes.Getattr() | nodes.Getitem():
            _allow_field_of_row(node, rows, inside=inside)
        case nodes.For():
            _allow_loop(node, rows, inside=inside)
        case nodes.Output(nodes=printed) if any(isinstance(child, nodes.Const) for child in printed):
            raise _NotPlain(node.lineno)  # a field in quotation marks would print its own name
        case _ if isinstance(node, _STRUCTURE):
            for child in node.iter_child_nodes():
                _allow(child, rows, inside=inside)
        case _:
            raise _NotPlain(node.lineno)


def _is_field(name: str) -> bool:
    return bool(PLAIN_NAME.fullmatch(name)) and name not in _RESERVED


def _allow_field_of_row(node: nodes.Getattr | nodes.Getitem, rows: frozenset[str], *, inside: bool) -> None:
    if isinstance(node, nodes.Getattr):
        name: Any = node.attr
    else:
        name = node.arg.value if isinstance(node.arg, nodes.Const) else None
    owner = node.node.name if isinstance(node.node, nodes.Name) else ""
    of_row = owner in rows and isinstance(name, str) and PLAIN_NAME.fullmatch(name)
    of_loop = inside and owner == "loop" and name in LOOP_FACTS
    if not (of_row or of_loop):
        raise _NotPlain(node.lineno)


def _allow_loop(node: nodes.For, rows: frozenset[str], *, inside: bool) -> None:
    # A loop inside a loop goes through its own row, so a layout never prints more than it was given.
    through = isinstance(node.iter, nodes.Name) if not inside else isinstance(node.iter, nodes.Getattr)
    if not through or node.test or node.recursive or not isinstance(node.target, nodes.Name):
        raise _NotPlain(node.lineno)
    name = node.target.name
    if not _is_field(name):
        raise _NotPlain(node.lineno)
    _allow(node.iter, rows, inside=inside)
    for child in (*node.body, *node.else_):
        _allow(child, rows | {name}, inside=True)


def _refusal(source: str, lineno: int, why: str) -> UnreadableFile:
    """The error that shows the placeholder; docxtpl puts every Word paragraph on a line of its own."""
    lines = source.splitlines()
    line = lines[lineno - 1] if 0 < lineno <= len(lines) else source
    shown = " ".join(_XML_TAG.sub("", tag) for tag in _PLACEHOLDER.findall(line)) or _XML_TAG.sub("", line)
    return UnreadableFile(
        f"The placeholder {shown.strip()[:120]} {why}. The layout was not taken; "
        "please use only field names, {% if … %} and {% for … in … %}."
    )


IN_XML = LayoutEnvironment(escaping=True)  # body, headers, footers, notes
PLAIN = LayoutEnvironment(escaping=False)  # document properties, which python-docx escapes itself
