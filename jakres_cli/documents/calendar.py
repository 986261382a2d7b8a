"""A meeting or an event as a calendar with this one entry."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.operations.rendering.maker import View
    from jakres_cli.operations.rendering.run import RenderRequest


def calendar_of(run: RenderRequest, view: View) -> bytes:
    """Return the calendar with the ``occasion`` of ``view``."""
    from jakres_cli.papers.calendar import calendar_file

    occasion, timezone = view["occasion"], run.records.settings.timezone
    return calendar_file([occasion], name=occasion.title, timezone=timezone, day=run.day)
