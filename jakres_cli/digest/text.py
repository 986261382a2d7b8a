"""A digest as lines for a terminal or a pipe."""

from __future__ import annotations

import textwrap

from jakres_cli.model.message import Message
from jakres_cli.output.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.digest.digest import Digest, DigestLine
    from jakres_cli.locale import Catalogue

_YELLOW, _BOLD, _OFF = "\x1b[33m", "\x1b[1m", "\x1b[0m"


def as_text(
    found: Digest, between: Message, t: Catalogue, width: int | None, *, color: bool
) -> str:
    """Return ``found``, wrapped to ``width`` columns if there is such a width.

    ``between`` says which two states were compared.
    """
    layout = _Layout(t, width, color=color)
    blocks = [
        [
            *layout.paragraph(Message("Changes {between}:", between=between)),
            *layout.paragraph(found.counts),
        ],
        layout.block(Message("Look at this first:"), found.warnings, "! ", _YELLOW),
        *(layout.block(group.heading, group.lines) for group in found.groups),
        layout.block(Message("No change in content:"), found.same),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


class _Layout:
    def __init__(self, t: Catalogue, width: int | None, *, color: bool) -> None:
        self.t = t
        self.width = width
        self.color = color

    def block(
        self, heading: Message, lines: Iterable[DigestLine], sign: str = "- ", paint: str = _BOLD
    ) -> list[str]:
        listed = [*self.lines(lines, sign)]
        title = self.paragraph(heading) if listed else []
        return [*(f"{paint}{one}{_OFF}" if self.color else one for one in title), *listed]

    def paragraph(self, message: Message, first: str = "", rest: str = "") -> list[str]:
        text = first + one_line(self.t(message))
        if self.width is None:
            return [text]
        return textwrap.wrap(
            text,
            max(self.width, 20),
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )

    def lines(self, lines: Iterable[DigestLine], sign: str) -> Iterator[str]:
        for line in lines:
            yield from self.paragraph(line.said, f"  {sign}", "    ")
            for one in line.under:
                yield from self.paragraph(one, "      ", "        ")
