"""What changed in the registers and the settings."""

from __future__ import annotations

from operator import attrgetter, itemgetter

from jakres_cli.changes.change import AGENCIES, PEOPLE, SETTINGS, About, AnyChange, Change, Location
from jakres_cli.changes.items import differing_fields, field_changes, match_items, renaming
from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.naming import fold_name
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, SETTINGS_PATH
from jakres_cli.records.schema import Form, forms_within
from jakres_cli.records.schema import kinds as forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from jakres_cli.model.records import Agency, Records, Settings

_PILLAR = next(forms_within(forms.SETTINGS.by_name["pillar"].shape))


def agency_changes(before: Records, after: Records) -> Iterator[AnyChange]:
    """Yield what differs in the register of agencies."""
    about = About(kind=AGENCIES, id="agencies", path=AGENCIES_PATH)
    old, new = before.agencies, after.agencies
    renamed = {
        name: agency.code
        for agency in (*old.values(), *new.values())
        for name in agency.former
        if (name in old) != (name in new)
    }

    def by_former(agency: Agency) -> Hashable:
        return renamed.get(agency.code, agency.code)

    pairs = match_items(old.values(), new.values(), attrgetter("code"), by_former)
    for was, now in pairs.sides():
        yield from _agency(_entry(about, (now or was).code), was, now)
    codes = {was.code: now.code for was, now in pairs.both}
    yield from _moved_names(about, old, new, codes)


def people_changes(before: Records, after: Records) -> Iterator[AnyChange]:
    """Yield what differs in the register of posts and people."""
    about = About(kind=PEOPLE, id="people", path=PEOPLE_PATH)
    yield from _registered(about, ("post", forms.POST), before.posts, after.posts)
    yield from _registered(about, ("person", forms.PERSON), before.people, after.people)


def settings_changes(before: Settings, after: Settings) -> Iterator[AnyChange]:
    """Yield what differs in the settings; all of it changes what others see."""
    about = About(kind=SETTINGS, id="settings", path=SETTINGS_PATH)
    kind, at = "settings-changed", about.whole
    for name, old, new in differing_fields(forms.SETTINGS, before, after, skip={"pillar"}):
        yield Change(kind=kind, at=at, before=old, after=new, field=name, warning=True)
    for change in _registered(about, ("pillar", _PILLAR), before.pillar, after.pillar):
        yield replace_fields(change, warning=True)


def _entry(about: About, code: str) -> Location:
    return Location(about=about, ref=code, path=about.path)


def _agency(at: Location, old: Agency | None, new: Agency | None) -> Iterator[AnyChange]:
    if old is None or new is None:
        kind = "agency-added" if old is None else "agency-removed"
        yield Change(kind=kind, at=at, before=old, after=new, warning=new is None)
        return
    if old.code != new.code:
        yield renaming(at, "agency-renamed", old.code, new.code, new.former)
    names = match_items(old.aliases, new.aliases, fold_name)
    for name in names.added:
        yield Change(kind="alias-added", at=at, after=name, field="aliases")
    for name in names.removed:
        yield Change(kind="alias-removed", at=at, before=name, field="aliases")
    implied = ({*old.former} ^ {*new.former}) <= {old.code, new.code}
    skip = {"aliases", "former"} if implied else {"aliases"}
    yield from field_changes(at, "agency-changed", forms.AGENCY, old, new, skip=skip)


def _moved_names(
    about: About, old: Mapping[str, Agency], new: Mapping[str, Agency], codes: Mapping[str, str]
) -> Iterator[AnyChange]:
    """Yield each name that meant one agency and means another one from now on."""
    was, now = _meanings(old), _meanings(new)
    for folded in sorted(was.keys() & now.keys()):
        (before, name), (after, other) = was[folded], now[folded]
        if codes.get(before, before) != after:
            yield Change(
                kind="alias-moved",
                at=_entry(about, after),
                before=before,
                after=after,
                field=min(name, other),
                warning=True,
            )


def _meanings(agencies: Mapping[str, Agency]) -> dict[str, tuple[str, str]]:
    """Return what each name of an agency means, by the name without case and signs."""
    return {
        fold_name(name): (code, name)
        for code, agency in sorted(agencies.items())
        for name in (
            *(former.name for former in agency.names),
            *agency.former,
            *agency.aliases,
            agency.name.en or code,
            agency.name.id,
            code,
        )
    }


def _registered(
    about: About,
    what: tuple[str, Form],
    before: Mapping[str, Value],
    after: Mapping[str, Value],
) -> Iterator[AnyChange]:
    """Yield what differs between two registers; ``what`` they hold, by its kind and form."""
    kind, form = what
    for old, new in match_items(before.items(), after.items(), itemgetter(0)).sides():
        at = _entry(about, (new or old)[0])
        if old is None:
            yield Change(kind=f"{kind}-added", at=at, after=new[1])
        elif new is None:
            yield Change(kind=f"{kind}-removed", at=at, before=old[1])
        else:
            yield from field_changes(at, f"{kind}-changed", form, old[1], new[1])
