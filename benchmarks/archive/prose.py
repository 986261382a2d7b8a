"""The prose of a meeting: it holds every quote, and is as long as such prose is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.archive.plan import place
from benchmarks.archive.vocabulary import MONTHS, OFFICE, REMARKS, TOPICS, WEEKDAYS

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from benchmarks.archive.canonical import Tree
    from benchmarks.archive.plan import Meeting

MEETING_BYTES = 3600


def prose_of(
    rng: random.Random,
    meeting: Meeting,
    topic: str,
    follow_ups: Sequence[dict[str, Tree]],
    bytes_above: int,
) -> str:
    """The minutes as prose, with every quote in them."""
    quotes = [f"{item['quote']}." for item in follow_ups]
    in_text = quotes[: len(quotes) // 3]
    listed = quotes[len(in_text) :]
    tail = "\n## Tindak lanjut\n\n" + "".join(f"- {quote}\n" for quote in listed)
    room_left = MEETING_BYTES - bytes_above - len(tail) - rng.randint(0, 800)
    paragraphs = [_opening(meeting, topic)]
    while sum(map(len, paragraphs)) < room_left or in_text:
        paragraphs.append(_paragraph(rng, meeting, in_text))
    return "\n## Pembahasan\n\n" + "\n\n".join(paragraphs) + "\n" + tail


def _opening(meeting: Meeting, topic: str) -> str:
    day = meeting.day
    spoken = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"Pertemuan tentang {topic} diadakan pada hari {spoken} oleh {OFFICE}."


def _paragraph(rng: random.Random, meeting: Meeting, in_text: list[str]) -> str:
    sentences = [_remark(rng, meeting) for _ in range(rng.randint(2, 4))]
    if in_text:
        sentences.append(in_text.pop())
    return _wrapped(" ".join(sentences))


def _remark(rng: random.Random, meeting: Meeting) -> str:
    topic, other = rng.sample(TOPICS, 2)
    return rng.choice(REMARKS).format(
        agency=rng.choice(meeting.room),
        topic=topic,
        other=other,
        place=place(rng),
        number=rng.randint(3, 120),
    )


def _wrapped(text: str) -> str:
    """Lines as an editor breaks them, so that quotes run over line ends as they do in life."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 98:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
