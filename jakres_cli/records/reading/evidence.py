"""What shows that something happened, where it isn't a record or a file: urls, letters, e-mails."""

from __future__ import annotations

import re

from jakres_cli.model.message import Message
from jakres_cli.model.value import Value
from jakres_cli.records.reading.due import read_day

_URL = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*")
LETTER, EMAIL, URLS = "letter:", "email:", ("http://", "https://")


class EvidenceFault(Value):
    """Why a text is no evidence: the code of the problem, what is wrong, what to write."""

    code: str
    message: Message
    hint: Message


def evidence_fault(text: str) -> EvidenceFault | None:
    """Return what is wrong with ``text`` as a url, letter or e-mail; None for a good or other one.

    They are written ``https://…``, ``letter:NUMBER`` and ``email:DATE``.
    """
    if text.startswith(LETTER) and not any(map(str.isalnum, text.removeprefix(LETTER))):
        return EvidenceFault(
            code="JK101",
            message=Message("“{value}” names no letter", value=text),
            hint=Message("write its number: letter:012/SJB/2019"),
        )
    if text.startswith(EMAIL) and read_day(text.removeprefix(EMAIL)) is None:
        return EvidenceFault(
            code="JK105",
            message=Message("“{value}” has no day of the calendar", value=text),
            hint=Message("write the day it was sent: email:2019-11-20"),
        )
    if text.startswith(URLS) and not _URL.fullmatch(text):
        return EvidenceFault(
            code="JK101",
            message=Message("“{value}” is no url", value=text),
            hint=Message("a url has a host and no blanks: https://example.org/surat"),
        )
    return None
