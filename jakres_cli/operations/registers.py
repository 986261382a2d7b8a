"""Adding to the registers: sorted, never twice, the file made when there is none."""

from __future__ import annotations

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.model.naming import Names
from jakres_cli.operations.writing import change_file, create_new_file
from jakres_cli.records.editing.edits import insert_block
from jakres_cli.records.editing.yaml_text import field_lines
from jakres_cli.records.reading.layout import AGENCIES_PATH, PEOPLE_PATH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written


def add_to_register(
    session: Session,
    records: Records,
    code: str,
    value: Written,
    *,
    within: str | None = None,
    dry_run: bool,
) -> None:
    """Add ``code`` to the register of agencies, or to a part (``within``) of that of people.

    Raises ``CannotDo`` when the code or one that differs only in case is taken.
    """
    taken = {name.casefold(): name for name in Names(records).parties}
    if code.casefold() in taken:
        raise CannotDo(Message("{code} is registered already", code=taken[code.casefold()]))
    known = Names(records).find(code)
    if known is not None:  # an alias, or what a body was called before: records still say it
        raise CannotDo(
            Message(
                "{code} already means {other} ({full})",
                code=code,
                other=known.code,
                full=known.name,
            )
        )
    path = PEOPLE_PATH if within else AGENCIES_PATH
    if session.tree.read(path).data is None:
        block: Written = {within: {code: value}} if within else {code: value}
        name, inner = next(iter(block.items()))  # type: ignore[union-attr]  # one of two mappings
        create_new_file(session, path, "\n".join(field_lines(name, inner)) + "\n", dry_run=dry_run)
        session.note(Message("wrote {path}", path=path))
        return
    change_file(
        session,
        path,
        lambda document: insert_block(document, code, value, within),
        dry_run=dry_run,
    )


def refuse_code(alias: str, records: Records) -> None:
    """Raise ``CannotDo`` when an agency has or had the code ``alias``: it would mean two."""
    for code, agency in records.agencies.items():
        if alias.casefold() in {name.casefold() for name in (code, *agency.former)}:
            raise CannotDo(
                Message(
                    "{code} already means {other} ({full})",
                    code=alias,
                    other=code,
                    full=agency.name.id,
                )
            )


def warn_of_similar_name(session: Session, records: Records, name: str) -> None:
    """Say so when ``name`` is what somebody in the register is called already."""
    party = Names(records).find(name)
    if party is not None:
        session.note(
            Message(
                "note: “{name}” already means {code} ({full})",
                name=name,
                code=party.code,
                full=party.name,
            )
        )
