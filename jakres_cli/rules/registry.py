"""Every check, in order of its code; adding one means writing its function and a line here."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import CONFLICT_MARKS, makes_incomplete
from jakres_cli.rules import (
    as_read,
    characters,
    circles,
    conflicting,
    copies,
    dates,
    due_words,
    duplicates,
    endings,
    evidence,
    exposure,
    links,
    merged,
    minutes,
    moves,
    namesakes,
    on_paper,
    ownership,
    progress,
    prose,
    terms,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jakres_cli.model.source import Problem
    from jakres_cli.query.standing import Ledger
    from jakres_cli.records.read import RecordReading
    from jakres_cli.rules.finding import Finding, RecordContext, WorkspaceContext


class Rule(Value):
    """A check and when it is made.

    ``reads`` picks what the reader found, ``examines`` looks at one record while its text is at
    hand, ``compares`` at all of them together. ``while_true`` says whether a problem found early
    still stands once every record is known. With ``needs_registers`` nothing is said while one of
    the registers can't be read whole: it would only follow from that. The page of the code is the
    docstring of the first, or of ``merges``: what is made only of a merge, by
    ``rules.conflicting``.
    """

    code: str
    title: Message
    reads: Callable[[RecordReading], Iterable[Problem]] | None = None
    examines: Callable[[RecordContext], Iterable[Finding]] | None = None
    compares: tuple[Callable[[WorkspaceContext], Iterable[Finding]], ...] = ()
    while_true: Callable[[Problem, Ledger], bool] | None = None
    merges: Callable[..., Iterable[Problem]] | None = None
    needs_registers: bool = False

    @property
    def changes_answers(self) -> bool:
        """Whether what the rule finds could change an answer; conflicts are found by the reader."""
        return makes_incomplete(self.code) and self.code != CONFLICT_MARKS

    @property
    def page(self) -> str:
        """The rule in words with a bad and a good example."""
        function = self.reads or self.examines or next(iter(self.compares), self.merges)
        return (function.__doc__ or "") if function else ""


RULES = (
    Rule(code="JK001", title=Message("unreadable file"), reads=as_read.unreadable),
    Rule(code="JK002", title=Message("not plain YAML"), reads=as_read.not_yaml),
    Rule(code="JK003", title=Message("text cut off"), reads=as_read.cut_off),
    Rule(code="JK101", title=Message("unknown field or value"), reads=as_read.unknown),
    Rule(
        code="JK102",
        title=Message("reference to nothing"),
        compares=(
            links.references_exist,
            links.reports_belong_to_something,
            links.proposals_are_of_something,
        ),
    ),
    Rule(
        code="JK103",
        title=Message("contradiction"),
        reads=as_read.contradictory,
        examines=dates.what_was_held_is_past,
        compares=(progress.updates_follow_the_promise, moves.moves_were_made),
    ),
    Rule(code="JK104", title=Message("missing field"), reads=as_read.missing),
    Rule(code="JK105", title=Message("impossible date"), reads=as_read.impossible),
    Rule(
        code="JK106", title=Message("quote not in the prose"), examines=prose.quote_stands_in_prose
    ),
    Rule(code="JK107", title=Message("changed after approval"), examines=minutes.seal_fits),
    Rule(code="JK108", title=Message("step not allowed"), compares=(progress.steps_are_allowed,)),
    Rule(
        code="JK109",
        title=Message("public names confidential"),
        compares=(exposure.public_names_nothing_confidential,),
    ),
    Rule(
        code="JK110",
        title=Message("there twice"),
        compares=(
            duplicates.names_are_unique,
            namesakes.one_name_one_party,
            copies.meetings_are_no_copies,
        ),
    ),
    Rule(code="JK111", title=Message("circle"), compares=(circles.nothing_names_itself,)),
    Rule(code="JK112", title=Message("missing in the folder"), reads=as_read.there),
    Rule(code="JK201", title=Message("weekday and date disagree"), examines=dates.weekday_agrees),
    Rule(
        code="JK202",
        title=Message("nobody owns it"),
        examines=ownership.somebody_owes_it,
        while_true=ownership.still_unowned,
    ),
    Rule(
        code="JK203",
        title=Message("not in the room"),
        examines=ownership.owners_were_in_the_room,
        compares=(ownership.leads_were_in_the_room,),
        needs_registers=True,
    ),
    Rule(
        code="JK204",
        title=Message("named but not recorded"),
        examines=prose.named_agencies_are_in_the_record,
        while_true=prose.not_in_its_events,
        needs_registers=True,
    ),
    Rule(
        code="JK205",
        title=Message("weak words, strong kind"),
        examines=prose.weak_words_are_no_commitment,
    ),
    Rule(code="JK206", title=Message("not recorded"), examines=prose.phrases_are_recorded),
    Rule(code="JK207", title=Message("days out of order"), examines=dates.days_in_order),
    Rule(
        code="JK208",
        title=Message("not of its time"),
        examines=dates.names_are_of_their_time,
        compares=(terms.one_holder_at_a_time,),
    ),
    Rule(code="JK209", title=Message("old draft"), examines=minutes.drafts_are_approved),
    Rule(
        code="JK210",
        title=Message("open after its event"),
        compares=(endings.nothing_waits_for_what_is_over,),
    ),
    Rule(code="JK211", title=Message("promised twice"), compares=(duplicates.repeats_are_named,)),
    Rule(
        code="JK212",
        title=Message("planned, and passed"),
        examines=minutes.planned_meetings_took_place,
    ),
    Rule(code="JK213", title=Message("changed by other readers"), reads=as_read.changed_elsewhere),
    Rule(
        code="JK214", title=Message("not in the register"), compares=(links.people_are_registered,)
    ),
    Rule(
        code="JK215",
        title=Message("extension not answered"),
        compares=(progress.extensions_are_answered,),
    ),
    Rule(
        code="JK216",
        title=Message("found by its owner"),
        compares=(endings.nobody_confirms_itself,),
    ),
    Rule(
        code="JK217",
        title=Message("characters that nobody sees"),
        examines=characters.everything_shows,
    ),
    Rule(
        code="JK218",
        title=Message("a day kept in words"),
        examines=due_words.days_are_no_words,
    ),
    Rule(code="JK219", title=Message("not shown as meant"), examines=on_paper.papers_show_it),
    Rule(
        code="JK220",
        title=Message("classed as secret"),
        examines=exposure.secrets_are_kept_elsewhere,
    ),
    Rule(
        code="JK221",
        title=Message("done by word of mouth"),
        compares=(evidence.done_rests_on_more_than_words,),
    ),
    Rule(code="JK223", title=Message("namesakes"), compares=(namesakes.namesakes_are_known,)),
    Rule(code="JK301", title=Message("lost in the merge"), merges=merged.lost),
    Rule(code="JK302", title=Message("changed by both sides"), merges=merged.changed_by_both),
    Rule(code="JK303", title=Message("from neither side"), merges=merged.from_neither),
    Rule(code="JK304", title=Message("sides at odds"), merges=conflicting.conflicting_changes),
    Rule(code="JK305", title=Message("conflict not resolved"), examines=as_read.no_conflict_marks),
)
BY_CODE = {rule.code: rule for rule in RULES}
