"""Names that look like commands stand on every page as they are written, and start nothing."""

import re

import pytest

from partwell.domain.steps import Step
from tests.services.office import Office
from tests.ui.tab import Tab, read

NAMES = (
    ":red[Acme] # 1 ![x](http://evil.example/x.png) <b>Bold & Co</b> {{ 7*7 }}",
    "=SUM(A1) **stars** _lines_ `code` ~~gone~~ $x^2$ www.evil.example :material/home: -> Ναταλία 王小明",
)
IMAGE_OR_LINK = re.compile(r"(?<!\\)!\[|(?<!\\)\]\(|https?://|www\.")
SIGNS = re.compile(r"(?<!\\)(?:\*\*|~~|`|:red\[Acme|\$x)")


def markdown_of(tab: Tab) -> list[str]:
    """Every text on the page that is read as Markdown, labels and hints included."""
    at = tab.at
    shown = [
        *at.title,
        *at.header,
        *at.subheader,
        *at.markdown,
        *at.caption,
        *at.warning,
        *at.error,
        *at.toast,
    ]
    labelled = [*at.button, *at.checkbox, *at.expander, *at.text_input, *at.text_area, *at.selectbox]
    told = [one.value for one in shown] + [one.label for one in labelled]
    told += [one.proto.label for one in at.get("page_link")]
    return told + [getattr(one.proto, "help", "") or "" for one in (*at.button, *at.checkbox)]


def own_signs(text: str, name: str) -> str:
    """The text from where the name begins to where it ends, still with its backslashes."""
    begins = next((at for at in range(len(text)) if read(text[at:]).startswith(name)), None)
    if begins is None:
        return ""
    return next(text[begins:end] for end in range(begins, len(text) + 1) if read(text[begins:end]) == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_starts_nothing_on_any_step(name: str, office: Office) -> None:
    case_id = office.noticed(name, organisation=name)
    office.set(case_id, engagement__title=name)
    seen = 0
    tab = Tab(case=case_id, step="case")
    for step in Step:
        tab.click(f"step_wide_{step}")
        assert tab.troubles == []
        found = [own_signs(text, name) for text in markdown_of(tab)]
        seen += sum(map(bool, found))
        assert [one for one in found if IMAGE_OR_LINK.search(one) or SIGNS.search(one)] == []
    assert seen >= len(Step)  # the head names the client on each of them


@pytest.mark.parametrize("name", NAMES)
def test_a_name_starts_nothing_on_any_page(name: str, office: Office) -> None:
    office.noticed(name, organisation=name)
    office.set_up(name=name)
    for page in ("agenda", "clients", "portfolio", "reports", "practice"):
        tab = Tab(f"pages/{page}.py")
        assert tab.troubles == []
        found = [own_signs(text, name) for text in markdown_of(tab)]
        assert [one for one in found if IMAGE_OR_LINK.search(one) or SIGNS.search(one)] == [], page


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_previewed_letter_is_text(name: str, office: Office) -> None:
    case_id = office.decided(name)
    paper = "".join(one.value for one in Tab(case=case_id, step="letter").at.html)
    written = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert written in paper
    assert "<b>" not in paper
    assert 'evil.example/x.png"' not in paper
