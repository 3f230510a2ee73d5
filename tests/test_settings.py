"""The one list of settings: locked as shipped, known to Streamlit, readable by everybody in both modes."""

import tomllib
from itertools import pairwise
from typing import Any

import pytest
from streamlit import config

from launch.server import SETTINGS, settings_as_flags

TEXT = SETTINGS.read_text("utf-8")
THEME: dict[str, Any] = tomllib.loads(TEXT)["theme"]
FADED = 0.6  # how Streamlit draws captions and placeholders: the text's colour, so much of it
COLOURS = ("green", "orange", "yellow", "red", "blue", "gray")


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def brightness(colour: tuple[float, ...]) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, surface: str, share: float = 1) -> float:
    """The contrast ratio of WCAG 2.2 between a surface and a text that covers a share of it."""
    drawn = tuple(
        share * one + (1 - share) * other for one, other in zip(rgb(text), rgb(surface), strict=True)
    )
    darker, lighter = sorted((brightness(drawn), brightness(rgb(surface))))
    return (lighter + 0.05) / (darker + 0.05)


def pairs(mode: dict[str, Any]) -> list[tuple[str, float]]:
    """Every pair of text and surface that a mode shows, with its contrast."""
    surfaces = [mode["backgroundColor"], mode["secondaryBackgroundColor"], mode["sidebar"]["backgroundColor"]]
    found = [(f"text on {one}", contrast(mode["textColor"], one)) for one in surfaces]
    found += [(f"caption on {one}", contrast(mode["textColor"], one, FADED)) for one in surfaces]
    found += [(f"link on {one}", contrast(mode["linkColor"], one)) for one in surfaces]
    found += [("words of the primary button", contrast("#FFFFFF", mode["primaryColor"]))]
    for colour in COLOURS:
        for surface in (mode[f"{colour}BackgroundColor"], mode["backgroundColor"]):
            found.append((f"{colour} words on {surface}", contrast(mode[f"{colour}TextColor"], surface)))
    return found


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_stands_out_from_its_surface_as_wcag_aa_asks(name: str) -> None:
    assert [pair for pair in pairs(THEME[name]) if pair[1] < 4.5] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_borders_of_both_modes_are_the_same_in_the_sidebar(name: str) -> None:
    mode = THEME[name]
    assert (mode["sidebar"]["borderColor"], mode["sidebar"]["textColor"]) == (
        mode["borderColor"],
        mode["textColor"],
    )


def test_both_modes_define_the_same_colours() -> None:
    assert set(THEME["light"]) == set(THEME["dark"])


def test_the_steps_of_a_chart_run_from_pale_to_strong_on_either_surface() -> None:
    for name, turned in (("light", False), ("dark", True)):
        steps = [brightness(rgb(one)) for one in THEME[name]["chartSequentialColors"]]
        assert all((later > earlier) is turned for earlier, later in pairwise(steps)), name


def test_the_locked_settings_are_these_and_no_others() -> None:
    assert settings_as_flags(TEXT) == [
        *("--server.headless", "true"),
        *("--server.address", "127.0.0.1"),
        *("--server.allowedHosts", "127.0.0.1"),
        *("--server.allowedHosts", "localhost"),
        *("--server.enableCORS", "true"),
        *("--server.enableXsrfProtection", "true"),
        *("--server.enableStaticServing", "false"),
        *("--server.enableAgentApi", "false"),
        *("--server.maxUploadSize", "20"),
        *("--server.fileWatcherType", "none"),
        *("--server.runOnSave", "false"),
        *("--server.showEmailPrompt", "false"),
        *("--server.disconnectedSessionTTL", "3600"),
        *("--browser.gatherUsageStats", "false"),
        *("--client.toolbarMode", "minimal"),
        *("--client.showErrorDetails", "none"),
        *("--client.showErrorLinks", "false"),
        *("--client.showSidebarNavigation", "false"),
        *("--client.disableDataExport", "true"),
        *("--runner.magicEnabled", "false"),
        *("--runner.fastReruns", "false"),
        *("--runner.postScriptGC", "false"),
        *("--logger.level", "warning"),
    ]


def test_streamlit_knows_every_setting_by_this_name() -> None:
    def names(entries: dict[str, Any], place: str) -> list[str]:
        found: list[str] = []
        for name, value in entries.items():
            found += names(value, f"{place}{name}.") if isinstance(value, dict) else [place + name]
        return found

    known = set(config.get_config_options())
    assert [name for name in names(tomllib.loads(TEXT), "") if name not in known] == []


def test_a_list_becomes_one_flag_for_each_entry_and_the_look_stays_in_the_file() -> None:
    text = '[server]\nallowedHosts = ["a", "b"]\nheadless = true\n[theme]\nbase = "dark"\n'
    assert settings_as_flags(text) == [
        *("--server.allowedHosts", "a"),
        *("--server.allowedHosts", "b"),
        *("--server.headless", "true"),
    ]
