"""A digest as Markdown for a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from jakres_cli.digest.speaker import clip
from jakres_cli.model.markdown import escape_for_html, escape_links
from jakres_cli.model.message import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.digest.digest import Digest, DigestGroup, DigestLine
    from jakres_cli.locale import Catalogue
    from jakres_cli.records.reading.load import Loaded

MOST = 60_000
"""So many characters at most: forges take 65,536 for a comment."""
_LONG = 8
"""A group of more lines is folded."""
_LONGEST = 600
"""So many characters of one text are shown, however long somebody wrote."""
_SPARE = 4000
"""Room for what stands at the end."""


def as_markdown(found: Digest, foot: Message, t: Catalogue) -> str:
    """Return ``found``, cut with a count where it gets too long for a comment; ``foot`` ends it."""
    page = _Page(t)
    page.add(f"### {page.said(Message('Changes in the records'))}")
    page.add(f"**{page.said(found.counts)}**")
    if found.warnings:
        title = page.said(Message("Look at this first"))
        page.add(f"#### ⚠️ {title}", page.lines(found.warnings))
    for group in found.groups:
        page.group(group)
    if found.same:
        count = Plural("1 file", "{n} files", n=len(found.same))
        page.folded(Message("No change in content"), count, found.same)
    return page.text(foot)


def footer(between: Message, before: Loaded, after: Loaded) -> Message:
    """Return ``between`` which states, how many records were read, and which not whole."""
    read = Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=after.found,
        whole=after.whole,
    )
    said = Message("{between}; {read}", between=between, read=read)
    unread = {one.place.path for one in (*before.incomplete, *after.incomplete)}
    if not unread:
        return said
    return Message("{said}; not read whole: {paths}", said=said, paths=", ".join(sorted(unread)))


class _Page:
    """Blocks of Markdown, as many as there is room for."""

    def __init__(self, t: Catalogue) -> None:
        self.t = t
        self.room = MOST - _SPARE
        self.blocks: list[str] = []
        self.left_out = 0

    def said(self, message: Message) -> str:
        """Return a sentence; what people wrote in it is shown as it is and links to nothing."""
        return self.t(message.with_texts(lambda text: escape_links(clip(text, _LONGEST))))

    def lines(self, lines: Iterable[DigestLine]) -> list[str]:
        """Return the items of a list, each with what belongs under it."""
        return [
            "\n".join([f"- {self.said(line.said)}", *(f"  - {self.said(o)}" for o in line.under)])
            for line in lines
        ]

    def group(self, group: DigestGroup) -> None:
        """Add a record with what changed in it; a long one is folded."""
        if len(group.lines) > _LONG:
            count = Plural("1 change", "{n} changes", n=len(group.lines))
            self.folded(group.heading, count, group.lines)
        else:
            self.add(f"#### {self.said(group.heading)}", self.lines(group.lines))

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
            blocks.append(f"**{self.said(more)}**")
        blocks.append(f"<sub>{self.said(foot)}</sub>")
        return "\n\n".join(blocks) + "\n"
