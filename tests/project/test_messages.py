"""Every message of the program can be shown, in English and in Indonesian."""

from __future__ import annotations

import pytest

import hatch_build
from jakres_cli.locale import catalogue
from jakres_cli.locale.indonesian import TRANSLATIONS
from jakres_cli.model.base import Message
from tests import messages

SAMPLE = 7


@pytest.fixture(scope="module")
def used() -> list[messages.Use]:
    """Every message that the code makes."""
    return messages.uses()


@pytest.fixture(scope="module")
def templates(used: list[messages.Use]) -> set[str]:
    """The templates of all messages."""
    return {use.template for use in used}


def test_the_files_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m tests.messages` would change nothing and misses no translation."""
    code = messages.main(["--check"])
    assert code == 0, capsys.readouterr().out


def test_every_message_is_translated(templates: set[str]) -> None:
    """The module that the program imports has every template of the code, and no other."""
    assert TRANSLATIONS.keys() == templates


def test_a_translation_has_the_gaps_of_its_template() -> None:
    """Nothing that English tells is lost in Indonesian, and nothing is asked for besides."""
    odd = [
        pair
        for pair in TRANSLATIONS.items()
        if hatch_build.gaps(pair[0]) != hatch_build.gaps(pair[1])
    ]
    assert not odd


# labels are templates that whoever shows them fills
FILLED_LATER = {
    "jakres_cli/locale/__init__.py",
    "jakres_cli/documents/sheet.py",
}


def test_every_gap_is_filled_where_the_message_is_made(used: list[messages.Use]) -> None:
    """The code gives a value for each gap, for the form for one as well."""
    unfilled = {
        use.place: missing
        for use in used
        for form in (use.template, use.one or "")
        if use.given is not None
        and use.path not in FILLED_LATER
        and (missing := messages.gap_names(form) - use.given)
    }
    assert not unfilled


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_message_can_be_shown(lang: str, templates: set[str]) -> None:
    """Each template makes a text in both languages, with no brace left over from a gap."""
    t = catalogue(lang)
    for template in templates:
        gaps = messages.gap_names(template)
        shown = t(Message(template, **dict.fromkeys(gaps, SAMPLE)))
        assert not any(f"{{{gap}}}" in shown for gap in gaps)


ABBREVIATED = {("acting", "Plt."), ("To", "Yth.")}


def test_blanks_and_full_stops_are_kept() -> None:
    """A translation begins with blanks, and ends with a full stop, just where its template does."""
    odd = [
        pair
        for pair in TRANSLATIONS.items()
        if _edges(pair[0]) != _edges(pair[1]) and pair not in ABBREVIATED
    ]
    assert not odd


def test_a_new_message_is_missed() -> None:
    """A template that id.po lacks is added without a translation; one that is gone is dropped."""
    catalog = messages.read_catalog('msgid "old"\nmsgstr "lama"\n\nmsgid "kept"\nmsgstr "tetap"\n')
    catalog = messages.updated(catalog, [_use("kept"), _use("keep")])
    assert list(hatch_build.faults(catalog)) == [("keep", "not translated")]
    assert hatch_build.translations(catalog) == {"kept": "tetap"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{hari} hari", "gaps {hari} instead of {n}"),
        ("{n:02} hari", "gaps {n:02} instead of {n}"),
        ("hari", "gaps (none) instead of {n}"),
        ("{n hari", "broken translation: expected '}' before end of string"),
    ],
)
def test_a_wrong_translation_is_not_used(text: str, reason: str) -> None:
    """With other gaps than the template a translation can't be shown, so English is."""
    catalog = messages.read_catalog(f'msgid "{{n}} days"\nmsgstr "{text}"\n')
    catalog = messages.updated(catalog, [_use("{n} days")])
    assert list(hatch_build.faults(catalog)) == [("{n} days", reason)]
    assert not hatch_build.translations(catalog)


def test_the_catalogue_names_no_places_days_or_tools() -> None:
    """A catalogue written anew is the same, in order of its messages, so that changes are small."""
    catalog = messages.updated(messages.read_catalog(""), [_use("one"), _use("two")])
    text = messages.po_text(catalog)
    assert text == messages.po_text(messages.read_catalog(text))
    assert "made_up" not in text
    assert "Date" not in text
    assert "Babel" not in text


def _use(template: str) -> messages.Use:
    return messages.Use("jakres_cli/made_up.py", 3, template, None, frozenset())


def _edges(text: str) -> tuple[str, bool]:
    return text[: len(text) - len(text.lstrip())], text.endswith(".")
