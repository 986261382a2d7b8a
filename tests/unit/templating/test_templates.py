from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.templating.render import Templates

if TYPE_CHECKING:
    from pathlib import Path

VIEW = {
    "title": "Rapat *A*",
    "lang": "en",
    "front_matter": "title: A",
    "look_at": ["a --> b"],
    "who": {"name": "BPBD", "position": "x"},
    "people": [{"name": "BPBD"}],
}


def _made(folder: Path, text: str, name: str = "meeting.md.j2", **others: str) -> str:
    for other, content in {name: text, **others}.items():
        path = folder / "templates" / other
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return Templates(str(folder)).render(name, VIEW)


def test_one_block_changes_and_the_rest_stays(tmp_path: Path) -> None:
    """A template that extends ours replaces the blocks that it names."""
    made = _made(
        tmp_path,
        '{% extends "builtin/meeting.md.j2" %}{% block prose %}X{{ super() }}{% endblock %}',
    )
    assert made.startswith("---\ntitle: A\n---\n")
    assert "X\n## Opening" in made


def test_a_template_that_extends_its_own_name_means_ours(tmp_path: Path) -> None:
    """It doesn't recurse."""
    made = _made(tmp_path, '{% extends "meeting.md.j2" %}{% block prose %}X{% endblock %}')
    assert made.endswith("-->\nX")


def test_labels_can_be_changed(tmp_path: Path) -> None:
    """`changed` gives other words for some labels; one that isn't there is an error."""
    text = "{% set v = {'a': '1', 'b': '2'} | changed(a='3') %}{{ v.a }}{{ v.b }}"
    assert _made(tmp_path, text) == "32"
    with pytest.raises(CannotDo, match="no variable plac"):
        _made(tmp_path, "{{ {'place': '1'} | changed(plac='3') }}")


def test_texts_are_escaped_once(tmp_path: Path) -> None:
    """Joined, in a macro or a block, people's text is text and stays so."""
    text = (
        "{% macro m(x) %}<{{ x }}>{% endmacro %}"
        "{{ title ~ '_' }} {{ m(title) }} {{ m(title) ~ title }} {{ [title, m('b')] | join('*') }}"
    )
    assert _made(tmp_path, text) == (
        r"Rapat \*A\*\_ <Rapat \*A\*> <Rapat \*A\*>Rapat \*A\* Rapat \*A\*\*<b>"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ titel }}", "meeting.md.j2:2: there is no variable titel"),
        ("{% if %}", "meeting.md.j2:1: it can’t be understood"),
        ("{{ title | uper }}", "there is no filter uper"),
        ("{{ title.upper() }}", ".upper is not allowed"),
        ("{% include 'x.j2' %}", "there is no template x.j2"),
        ("{{ 1 + title }}", "+ is not allowed"),
        ("{% include 'sub/part.j2' %}", "sub/part.j2:1: there is no variable wrong"),
        ("{{ who.nama }}", "there is no variable who.nama"),
        ("{% for a in people %}{{ a.b.c }}{% endfor %}", "there is no variable a.b"),
        ("{{ who.nama }}{{ who[title] }}", "there is no variable who.nama"),
        ("{{ who['nama'] }}", "there is no variable nama"),
    ],
)
def test_errors_name_file_line_and_what(tmp_path: Path, text: str, said: str) -> None:
    """What is wrong in a template is said in words, with the place."""
    with pytest.raises(CannotDo) as caught:
        _made(tmp_path, text, **{"sub/part.j2": "{{ wrong }}"})
    assert said in str(caught.value)


def test_the_hint_has_the_whole_name_too(tmp_path: Path) -> None:
    """What to write instead is said as the template has to write it."""
    with pytest.raises(CannotDo) as caught:
        _made(tmp_path, "{{ who.positon }}")
    assert str(caught.value.hint) == "did you mean who.position?"


def test_a_comment_can_not_be_ended(tmp_path: Path) -> None:
    """What the writer should look at can't break out of its comment."""
    made = Templates(str(tmp_path)).render("meeting.md.j2", VIEW)
    assert made.count("-->") == 1
    assert "a - -> b" in made


def test_objects_have_no_way_into_a_view(tmp_path: Path) -> None:
    """A view that holds anything but plain data is a bug, found at once."""
    with pytest.raises(TypeError):
        Templates(str(tmp_path)).render("meeting.md.j2", {**VIEW, "title": tmp_path})
