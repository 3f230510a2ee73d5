"""A layout names fields, asks and goes through lists; whatever else it tries is refused by name."""

import pytest

from partwell.documents.environment import IN_XML, PLAIN
from partwell.documents.filling import fill
from partwell.domain.errors import UnreadableFile
from tests.documents.word_files import word_file

HOSTILE = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ joiner() }}",
    "{{ namespace(x=1) }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ client_name|upper }}",
    "{{ client_name|attr('__class__') }}",
    "{{ client_name.__class__ }}",
    "{{ client_name['__class__'] }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ [1,2] }}",
    "{{ {} }}",
    "{{ (1, 2) }}",
    "{{ 'a' * 500000000 }}",
    "{{ 9 ** (9 ** 8) }}",
    "{{ a ~ b }}",
    "{{ 1 + 1 }}",
    "{{ '%99999999d' % 1 }}",
    "{{ range(99999) }}",
    "{% for i in range(99999) %}x{% endfor %}",
    "{% for i in 'abc' %}x{% endfor %}",
    "{% for a in rows %}{% for b in rows %}x{% endfor %}{% endfor %}",
    "{% for a, b in rows %}x{% endfor %}",
    "{% for a in rows if a.ok %}x{% endfor %}",
    "{% for a in rows recursive %}x{% endfor %}",
    "{% for self in rows %}x{% endfor %}",
    "{% for a in rows %}{{ a.__class__ }}{% endfor %}",
    "{% for a in rows %}{{ a[b] }}{% endfor %}",
    "{% for a in rows %}{{ a.text.upper }}{% endfor %}",
    "{% for a in rows %}{{ loop.cycle }}{% endfor %}",
    "{% set x = 1 %}",
    "{% macro f() %}x{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call f() %}x{% endcall %}",
    "{% raw %}{{ x }}{% endraw %}{% with a = 1 %}{% endwith %}",
    "{{ x if y else z }}",
    "{{ x is defined }}",
    "{{ rows[0] }}",
    "{{ rows[0:2] }}",
    "{{ Name }}",
    "{{ _name }}",
    "{{ loop.first }}",
    "{% if x %}never closed",
    "{{ client name }}",
    "{{ }}",
    "{{ 'client_name' }}",
    "{{ 3 }}",
)


@pytest.mark.parametrize("template", HOSTILE)
def test_a_template_that_does_more_than_name_fields_is_refused(template: str) -> None:
    for environment in (IN_XML, PLAIN):
        with pytest.raises(UnreadableFile):
            environment.from_string(template)


@pytest.mark.parametrize("part", ["body", "header", "footer", "title"])
def test_it_is_refused_in_every_part_of_a_layout(part: str) -> None:
    text = "{{ cycler.next() }}"
    layout = word_file(text) if part == "body" else word_file("x", **{part: text})
    with pytest.raises(UnreadableFile, match="cycler"):
        fill(layout, {})


def test_the_refusal_names_the_placeholder_of_its_own_paragraph() -> None:
    layout = word_file("{{ client_name }}", "Dear {{ client_name|title }},", "{{ ends_on }}")
    with pytest.raises(UnreadableFile) as refusal:
        fill(layout, {})
    assert str(refusal.value) == (
        "The placeholder {{ client_name|title }} does more than name a field. The layout was not taken; "
        "please use only field names, {% if … %} and {% for … in … %}."
    )


GOOD = (
    ("{{ name }}", "Bay"),
    ("{% if name %}yes{% else %}no{% endif %}", "yes"),
    ('{% if name == "Bay" and not none %}yes{% endif %}', "yes"),
    ('{% if name == "x" %}a{% elif name != "y" or none %}b{% endif %}', "b"),
    (
        "{% for row in rows %}{{ loop.index }}{{ row.text }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "1a, 2b",
    ),
    ("{% for row in rows %}{{ row['text'] }}{% else %}none{% endfor %}", "ab"),
    ("{% for row in rows %}{% for cell in row.cells %}{{ cell }}{% endfor %};{% endfor %}", "12;3;"),
    ("{{ name }}{# left out #}", "Bay"),
    ("{% if none == none and true and 3 > 2.5 %}yes{% endif %}", "yes"),
    ("{% for row in rows %}{{ row.items }}{% endfor %}", "pq"),
)


@pytest.mark.parametrize(("template", "printed"), GOOD)
def test_fields_conditions_and_loops_work(template: str, printed: str) -> None:
    values = {
        "name": "Bay",
        "none": None,
        "rows": (
            {"text": "a", "cells": ("1", "2"), "items": "p"},
            {"text": "b", "cells": ("3",), "items": "q"},
        ),
    }
    assert IN_XML.from_string(template).render(values) == printed
