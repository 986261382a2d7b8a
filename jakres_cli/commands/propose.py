"""``jakres propose``: a topic that an agency wants an event to talk about."""

from __future__ import annotations

from contextlib import nullcontext

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, option, optional_argument
from jakres_cli.cli.resolve import choice, resolve_party, resolve_reference
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.writing import change_file, create_new_file, write_lock
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.schema.event import PROPOSAL, TOPIC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session

_ORDER = tuple(field.name for field in PROPOSAL.fields)


class ProposeOptions(Options):
    """The options of ``jakres propose``."""

    event: str | None = optional_argument("EVENT", "The event.")
    agency: str | None = option("--agency", "AGENCY", "Who proposes it.")
    group: str | None = option("--group", "GROUP", "The break-out group it is for.")
    topic: str | None = option("--topic", "TEXT", "What should be talked about.")
    why: str | None = option("--why", "TEXT", "Why.")
    dry_run: bool = DRY_RUN


def run(session: Session, options: ProposeOptions) -> int:
    """Add a topic to the agency's proposals for an event, beginning its file if need be."""
    loaded = session.load()
    records = loaded.records
    wanted = session.wanted(options.event, "EVENT", Message("Which event?"))
    found = records.events[resolve_reference(wanted, records.events) or ""]
    agency = resolve_party(
        session.wanted(options.agency, "--agency", Message("Which agency?")), records
    )
    if agency not in records.agencies:
        raise AskedWrongly(Message("{name} is not an agency", name=agency))
    groups = [group.id for group in found.groups]
    group = session.wanted(options.group, "--group", Message("For which group?"))
    topic = filled_fields(
        TOPIC,
        group=choice(group, groups, Message("group")),
        topic=session.wanted(options.topic, "--topic", Message("Which topic?")),
        why=options.why,
    )
    path = f"records/events/{found.id}/proposals/{agency}.md"
    fields: dict[str, Any] = {
        "received": session.today.isoformat(),
        "by": agency,
        "topics": [topic],
    }
    text = "\n".join(["---", *yaml_lines(fields), "---", ""])
    with nullcontext() if options.dry_run else write_lock(session):
        # others may begin the same file, or rename the event: what is there counts under the lock
        if session.tree.read(found.path).data is None:
            raise CannotDo(
                Message("{path} was changed meanwhile; nothing was written", path=found.path),
                Message("run the command again"),
            )
        if session.tree.read(path).data is None:
            create_new_file(session, path, text, dry_run=options.dry_run, locked=True)
            if not options.dry_run:
                session.note(Message("wrote {path}", path=path))
        else:
            change_file(
                session,
                path,
                lambda document: append_item(document, "topics", topic, _ORDER),
                dry_run=options.dry_run,
                locked=True,
            )
    return session.account(loaded)


COMMAND = Command(
    "propose", "Add a topic that an agency proposes for an event.", run, ProposeOptions
)
