"""Who can owe something (agencies, posts, people), and the settings of a workspace."""

from __future__ import annotations

from jakres_cli.model.value import LocalText, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime


class FormerName(Value):
    """A name that an agency carried until a day."""

    name: str
    until: datetime.date | None = None


class Agency(Value):
    """A body of the register, under the code that people say (``BPBD``)."""

    code: str
    name: LocalText
    line: int = 1
    aliases: tuple[str, ...] = ()
    kind: str = "city-agency"
    parent: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    successor: str | None = None
    names: tuple[FormerName, ...] = ()
    former: tuple[str, ...] = ()
    order: int | None = None
    contact: str | None = None


class Post(Value):
    """An office that somebody holds; minutes name posts rather than people."""

    slug: str
    name: str
    line: int = 1
    short: str | None = None
    agency: str | None = None
    held_with: str | None = None


class Holding(Value):
    """A post held by a person for a time."""

    post: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    acting: bool = False


class Person(Value):
    """Somebody whom the records name."""

    slug: str
    name: str
    line: int = 1
    prefix: str | None = None
    agency: str | None = None
    holds: tuple[Holding, ...] = ()


class People(Value):
    """The register of posts and of people."""

    posts: dict[str, Post] = {}  # noqa: RUF012  a default, never changed  a default that nobody writes to
    people: dict[str, Person] = {}  # noqa: RUF012


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
