"""Evidence as people give it: a record, a url, a letter, an e-mail, or a file of theirs."""

from __future__ import annotations

import hashlib
import os

from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.spelling import slug_from
from jakres_cli.model.value import Value
from jakres_cli.query.references import matching_references
from jakres_cli.records.reading.parse import EMAIL, LETTER, URLS, evidence_fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records

_AS_IT_IS = (*URLS, LETTER, EMAIL, "files/")
_HASH_SHOWN = 8
_LARGEST = 50 * 1024 * 1024


class Attachment(Value):
    """A file to be copied into the workspace at ``path``."""

    path: str
    data: bytes


def resolve_evidence(
    given: tuple[str, ...], records: Records, session: Session
) -> tuple[list[str], list[Attachment]]:
    """Return the evidence as it is written in an entry, and the files to copy for it.

    A local file goes to ``records/files/`` under its name and the beginning of its SHA-256, so that
    a changed copy shows. Raises ``AskedWrongly`` for what is none of these.
    """
    written: list[str] = []
    attachments: list[Attachment] = []
    known = _records(records)
    for one in given:
        fault = evidence_fault(one)
        if fault is not None:
            raise AskedWrongly(fault.message, fault.hint)
        found = {known[name] for name in matching_references(one, [*known])}
        if one.startswith(_AS_IT_IS):
            if one.startswith("files/"):
                _must_exist(one, session)
            written.append(one)
        elif os.path.isfile(one):
            attachment = _attachment(one)
            attachments.append(attachment)
            written.append(attachment.path.removeprefix("records/"))
        elif len(found) == 1:
            written.append(found.pop())
        else:
            raise AskedWrongly(
                Message(
                    "“{evidence}” is not evidence: there is no such file or record", evidence=one
                ),
                Message("give a file, a record, a url, letter:NUMBER or email:DATE"),
            )
    return written, attachments


def _records(records: Records) -> dict[str, str]:
    """Return the ids of the records that may show something, by each name that they have or had."""
    groups = (records.working_groups, records.events, records.meetings)
    return {
        name: one.id for group in groups for one in group.values() for name in (*one.former, one.id)
    }


def _must_exist(name: str, session: Session) -> None:
    if session.tree.read(f"records/{name}").data is None:
        raise AskedWrongly(Message("there is no records/{name}", name=name))


def _attachment(path: str) -> Attachment:
    if os.path.getsize(path) > _LARGEST:
        raise CannotDo(
            Message("{path} is larger than {most} MiB", path=path, most=_LARGEST >> 20),
            Message("keep it elsewhere and give its url or letter:NUMBER"),
        )
    with open(path, "rb") as file:
        data = file.read()
    stem, dot, ending = os.path.basename(path).rpartition(".")
    name = slug_from(stem or ending) or "berkas"
    digest = hashlib.sha256(data).hexdigest()[:_HASH_SHOWN]
    suffix = f".{slug_from(ending)}" if dot and slug_from(ending) else ""
    return Attachment(path=f"records/files/{name}-{digest}{suffix}", data=data)
