"""An event as the head of its papers, and what its parts are called."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.event import Event


def part_title(event: Event, name: str) -> str:
    """Return the title of a session or group, else its id as words: “kelompok 1”."""
    titles = {group.id: group.title for group in event.groups}
    titles |= {session.id: session.title for session in event.sessions}
    return titles.get(name) or name.replace("-", " ")
