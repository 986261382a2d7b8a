"""Terms in the register of people: one post, one holder at a time."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.query.holders import terms_of
from jakres_cli.records.layout import PEOPLE_PATH
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.query.holders import Holder

    Placed = tuple[Holder, int]
    """A term, and its position among those of its holder."""


def one_holder_at_a_time(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield who holds a post on a day on which somebody else holds it too.

    Who acts in a post (*Plt.*, *Plh.*, *Pj.*) may stand beside its holder.
    """
    by_post: dict[tuple[str, bool], list[Placed]] = {}
    for person in every.loaded.records.people.values():
        for at, term in enumerate(terms_of(person)):
            by_post.setdefault((term.post, term.capacity is not None), []).append((term, at))
    for terms in by_post.values():
        last: Holder | None = None
        for term, at in sorted(terms, key=lambda placed: str(placed[0].since or "")):
            if last is not None and last.person != term.person and not _is_over(last, term):
                yield _finding(term, at, last)
            if last is None or _lasts_longer(term, last):
                last = term


def _is_over(earlier: Holder, later: Holder) -> bool:
    """Tell whether ``earlier`` had ended when ``later`` began."""
    return earlier.until is not None and later.since is not None and earlier.until < later.since


def _lasts_longer(term: Holder, other: Holder) -> bool:
    return other.until is not None and (term.until is None or term.until > other.until)


def _finding(term: Holder, at: int, other: Holder) -> Finding:
    return Finding(
        path=PEOPLE_PATH,
        where=("people", term.person, "holds", at),
        ref=term.post,
        message=Message(
            "{person} holds {post} while {other} does",
            person=term.person,
            post=term.post,
            other=other.person,
        ),
        hint=Message("say from when until when (from, until), or who acts in it: as: plt, plh, pj"),
    )
