"""The evidence on a follow-up: for whom it was given, and which ends rest on it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ALONE = "/"


def alone_name(agency: str) -> str:
    """Return under what name the evidence of one who answers for itself alone is kept."""
    return f"{_ALONE}{agency}"


class Proofs:
    """The evidence that was given, in order.

    Evidence is given by an owner, by one who answers for itself alone, or (None) for all.
    """

    def __init__(self) -> None:
        self._given: list[_Proof] = []

    @property
    def shown(self) -> tuple[str, ...]:
        """What shows how far the whole has come, each piece once."""
        whole = (proof.name for proof in self._given if not (proof.by or "").startswith(_ALONE))
        return tuple(dict.fromkeys(whole))

    def add(
        self, by: str | None, names: Iterable[str], ends: Iterable[str], *, rests: bool
    ) -> None:
        """Note evidence given for ``by``; the end of those in ``ends`` rests on it.

        An end that brings none of its own ``rests`` on what was given before.
        """
        added = [_Proof(by, name, ends) for name in names]
        if rests and not added:
            for proof in self._given:
                if proof.shows(by):
                    proof.ends |= {*ends}
        self._given += added

    def take_back(self, reopened: Iterable[str]) -> None:
        """Take away what only the ends of those who are ``reopened`` rested on.

        What they had shown before no longer shows that they are done.
        """
        back = {*reopened}
        left = []
        for proof in self._given:
            undone = bool(proof.ends) and proof.ends <= back
            proof.ends -= back
            if proof.by is None or proof.by in back:
                proof.overtaken |= back
            if not undone:
                left.append(proof)
        self._given = left

    def are_shown(self, speaker: str | None) -> bool:
        """Tell whether something given since it was last opened shows that it is done."""
        return any(proof.shows(speaker) for proof in self._given)


class _Proof:
    """A piece of evidence: whose ends rest on it, and for whom a reopening overtook it."""

    def __init__(self, by: str | None, name: str, ends: Iterable[str]) -> None:
        self.by = by
        self.name = name
        self.ends = {*ends}
        self.overtaken: set[str] = set()

    def shows(self, speaker: str | None) -> bool:
        """Tell whether it shows something of ``speaker``, or (None) of the whole."""
        if (speaker or "").startswith(_ALONE) or (self.by or "").startswith(_ALONE):
            return self.by == speaker and not self.overtaken
        if speaker is None:
            return not self.overtaken
        return self.by in {None, speaker} and speaker not in self.overtaken
