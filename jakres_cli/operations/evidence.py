"""Evidence as people give it: a record, a url, a letter, an e-mail, or a file of theirs."""

from __future__ import annotations

import os
import re

from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.model.source import FILES
from jakres_cli.model.words import slug_from
from jakres_cli.query.references import matching_references
from jakres_cli.records.parse import EMAIL, LETTER, ORAL, URLS, evidence_fault
from jakres_cli.store.steps import FileStep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records

_AS_IT_IS = (*URLS, LETTER, EMAIL, *ORAL, "files/")
_HASH_SHOWN = 8
_LARGEST = 50 * 1024 * 1024
_KEEP_ELSEWHERE = Message("keep it elsewhere and give its url or letter:NUMBER")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def resolve_evidence(
    given: Iterable[str], records: Records, session: Session
) -> tuple[list[str], list[FileStep]]:
    """Return the evidence as it is written in an entry, and the files to copy for it.

    A local file goes to ``records/files/`` under its name and the beginning of its SHA-256, so that
    a changed copy shows. Raises ``AskedWrongly`` for what is none of these.
    """
    written: list[str] = []
    copies: dict[str, FileStep] = {}
    ids = _records_by_name(records)
    for evidence in given:
        fault = evidence_fault(evidence)
        if fault is not None:
            raise AskedWrongly(fault.message, fault.hint)
        if evidence.startswith(_AS_IT_IS):
            _require_file(evidence, session)
            written.append(evidence)
        elif os.path.isfile(evidence):
            data = _content(evidence, _KEEP_ELSEWHERE)
            path = f"{FILES}{_hashed_name(evidence, data)}"
            copies |= _copy(path, data, session)
            written.append(path.removeprefix("records/"))
        else:
            written.append(_record_id(evidence, ids))
    return written, list(copies.values())


def resolve_scan(given: str, session: Session) -> tuple[str, list[FileStep]]:
    """Return how the scan ``given`` is referred to, and its copy when there is none yet.

    Raises ``AskedWrongly`` when there is no such file, ``CannotDo`` when another has its name.
    """
    if given.startswith("files/") and session.tree.read(f"records/{given}").data is not None:
        return given, []
    if not os.path.isfile(given):
        raise AskedWrongly(
            Message("there is no file “{file}”", file=given),
            Message("give the scan with the signatures, or files/NAME of records/files/"),
        )
    path = f"{FILES}{_plain_name(os.path.basename(given))}"
    copies = _copy(path, _content(given), session)
    return path.removeprefix("records/"), list(copies.values())


def _records_by_name(records: Records) -> dict[str, str]:
    """Return the ids of the records that may show something, by each name that they have or had."""
    groups = (records.working_groups, records.events, records.meetings)
    return {
        name: record.id
        for group in groups
        for record in group.values()
        for name in (*record.former, record.id)
    }


def _record_id(evidence: str, ids: dict[str, str]) -> str:
    """Return the id of the one record that ``evidence`` means; raises ``AskedWrongly``."""
    matched = {ids[name] for name in matching_references(evidence, [*ids])}
    if len(matched) != 1:
        raise AskedWrongly(
            Message(
                "“{evidence}” is not evidence: there is no such file or record", evidence=evidence
            ),
            Message("give a file, a record, a url, letter:NUMBER, email:DATE or phone:DATE NAME"),
        )
    return matched.pop()


def _require_file(evidence: str, session: Session) -> None:
    if evidence.startswith("files/") and session.tree.read(f"records/{evidence}").data is None:
        raise AskedWrongly(Message("there is no records/{name}", name=evidence))


def _copy(path: str, data: bytes, session: Session) -> dict[str, FileStep]:
    """Return the step that makes the copy, by its path; none where it is already."""
    from jakres_cli.store.files import has_content
    from jakres_cli.store.workspace import inside

    if has_content(inside(session.tree.root, path), data):
        return {}
    return {path: FileStep(new=path, after=data)}


def _content(path: str, hint: Message | None = None) -> bytes:
    if os.path.getsize(path) > _LARGEST:
        raise CannotDo(
            Message("{path} is larger than {most} MiB", path=path, most=_LARGEST >> 20), hint
        )
    with open(path, "rb") as file:
        return file.read()


def _hashed_name(path: str, data: bytes) -> str:
    import hashlib

    stem, dot, ending = os.path.basename(path).rpartition(".")
    name = slug_from(stem or ending) or "berkas"
    digest = hashlib.sha256(data).hexdigest()[:_HASH_SHOWN]
    suffix = f".{slug_from(ending)}" if dot and slug_from(ending) else ""
    return f"{name}-{digest}{suffix}"


def _plain_name(name: str) -> str:
    if _PLAIN_NAME.fullmatch(name):
        return name
    stem, _, ending = name.rpartition(".")
    parts = [slug_from(stem or ending) or "notula", slug_from(ending) if stem else ""]
    return ".".join(part for part in parts if part)
