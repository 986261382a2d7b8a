"""Mail drafts, read again by Python's own parser."""

from __future__ import annotations

import datetime
from email import message_from_bytes
from email import policy as policies
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.papers.exchange import Enclosure, mail_draft

if TYPE_CHECKING:
    from email.message import EmailMessage

WRITTEN = datetime.datetime(2019, 11, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
SHEET = Enclosure(
    name="tindak lanjut é.xlsx",
    kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    data=b"PK\x03\x04",
)


def _read(data: bytes) -> EmailMessage:
    assert b"\n" not in data.replace(b"\r\n", b"")
    head = data.partition(b"\r\n\r\n")[0]
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert head.isascii()
    message = message_from_bytes(data, policy=policies.default)
    assert not message.defects
    return message


def _draft(subject: str = "Pengingat", body: str = "Isi") -> bytes:
    return mail_draft(subject, body, written=WRITTEN)


def _text(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n")


def test_a_draft() -> None:
    """It is marked as not sent; it has a subject, a date and an id, but no sender or receiver."""
    message = _read(_draft("Pengingat – tindak lanjut", "Yth. Bapak/Ibu,\n\nTerima kasih.\n"))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Pengingat – tindak lanjut"
    assert message["Date"].datetime == WRITTEN
    assert message["Message-ID"].startswith("<")
    assert "From" not in message
    assert "To" not in message
    assert _text(message) == "Yth. Bapak/Ibu,\n\nTerima kasih.\n"


def test_files_go_with_it() -> None:
    """What is enclosed keeps its name and its bytes."""
    data = mail_draft("S", "Isi", written=WRITTEN, enclosed=[SHEET])
    assert data == mail_draft("S", "Isi", written=WRITTEN, enclosed=[SHEET])
    message = _read(data)
    (part,) = message.iter_attachments()
    assert (part.get_filename(), part.get_content()) == (SHEET.name, SHEET.data)
    assert part.get_content_type() == SHEET.kind
    body = message.get_body()
    assert body is not None
    assert _text(body) == "Isi\n"  # type: ignore[arg-type]  # a part is a message too


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text(subject: str, body: str) -> None:
    """Whatever people wrote adds no header, comes back, and makes the same bytes again."""
    data = _draft(subject, body)
    assert data == _draft(subject, body)
    message = _read(data)
    assert {name.casefold() for name in message} == {
        "x-unsent",
        "date",
        "subject",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
        "message-id",
    }
    if subject.isprintable() and subject == " ".join(subject.split()):
        assert message["Subject"] == subject
    if body.isprintable():
        assert _text(message) == f"{body}\n"
