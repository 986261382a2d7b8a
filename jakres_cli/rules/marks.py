"""Conflict markers of git that somebody left in a record."""

from __future__ import annotations

import re

from jakres_cli.model.message import Message
from jakres_cli.rules.finding import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.rules.finding import RecordContext

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?$", re.MULTILINE)


def no_conflict_marks(case: RecordContext) -> Iterator[Finding]:
    """A record in conflict is resolved before it is committed: no marks of git are left in it.

    Among the fields they are no YAML and found anyway; in the prose they would be printed.

    Bad:

        place: Balai Kota
        ---
        <<<<<<< HEAD
        Data diserahkan pekan depan.
        =======
        Data diserahkan bulan depan.
        >>>>>>> cabang

    Good:

        place: Balai Kota
        ---
        Data diserahkan pekan depan.
    """
    document = case.reading.document
    mark = _MARK.search(document.prose) if document is not None else None
    if mark is not None and document is not None:
        start = document.prose_start
        yield Finding(
            span=(start + mark.start(), start + mark.end()),
            message=Message("a conflict mark of git was left in the prose"),
            hint=Message("jakres resolve shows what each side wants"),
        )
