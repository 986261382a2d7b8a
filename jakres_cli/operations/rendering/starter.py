"""``jakres render DOCUMENT --starter``: a Word file to begin the office's own template with."""

from __future__ import annotations

import os

from jakres_cli.documents.words import DOTS, labels
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.documents.maker import Maker


def write_starter(session: Session, name: str, maker: Maker, output: str | None) -> None:
    """Write the starter of the document ``name``; a file that is there is somebody's work."""
    from jakres_cli.papers.layout import page_count_words
    from jakres_cli.papers.reading import read_paper
    from jakres_cli.papers.word.document import as_word
    from jakres_cli.papers.word.starter import tags, with_tags_of_word
    from jakres_cli.templating.render import Templates

    t = session.t
    view = {
        **tags(maker.fields),
        "lang": t.lang,
        "dots": DOTS,
        "label": labels(dict(maker.words), t),
        "letterhead": list(session.settings.letterhead.lines),
    }
    text = Templates(session.tree.root).render(f"{name}.md.j2", view)
    made = as_word(with_tags_of_word(read_paper(text, t.lang)), page_count_words(t))
    if output is None or output == "-":
        session.deliver_file(made, None)
        return
    from jakres_cli.store.files import create_file

    session.must_not_hit_records(output)
    create_file(output, made)
    session.note(Message("wrote {path}", path=output))
    usual = os.path.join(session.tree.root, "templates", f"{name}.docx")
    if os.path.abspath(output) == usual:
        session.note(Message("jakres render {name} --format docx takes it from now on", name=name))
    else:
        session.note(Message("as {path} it is used for every docx", path=f"templates/{name}.docx"))
