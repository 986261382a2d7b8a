"""Templates to text: which template wins, what it may do, what went wrong; the door to jinja2."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SKELETON = "meeting.md.j2"


def render_skeleton(root: str, view: Mapping[str, object]) -> str:
    """Return the text of a new meeting in the workspace at ``root``.

    ``view`` holds ``front_matter`` (YAML without fences), ``title``, ``lang``, and ``look_at``:
    the lines of a comment for whoever writes the minutes.
    """
    from jakres_cli.templating.render import Templates

    return Templates(root).render(SKELETON, view)


def own_skeleton(root: str) -> str | None:
    """Return the path of the skeleton that the workspace at ``root`` has of its own, if any."""
    from jakres_cli.templating.sources import workspace_templates

    skeleton = workspace_templates(root).get(SKELETON)
    return skeleton.path if skeleton else None
