"""The settings and vocabularies of a workspace (``jakres.yaml``)."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime


class Pillar(Value):
    """A pillar of the city's strategy and the days between which it was one."""

    slug: str
    name: str
    en: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def in_language(self, lang: str) -> str:
        """Return the English name when ``lang`` is ``en`` and there is one."""
        return self.en if lang == "en" and self.en else self.name


class Letterhead(Value):
    """What stands at the head of the office's papers."""

    lines: tuple[str, ...] = ()
    logo: str | None = None


class Settings(Value):
    """One workspace's settings; every field but ``office`` has a default."""

    schema: int = 1
    office: str
    lang: str | None = None
    timezone: str = "Asia/Jakarta"
    letterhead: Letterhead = Letterhead()
    city: str | None = None
    pillar: dict[str, Pillar] = {}  # noqa: RUF012  a default that nobody writes to
    kinds: tuple[str, ...] = ()
    chase_after_days: int = 30
    forge_url: str | None = None
