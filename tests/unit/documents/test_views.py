"""The contract of the templates: what a view holds is what its fields say, no more and no less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from jakres_cli.cli.options import GlobalOptions
from jakres_cli.cli.session import Session
from jakres_cli.documents.frame import coverage
from jakres_cli.documents.table import DOCUMENTS, document_named
from jakres_cli.operations.rendering.run import RenderOptions, RenderRequest
from tests.conftest import TODAY
from tests.soak import some
from tests.transcript import REPOSITORY
from tests.unit.documents.full import EVENT, HELD, PLANNED, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Workspace

REFS = {
    "minutes": (HELD,),
    "attendance": (HELD, PLANNED),
    "invitation": (PLANNED,),
    "actions": ("",),
    "agency": ("BPBD", "DLH", "Kampus", "kabid-data"),
    "reminder": ("BPBD",),
    "decisions": ("",),
    "proposals": (EVENT,),
    "programme": (EVENT,),
    "news": (HELD,),
}


def view_of(workspace: Workspace, name: str, ref: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a template of the document may use."""
    agencies = ("BPBD",) if not ref else ()
    options = RenderOptions(**{"confidential": True, "agency": agencies, **given})
    session = Session(GlobalOptions(directory=str(workspace.path), today=TODAY, lang="id"), {})
    run = RenderRequest(session, options, every=False, internal=True)
    display = run.display_names()
    view = document_named(name).maker().view(run, display, ref)
    return {**view, "coverage": coverage(run.loaded, run.day, display.discretion, session.t)}


def leaves(value: object, path: str = "") -> Iterator[str]:
    """The path of every text, number or flag, and of lists that are empty."""
    if path == "label":
        yield "label.*"
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        if not value:
            yield f"{path}[]"
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    else:
        yield path


@pytest.mark.parametrize("name", REFS)
def test_a_view_holds_what_its_fields_say(workspace: Workspace, name: str) -> None:
    """Each documented field is there, unless in a list that is always empty, and no other."""
    fill(workspace)
    workspace.write("records/meetings/2019/2019-11-06-rusak.md", "---\ntitle: Rusak\n---\n")
    found = {leaf for ref in REFS[name] for leaf in leaves(view_of(workspace, name, ref))}
    fields = set(document_named(name).maker().fields)
    assert {
        one for one in found - fields if not any(f.startswith(f"{one}.") for f in fields)
    } == set()
    assert {
        one for one in fields - found if not any(one.startswith(f"{f}.") for f in found)
    } == set()


def test_every_document_is_held_to_its_fields() -> None:
    """None is forgotten here."""
    assert list(REFS) == [one.name for one in DOCUMENTS]


@pytest.mark.parametrize("name", REFS)
def test_each_block_can_be_changed(workspace: Workspace, name: str) -> None:
    """A template that extends ours may replace any block; the others stay as they are."""
    fill(workspace)
    ours = (REPOSITORY / "templates" / f"{name}.md.j2").read_text(encoding="utf-8")
    blocks = re.findall(r"\{% block (\w+) %\}", ours)
    options = ("--agency", "BPBD") if name == "actions" else ()
    arguments = ("render", name, *filter(None, REFS[name][:1]), *options)
    before = workspace.run(*arguments).stdout
    for block in some(blocks, 3, name):
        workspace.write(
            f"templates/{name}.md.j2",
            f'{{% extends "builtin/{name}.md.j2" %}}'
            f"{{% block {block} %}}<{{{{ super() }}}}>{{% endblock %}}",
        )
        done = workspace.run(*arguments)
        assert done.code == 0, done.stderr
        before_it, _, rest = done.stdout.partition("<")
        inside, _, after_it = rest.rpartition(">")
        assert before_it + inside + after_it == before, block
