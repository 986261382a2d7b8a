"""Two states in which every reference calls things by one name: a rename is told once.

Whatever refers to a record that was renamed says something else then, and means the same.
"""

from __future__ import annotations

from jakres_cli.model.base import replace_fields
from jakres_cli.records.schema import Form, kinds
from jakres_cli.records.schema.renamed import with_references

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from jakres_cli.changes.files import Side
    from jakres_cli.changes.items import Renamed
    from jakres_cli.model.base import Value
    from jakres_cli.model.records import Agency, Records

    V = TypeVar("V", bound=Value)
    R = TypeVar("R", bound="Renamed")

_PARTIES = frozenset({"agency", "party"})
_GROUPS = (
    ("meetings", kinds.MEETING_KIND),
    ("events", kinds.EVENT_KIND),
    ("working_groups", kinds.WORKING_GROUP_KIND),
    ("series", kinds.SERIES_KIND),
)


class PresentNames:
    """The later of two names of each record, and of each agency, that was renamed."""

    def __init__(self, before: Records, after: Records) -> None:
        self.records: dict[str, str] = {}
        for group, _ in _GROUPS:
            self.records |= _renamed(getattr(before, group), getattr(after, group))
        self.codes = _renamed(before.agencies, after.agencies)

    def in_state(self, side: Side) -> Side:
        """Return a state with every reference by the name that what it means has in the newer.

        Ids, codes and paths stay as they are, so that the rename itself can be told.
        """
        if not self.records and not self.codes:
            return side
        records = self._in_records(side.loaded.records)
        return replace_fields(side, loaded=replace_fields(side.loaded, records=records))

    def in_text(self, written: str) -> str:
        """Return what a field says, a reference or a due form that ends in one, by later names."""
        form, colon, name = written.rpartition(":")
        stem, slash, item = name.partition("/")
        later = self.records.get(stem) or (self.codes.get(stem) if not slash else None)
        return f"{form}{colon}{later}{slash}{item}" if later else written

    def _in_records(self, records: Records) -> Records:
        """Return ``records`` with their references renamed; the new names find what they mean."""
        groups = {
            group: {
                record_id: self._with_name(self._applied(kind, record))
                for record_id, record in getattr(records, group).items()
            }
            for group, kind in _GROUPS
        }
        progress = {
            ref: tuple(self._applied(kinds.PROGRESS_KIND, entry) for entry in entries)
            for ref, entries in records.progress.items()
        }
        proposals = tuple(self._applied(kinds.PROPOSAL_KIND, each) for each in records.proposals)
        agencies = {self.codes.get(code, code): each for code, each in records.agencies.items()}
        return replace_fields(
            records, **groups, agencies=agencies, progress=progress, proposals=proposals
        )

    def _applied(self, kind: str, record: V) -> V:
        form = kinds.FORMS[kind]
        assert isinstance(form, Form)  # noqa: S101  only registers are none
        return with_references(form, record, self._present)

    def _with_name(self, record: R) -> R:
        """Return ``record`` answering to its later name too."""
        name = self.records.get(record.id)
        if name is None:
            return record
        return replace_fields(record, former=(*record.former, name))

    def _present(self, to: str, name: str) -> str:
        if to in _PARTIES and name in self.codes:
            return self.codes[name]
        stem, slash, item = name.partition("/")
        return f"{self.records.get(stem, stem)}{slash}{item}"


def _renamed(
    before: Mapping[str, Renamed | Agency], after: Mapping[str, Renamed | Agency]
) -> dict[str, str]:
    """Return the later name by the earlier one, whichever of the two states has which."""
    both = before.keys() & after.keys()
    return {
        old: name
        for known, others in ((before, after), (after, before))
        for name, record in known.items()
        if name not in both
        for old in record.former
        if old in others and old not in both
    }
