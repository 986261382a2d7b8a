"""``jakres propose``: a topic that an agency wants an event to talk about."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, Options, option, optional_argument
from jakres_cli.model.base import Message
from jakres_cli.operations.additions import NewTopic, plan_topic
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class ProposeOptions(Options):
    """The options of ``jakres propose``."""

    event: str | None = optional_argument("EVENT", "The event.")
    agency: str | None = option("--agency", "AGENCY", "Who proposes it.")
    group: str | None = option("--group", "GROUP", "The break-out group it is for.")
    topic: str | None = option("--topic", "TEXT", "What should be talked about.")
    why: str | None = option("--why", "TEXT", "Why.")
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: ProposeOptions) -> int:
    """Add a topic to the agency's proposals for an event, beginning its file if need be."""
    topic = NewTopic(
        event=session.require(options.event, "EVENT", Message("Which event?")),
        agency=session.require(options.agency, "--agency", Message("Which agency?")),
        group=session.require(options.group, "--group", Message("For which group?")),
        topic=session.require(options.topic, "--topic", Message("Which topic?")),
        why=options.why,
    )
    return write_and_account(session, plan_topic, topic, dry_run=options.dry_run)


COMMAND = Command(
    "propose", "Add a topic that an agency proposes for an event.", run, ProposeOptions
)
