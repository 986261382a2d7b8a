"""A digest for a terminal, as Markdown for a pull request, and for other programs."""

from __future__ import annotations

import textwrap

from jakres_cli.digest.digest import Digest, DigestGroup, change_sentence
from jakres_cli.digest.speaker import Speaker, clip, join_parts
from jakres_cli.model.base import Message, Plural
from jakres_cli.model.markdown import escape_for_html, escape_links
from jakres_cli.output import one_line
from jakres_cli.output.json_output import value_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.change import AnyChange
    from jakres_cli.digest.digest_line import DigestLine
    from jakres_cli.locale import Catalogue
    from jakres_cli.records.load import Loaded

_YELLOW, _BOLD, _OFF = "\x1b[33m", "\x1b[1m", "\x1b[0m"
MOST = 60_000
"""So many characters at most: forges take 65,536 for a comment."""
_LONG = 8
"""A group of more lines is folded."""
_LONGEST = 600
"""So many characters of one text are shown, however long somebody wrote."""
_SPARE = 4000
"""Room for what stands at the end."""


def as_text(
    digest: Digest, between: Message, t: Catalogue, width: int | None, *, color: bool
) -> str:
    """Return ``digest``, wrapped to ``width`` columns if there is such a width.

    ``between`` says which two states were compared.
    """
    layout = _Layout(t, width, color=color)
    blocks = [
        [
            *layout.paragraph(Message("Changes {between}:", between=between)),
            *layout.paragraph(digest.counts),
        ],
        layout.block(Message("Look at this first:"), digest.warnings, "! ", _YELLOW),
        *(layout.block(group.heading, group.lines) for group in digest.groups),
        layout.block(Message("No change in content:"), digest.same),
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
        return [*(f"{paint}{line}{_OFF}" if self.color else line for line in title), *listed]

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
            yield from self.paragraph(line.sentence, f"  {sign}", "    ")
            for detail in line.under:
                yield from self.paragraph(detail, "      ", "        ")


def as_markdown(digest: Digest, foot: Message, t: Catalogue) -> str:
    """Return ``digest`` with ``foot`` below it; what a comment has no room for is counted."""
    page = _Page(t)
    page.add(f"### {page.sentence(Message('Changes in the records'))}")
    page.add(f"**{page.sentence(digest.counts)}**")
    if digest.warnings:
        title = page.sentence(Message("Look at this first"))
        page.add(f"#### ⚠️ {title}", page.lines(digest.warnings))
    for group in digest.groups:
        page.group(group)
    if digest.same:
        count = Plural("1 file", "{n} files", n=len(digest.same))
        page.folded(Message("No change in content"), count, digest.same)
    return page.text(foot)


def footer(between: Message, before: Loaded, after: Loaded) -> Message:
    """Return ``between`` which states, how many records were read, and which not whole."""
    read = Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=after.found,
        whole=after.whole,
    )
    parts = [between, read]
    unread = {*before.unread, *after.unread}
    if unread:
        parts.append(Message("not read whole: {paths}", paths=", ".join(sorted(unread))))
    return join_parts(parts)


class _Page:
    """Blocks of Markdown, as many as there is room for."""

    def __init__(self, t: Catalogue) -> None:
        self.t = t
        self.room = MOST - _SPARE
        self.blocks: list[str] = []
        self.left_out = 0

    def sentence(self, message: Message) -> str:
        """Return a sentence; what people wrote in it is shown as it is and links to nothing."""
        return self.t(message.with_texts(lambda text: escape_links(clip(text, _LONGEST))))

    def lines(self, lines: Iterable[DigestLine]) -> list[str]:
        """Return the items of a list, each with what belongs under it."""
        return [
            "\n".join(
                [
                    f"- {self.sentence(line.sentence)}",
                    *(f"  - {self.sentence(each)}" for each in line.under),
                ]
            )
            for line in lines
        ]

    def group(self, group: DigestGroup) -> None:
        """Add a record with what changed in it; a long one is folded."""
        if len(group.lines) > _LONG:
            count = Plural("1 change", "{n} changes", n=len(group.lines))
            self.folded(group.heading, count, group.lines)
        else:
            self.add(f"#### {self.sentence(group.heading)}", self.lines(group.lines))

    def folded(self, heading: Message, count: Message, lines: tuple[DigestLine, ...]) -> None:
        """Add a list that is opened by a click on its heading."""
        title = Message("{what} ({count})", what=heading, count=count)
        shown = self.t(title.with_texts(lambda text: escape_for_html(clip(text, _LONGEST))))
        begin = f"<details><summary>{shown}</summary>\n"
        self.add(begin, [*self.lines(lines)], "\n</details>")

    def add(self, title: str, items: Iterable[str] = (), end: str = "") -> None:
        """Add a block with as many of its items as there is room for."""
        listed = list(items)
        kept = []
        self.room -= len(title) + len(end) + 3
        for item in listed:
            if len(item) + 1 > self.room:
                break
            kept.append(item)
            self.room -= len(item) + 1
        missing = len(listed) - len(kept)
        self.left_out += missing
        if missing:
            self.room = 0
        if kept or not listed:
            self.blocks.append("\n".join([title, "\n".join(kept), end]).rstrip("\n"))

    def text(self, foot: Message) -> str:
        """Return the page; its last lines say how much is missing from it, and the ``foot``."""
        blocks = list(self.blocks)
        if self.left_out:
            more = Plural(
                "1 more change is not shown here; jakres diff shows it",
                "{n} more changes are not shown here; jakres diff shows them",
                n=self.left_out,
            )
            blocks.append(f"**{self.sentence(more)}**")
        blocks.append(f"<sub>{self.sentence(foot)}</sub>")
        return "\n\n".join(blocks) + "\n"


def change_json(change: AnyChange, speaker: Speaker) -> dict[str, object]:
    """Return an item of ``jakres.diff/1``."""
    t = speaker.t
    return {
        "kind": change.kind,
        "warning": change.warning,
        "ref": change.ref,
        "path": change.path,
        "field": change.field or None,
        "before": _json(change.before, speaker),
        "after": _json(change.after, speaker),
        "details": {name: _json(value, speaker) for name, value in change.details.items()},
        "message": t(change_sentence(change, speaker)),
    }


def _json(value: object, speaker: Speaker) -> object:
    return speaker.t(value) if isinstance(value, Message) else value_json(value)
