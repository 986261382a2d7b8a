from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.hostile.bounded import bounded

if TYPE_CHECKING:
    from tests.conftest import Workspace

CANARY = "rahasia-di-luar-ruang-kerja"
MEETING = """\
---
title: "Rapat *bintang* <script>alert(1)</script> [tautan](http://x) | _x_"
date: 2019-10-29
attendees: [BPBD]
---
<script>alert(2)</script> teks
"""
LIST = "[" + "1," * 200 + "]"
NESTED = "".join(f"{{% for a{n} in {LIST} %}}" for n in range(6)) + "x" + "{% endfor %}" * 6
ESCAPES = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class-by-item": "{{ ''['__class__'] }}",
    "attr-filter": "{{ '' | attr('__class__') }}",
    "map-attribute": "{{ [''] | map(attribute='__class__') | list }}",
    "format": "{{ '{0.__class__}'.format(1) }}",
    "globals": "{{ self.__init__.__globals__ }}",
    "block-context": "{% block b %}{{ self.b._context }}{% endblock %}",
    "loop-iterable": "{% for a in [1] %}{{ loop._iterable.__class__ }}{% endfor %}",
    "macro-function": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "lipsum": "{{ lipsum.__globals__ }}",
    "namespace": "{{ namespace(a=1) }}",
    "range": "{{ range(10) }}",
    "mutating": "{{ meeting.update({'title': 'x'}) }}",
    "call": "{{ meeting() }}",
    "import-of-python": "{% import 'os' as os %}{{ os }}",
    "include-passwd": "{% include '/etc/passwd' %}",
    "include-parent": "{% include '../rahasia.txt' %}",
    "extends-parent": "{% extends '../jakres.yaml' %}",
    "include-builtin-parent": "{% include 'builtin/../pyproject.toml' %}",
    "filter-xmlattr": "{{ {} | xmlattr }}",
    "do": "{% do 1 %}",
    "percent": "{{ '%999999999d' % 1 }}",
}
BOMBS = {
    "times": "{{ 'x' * 900000000 }}",
    "list-times": "{{ [1] * 900000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "nested-loops": NESTED,
    "silent-loops": NESTED.replace("x", ""),
    "macro-calls-itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "includes-itself": "{% include 'minutes.md.j2' ~ '' %}{% include 'a.j2' %}",
    "replace-grows": "{{ 'aaaaaaaaaa'" + " | replace('a', 'aaaaaaaaaa')" * 12 + " }}",
    "concatenates": "{% macro m(x, n) %}{% if n %}{{ m(x ~ x, n - 1) }}{% endif %}{% endmacro %}"
    "{{ m('xxxxxxxxxx', 60) }}",
    "centre": "{{ 'x' | center(900000000) }}",
    "deep-brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep-ifs": "{% if 1 %}" * 2000 + "{% endif %}" * 2000,
    "large": "x" * 70_000,
}


def _meeting(workspace: Workspace) -> None:
    workspace.write("records/meetings/2019/2019-10-29-rapat.md", MEETING)
    workspace.write("../rahasia.txt", CANARY)


@pytest.mark.parametrize("name", [*ESCAPES, *BOMBS])
def test_a_hostile_template_ends_with_words(workspace: Workspace, name: str) -> None:
    """A template that tries to escape or to use everything up is refused, in words."""
    _meeting(workspace)
    workspace.write("templates/minutes.md.j2", {**ESCAPES, **BOMBS}[name])
    workspace.write("templates/a.j2", "{% include 'minutes.md.j2' %}")
    done = bounded(workspace, "render", "minutes", "rapat")
    assert done.code == 3, (done.stdout[:500], done.stderr)
    assert "jakres: the template templates/" in done.stderr
    assert "Traceback" not in done.stderr
    assert CANARY not in done.stdout + done.stderr
    assert "root:" not in done.stdout + done.stderr


@pytest.mark.parametrize("target", ["minutes.md.j2", "footer-of-ours.j2", "."])
def test_a_linked_template_is_not_followed(workspace: Workspace, target: str) -> None:
    """A template, an included one, or the whole folder that is a link gives nothing away."""
    _meeting(workspace)
    if target == ".":
        workspace.write("../else/minutes.md.j2", CANARY)
        (workspace.path / "templates").symlink_to(workspace.path.parent / "else")
    else:
        workspace.write("templates/minutes.md.j2", "{% include 'footer-of-ours.j2' %}")
        (workspace.path / "templates" / target).unlink(missing_ok=True)
        (workspace.path / "templates" / target).symlink_to(workspace.path.parent / "rahasia.txt")
    done = bounded(workspace, "render", "minutes", "rapat")
    assert done.code == 3
    assert "links are not followed" in done.stderr
    assert CANARY not in done.stdout + done.stderr


def test_a_pipe_as_template_does_not_hang(workspace: Workspace) -> None:
    """A FIFO among the templates is refused rather than waited for."""
    _meeting(workspace)
    (workspace.path / "templates").mkdir()
    os.mkfifo(workspace.path / "templates" / "minutes.md.j2")
    done = bounded(workspace, "render", "minutes", "rapat")
    assert done.code == 3
    assert "not a regular file" in done.stderr


def test_a_template_of_a_stranger_writes_nothing(workspace: Workspace) -> None:
    """The view holds no object that could open a file: `write_text` and the like are not there."""
    _meeting(workspace)
    workspace.write("templates/minutes.md.j2", "{{ meeting.ref.write_text('x') }}{{ lang.open() }}")
    before = sorted(path for path in workspace.path.rglob("*"))
    assert bounded(workspace, "render", "minutes", "rapat").code == 3
    assert sorted(path for path in workspace.path.rglob("*")) == before


def test_peoples_text_arrives_as_text(workspace: Workspace) -> None:
    """Neither a title nor the prose brings HTML, and a title no Markdown, into a document."""
    _meeting(workspace)
    done = bounded(workspace, "render", "minutes", "rapat")
    assert done.code == 0
    assert r"Rapat \*bintang\* \<script>" in done.stdout
    assert r"\[tautan\]" in done.stdout
    assert r"\<script>alert(2)" in done.stdout
    assert "\n<script" not in done.stdout


def test_our_templates_are_not_reached_by_a_broken_one(workspace: Workspace) -> None:
    """A workspace template that fails doesn't silently give way to ours."""
    _meeting(workspace)
    workspace.write("templates/minutes.md.j2", "{{ metting.title }}")
    done = bounded(workspace, "render", "minutes", "rapat")
    assert done.code == 3
    assert "templates/minutes.md.j2:1: there is no variable metting" in done.stderr
    assert "did you mean meeting?" in done.stderr
    assert not done.stdout
