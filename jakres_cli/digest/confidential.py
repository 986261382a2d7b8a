"""What a digest says of confidential records: how many changed, and what reviewers miss in them."""

from __future__ import annotations

from jakres_cli.digest.digest_line import DigestLine
from jakres_cli.model.base import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import AnyChange

_TOLD = {
    "seal": Message("a seal, or text under one, was changed"),
    "correction": Message("a correction of approved minutes was added or taken out"),
    "visibility": Message("something may be shown to more or fewer people than before"),
}
"""What is told of changes whose kind begins so, in that order."""


def confidential_lines(withheld: list[AnyChange]) -> Iterator[DigestLine]:
    """Yield how many records ``withheld`` changes are in, and what was done to them."""
    records = {change.about.id for change in withheld}
    if not records:
        return
    kinds = {change.kind.partition("-")[0].removesuffix("ed") for change in withheld}
    yield DigestLine(
        sentence=Plural(
            "1 record with confidential changes",
            "{n} records with confidential changes",
            n=len(records),
        ),
        under=tuple(message for kind, message in _TOLD.items() if kind in kinds),
    )
