"""What changed in the registers and the settings."""

from __future__ import annotations

from operator import attrgetter

from jakres_cli.changes.change import (
    AGENCIES,
    PEOPLE,
    SETTINGS,
    About,
    Change,
    Location,
    new_change,
)
from jakres_cli.changes.fields import changes_of_fields, field_changes
from jakres_cli.changes.matching import match_items
from jakres_cli.model.naming import fold_name
from jakres_cli.model.value import Value, replace_fields
from jakres_cli.records.reading.layout import AGENCIES_PATH, PEOPLE_PATH, SETTINGS_PATH
from jakres_cli.records.schema import registers as forms
from jakres_cli.records.schema.shapes import Form, forms_within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from jakres_cli.model.records import Records
    from jakres_cli.model.registers import Agency, Settings

_PILLAR = next(forms_within(forms.SETTINGS.by_name["pillar"].shape))


def agency_changes(before: Records, after: Records) -> Iterator[Change]:
    """Yield what differs in the register of agencies."""
    about = About(kind=AGENCIES, id="agencies", path=AGENCIES_PATH)
    old, new = before.agencies, after.agencies
    renamed = {
        name: one.code
        for one in (*old.values(), *new.values())
        for name in one.former
        if (name in old) != (name in new)
    }

    def by_former(one: Agency) -> Hashable:
        return renamed.get(one.code, one.code)

    pairs = match_items(old.values(), new.values(), attrgetter("code"), by_former)
    for was, now in pairs.sides():
        yield from _agency(Location(about=about, ref=(now or was).code), was, now)
    codes = {was.code: now.code for was, now in pairs.both}
    yield from _moved_names(about, old, new, codes)


def people_changes(before: Records, after: Records) -> Iterator[Change]:
    """Yield what differs in the register of posts and people."""
    about = About(kind=PEOPLE, id="people", path=PEOPLE_PATH)
    yield from _registered(about, ("post", forms.POST), before.posts, after.posts)
    yield from _registered(about, ("person", forms.PERSON), before.people, after.people)


def settings_changes(before: Settings, after: Settings) -> Iterator[Change]:
    """Yield what differs in the settings; all of it changes what others see."""
    about = About(kind=SETTINGS, id="settings", path=SETTINGS_PATH)
    for name, old, new in field_changes(forms.SETTINGS, before, after, skip={"pillar"}):
        yield new_change(about, "settings-changed", old, new, field=name, warning=True)
    for one in _registered(about, ("pillar", _PILLAR), before.pillar, after.pillar):
        yield replace_fields(one, warning=True)


def _agency(spot: Location, old: Agency | None, new: Agency | None) -> Iterator[Change]:
    if old is None or new is None:
        kind = "agency-added" if old is None else "agency-removed"
        yield new_change(spot, kind, old, new, warning=new is None)
        return
    if old.code != new.code:
        forgotten = old.code not in new.former
        yield new_change(
            spot, "agency-renamed", old.code, new.code, warning=forgotten, forgotten=forgotten
        )
    names = match_items(old.aliases, new.aliases, fold_name)
    for name in names.added:
        yield new_change(spot, "alias-added", None, name, field="aliases")
    for name in names.removed:
        yield new_change(spot, "alias-removed", name, None, field="aliases")
    implied = ({*old.former} ^ {*new.former}) <= {old.code, new.code}
    skip = {"aliases", "former"} if implied else {"aliases"}
    yield from changes_of_fields(spot, "agency-changed", forms.AGENCY, old, new, skip=skip)


def _moved_names(
    about: About, old: Mapping[str, Agency], new: Mapping[str, Agency], codes: Mapping[str, str]
) -> Iterator[Change]:
    """Yield each name that meant one agency and means another one from now on."""
    was, now = _meanings(old), _meanings(new)
    for folded in sorted(was.keys() & now.keys()):
        (before, name), (after, other) = was[folded], now[folded]
        if codes.get(before, before) != after:
            spot = Location(about=about, ref=after)
            said = min(name, other)
            yield new_change(spot, "alias-moved", before, after, field=said, warning=True)


def _meanings(agencies: Mapping[str, Agency]) -> dict[str, tuple[str, str]]:
    """Return what each name of an agency means, by the name without case and signs."""
    return {
        fold_name(name): (code, name)
        for code, one in sorted(agencies.items())
        for name in (
            *(former.name for former in one.names),
            *one.former,
            *one.aliases,
            one.name.en or code,
            one.name.id,
            code,
        )
    }


def _registered(
    about: About,
    what: tuple[str, Form],
    before: Mapping[str, Value],
    after: Mapping[str, Value],
) -> Iterator[Change]:
    """Yield what differs between two registers; ``what`` they hold, by its kind and form."""
    kind, form = what
    for old, new in match_items(before.items(), after.items(), lambda one: one[0]).sides():
        spot = Location(about=about, ref=(new or old)[0])
        if old is None:
            yield new_change(spot, f"{kind}-added", None, new[1])
        elif new is None:
            yield new_change(spot, f"{kind}-removed", old[1], None)
        else:
            yield from changes_of_fields(spot, f"{kind}-changed", form, old[1], new[1])
