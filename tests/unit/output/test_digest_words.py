from __future__ import annotations

from jakres_cli.digest.terms import FIELDS, SETTINGS, WORDS
from jakres_cli.model.words import CODES
from jakres_cli.records.schema import Word, forms_within
from jakres_cli.records.schema.kinds import FORMS, SETTINGS_KIND


def test_every_field_has_a_label() -> None:
    """Whatever changes in a record is called by a word that isn't the name of its field."""
    names = {
        field.name
        for kind, shape in FORMS.items()
        for form in forms_within(shape)
        for field in form.fields
        if not (kind == SETTINGS_KIND and field.name in SETTINGS)
    }
    assert names <= FIELDS.keys()


def test_every_setting_says_what_it_means() -> None:
    """A setting is told by what it means."""
    form = next(forms_within(FORMS[SETTINGS_KIND]))
    assert {field.name for field in form.fields} == SETTINGS.keys()


def test_every_fixed_word_is_put_as_people_say_it() -> None:
    """A word of a fixed list has words of its own, but the codes of problems."""
    choices = {
        word
        for shape in FORMS.values()
        for form in forms_within(shape)
        for field in form.fields
        if isinstance(field.shape, Word)
        for word in field.shape.choices
    }
    assert choices - {*CODES} <= WORDS.keys()
