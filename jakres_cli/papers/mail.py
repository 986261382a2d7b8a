"""A mail as a draft (.eml, RFC 5322) that mail programs open for sending."""

from __future__ import annotations

import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_IN_BODY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DIGITS = 32


class Enclosure(Value):
    """A file that goes with a mail; ``kind`` is its media type."""

    name: str
    kind: str
    data: bytes


def mail_draft(
    subject: str,
    body: str,
    *,
    written: datetime.datetime,
    enclosed: Sequence[Enclosure] = (),
) -> bytes:
    """Return a draft with ``subject`` and ``body``, and files ``enclosed``.

    ``written`` goes into its date. The same mail always has the same bytes, its id too. Whoever
    sends it is the sender, and says to whom: the records know no addresses.
    """
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"  # Outlook and others then open it for writing
    draft["Date"] = format_datetime(written)
    draft["Subject"] = _line(subject)
    text = _IN_BODY.sub("\ufffd", body.replace("\r\n", "\n").replace("\r", "\n"))
    draft.set_content(text, charset="utf-8", cte="quoted-printable")
    for item in enclosed:
        kind, _, form = item.kind.partition("/")
        draft.add_attachment(item.data, maintype=kind, subtype=form, filename=_line(item.name))
    return bytes(_named(draft))


def _named(draft: EmailMessage) -> EmailMessage:
    """Give ``draft`` the id and the boundary that its own content makes."""
    if draft.is_multipart():
        draft.set_boundary("jakres")
    digest = hashlib.sha256(bytes(draft)).hexdigest()[:_DIGITS]
    if draft.is_multipart():
        draft.set_boundary(f"jakres-{digest}")
    draft["Message-ID"] = f"<{digest}@jakres.invalid>"
    return draft


def _line(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()
