"""Names that differ only in case or Unicode form, which some computers can't tell apart."""

from __future__ import annotations

import unicodedata

from jakres_cli.message import Message
from jakres_cli.rules.finding import Everything, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.reading.load import Loaded

_AGENCIES = "records/agencies.yaml"
_PEOPLE = "records/people.yaml"


def no_twins(every: Everything) -> Iterator[Finding]:
    """No two files, records, codes or slugs differ only in upper and lower case or Unicode form.

    Agencies, posts, people and working groups share one set of names.

    Bad:

        # records/agencies.yaml
        BPBD:
          name: Badan Penanggulangan Bencana Daerah
        Bpbd:
          name: Badan Pembangunan Daerah

    Good:

        # records/agencies.yaml
        BPBD:
          name: Badan Penanggulangan Bencana Daerah
        Bappeda:
          name: Badan Perencanaan Pembangunan Daerah
    """
    loaded = every.loaded
    first: dict[str, str] = {}
    for path in loaded.paths:
        earlier = first.setdefault(_fold(path), path)
        if earlier != path:
            yield Finding(path=path, message=_message(path, earlier))
    yield from _parties(loaded)


def _parties(loaded: Loaded) -> Iterator[Finding]:
    records = loaded.records
    named: list[tuple[str, str, tuple[str, ...]]] = [
        *((code, _AGENCIES, (code,)) for code in records.agencies),
        *((slug, _PEOPLE, ("posts", slug)) for slug in records.posts),
        *((slug, _PEOPLE, ("people", slug)) for slug in records.people),
        *((group.id, group.path, ()) for group in records.working_groups.values()),
    ]
    first: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name, path, where in named:
        earlier = first.setdefault(_fold(name), (name, where))
        if earlier != (name, where):
            yield Finding(path=path, where=where, message=_message(name, earlier[0]))


def _message(name: str, earlier: str) -> Message:
    if name == earlier:
        return Message("{name} is the name of something else too", name=name)
    return Message(
        "{name} and {earlier} differ only in case or Unicode form", name=name, earlier=earlier
    )


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
