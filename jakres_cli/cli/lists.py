"""Print a list: for people and programs as any answer, and as a flat table in csv or a workbook."""

from __future__ import annotations

import os

from jakres_cli.model.base import AskedWrongly, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from jakres_cli.cli.options import ListOptions
    from jakres_cli.cli.session import Session
    from jakres_cli.output import Report
    from jakres_cli.query.standing import Ledger
    from jakres_cli.records.load import Loaded

_CSV, _XLSX = "csv", "xlsx"


def print_list(
    session: Session,
    options: ListOptions,
    loaded: Loaded,
    day: datetime.date,
    *,
    schema: str,
    json: Callable[[Ledger], dict[str, object]],
    report: Callable[[Ledger], Report],
) -> int:
    """Print what ``Session.print_answer`` does, or the items of ``json`` as one flat table.

    Raises ``AskedWrongly`` for ``--excel`` of what isn't csv.
    """
    form = _table_format(options)
    if form is None:
        return session.print_answer(options, loaded, day, schema=schema, json=json, report=report)
    from jakres_cli.output import table_csv
    from jakres_cli.output.flat import flat_table

    shown = session.may_show(options, loaded, day, json, form)
    answer = json(shown.ledger)
    items = answer["items"]
    table = flat_table(schema, items if isinstance(items, list) else [])
    if form == _CSV:
        session.deliver(table_csv(*table, excel=options.excel), options.output)
    else:
        from jakres_cli.papers.sheet.tables import list_workbook

        title = schema.removeprefix("jakres.").partition("/")[0]
        book = list_workbook(title, table, office=session.settings.office, day=day)
        session.deliver_file(book, options.output)
    for name, others in answer.items():
        if name != "items" and others:
            session.note(Message("not in this table: {name}; see --format json", name=name))
    session.account_for_withheld(shown.withheld)
    return session.account(shown.loaded)


def _table_format(options: ListOptions) -> str | None:
    """Return csv or xlsx where one was asked for, also by the ending of the file; else None."""
    ending = os.path.splitext(options.output or "")[1].removeprefix(".").lower()
    form = options.format or (ending if ending in {_CSV, _XLSX} else None)
    if options.excel and (form or _CSV) != _CSV:
        raise AskedWrongly(
            Message("{option} cannot be used with {name}", option="--excel", name=form)
        )
    return _CSV if options.excel else form if form in {_CSV, _XLSX} else None
