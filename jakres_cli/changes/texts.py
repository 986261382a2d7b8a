"""What changed in the texts of records beside what the model holds: prose, characters, layout."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from jakres_cli.changes.change import About, AnyChange, Change, CharactersChange, ProseChange
from jakres_cli.changes.prose import compare_prose
from jakres_cli.records.editing.pieces import comment_texts
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.schema import Form, ListOf, Register, Shape
from jakres_cli.records.schema.kinds import FORMS, SETTINGS_KIND
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, iter_scalars, node_data
from jakres_cli.records.syntax.prose import without_comments
from jakres_cli.records.syntax.text import BOM, Split, split_fences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from jakres_cli.changes.files import Side
    from jakres_cli.records.syntax import Data
    from jakres_cli.records.syntax.document import Document


COMMENTS, ORDER, LINE_ENDS, LAYOUT, WAY = "comments", "order", "line-ends", "layout", "way"
_PROGRESS = "records/progress/"
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = "аАВсСеЕһНіІјЈкКМоОрРԛѕЅТуУԝхХ"
_GREEK = "ΑΒΕΖΗΙΚΜΝοΟρΡΤΥΧν"
_OTHER = "ɑɡօոսցʋꓐꓓꓖꓗꓚꓢꓣꓮꓰꓲꓳꓴ"
_LOOK_ALIKES = frozenset(_CYRILLIC + _GREEK + _OTHER)
"""Letters of other scripts that are drawn like a Latin one."""
_TRACELESS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What counts as a letter or mark and leaves no trace: fillers and variation selectors."""
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def text_changes(
    before: Side,
    after: Side,
    pairs: Iterable[tuple[str, str, About]],
    known: Container[str],
    by_later_name: Callable[[str], str],
) -> Iterator[AnyChange]:
    """Yield what changed in the text of each pair of paths.

    ``known`` are the paths of records of which it is known already that what they say changed.
    What is called otherwise now is told once, where it stands, and not where it is named.
    """
    for was, now, about in pairs:
        yield from _character_changes(before, after, was, now, about)
        if was not in before.texts or now not in after.texts:
            continue
        old, new = before.document(was), after.document(now)
        if old is None or new is None:
            continue
        changes = [*_prose_changes(about, old, new), *_other_field_changes(about, old, new)]
        yield from changes
        whole = now not in after.incomplete and was not in before.incomplete
        if not changes and now not in known and whole:
            how = tuple(_reasons(old, new, by_later_name))
            if how or _values(old) == _values(new):
                yield Change(kind="no-content-change", at=about.file(now), before=how, after=how)


def _prose_changes(about: About, old: Document, new: Document) -> Iterator[AnyChange]:
    if new.path.startswith(_PROGRESS):
        return  # it is the note, which the entry holds
    difference = compare_prose(old.prose, new.prose)
    if difference is not None:
        yield ProseChange(
            kind="prose-changed",
            at=about.file(new.path),
            before=tuple(passage.before for passage in difference.passages),
            after=tuple(passage.after for passage in difference.passages),
            reworded=difference.reworded,
            added=difference.added,
            removed=difference.removed,
        )


def _character_changes(
    before: Side, after: Side, was: str, now: str, about: About
) -> Iterator[AnyChange]:
    old, new = _misleading_in(before, was), _misleading_in(after, now)
    at, gone, come = about.file(now), old - new, new - old
    if gone:
        kind, names = "hidden-characters-removed", tuple(sorted(gone))
        yield CharactersChange(kind=kind, at=at, before=names, count=gone.total())
    if come:
        kind, names = "hidden-characters-added", tuple(sorted(come))
        yield CharactersChange(kind=kind, at=at, after=names, warning=True, count=come.total())


def _misleading_in(side: Side, path: str) -> Counter[str]:
    """Count what deceives the eye in a file, written as it is or as an escape in quotes."""
    text = side.texts.get(path, b"").decode(errors="replace")
    counts = misleading_characters(text)
    document = side.document(path) if "\\" in text and path.startswith("records/") else None
    if document is not None and document.tree is not None:
        for scalar in iter_scalars(document.tree):
            if not scalar.plain and "\\" in document.text[scalar.start : scalar.end]:
                counts += misleading_characters(scalar.text)
    return counts


def _other_field_changes(about: About, before: Document, after: Document) -> Iterator[AnyChange]:
    """Yield a change for each field that the field table doesn't know: ``x-…``, and mistakes."""
    slot = slot_of(after.path)
    shape = FORMS[slot.kind if isinstance(slot, Slot) else SETTINGS_KIND]
    old, new = (dict(_unknown_fields(shape, each.tree)) for each in (before, after))
    kind, at = "other-field-changed", about.file(after.path)
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was != now:
            yield Change(kind=kind, at=at, before=was, after=now, field=name)


def _unknown_fields(
    shape: Shape, node: Node | None, path: str = ""
) -> Iterator[tuple[str, object]]:
    """Yield every field that the table doesn't know, by its path, with its plain data."""
    if isinstance(shape, ListOf) and isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _unknown_fields(shape.of, item, f"{path}{_item_name(item, position)}/")
    elif isinstance(shape, Register | Form) and isinstance(node, Mapping):
        for name, (_, inner) in node.entries.items():
            within = _shape_within(shape, name)
            if within is None:
                yield f"{path}{name}", node_data(inner)
            else:
                yield from _unknown_fields(within, inner, f"{path}{name}/")


def _shape_within(shape: Register | Form, name: str) -> Shape | None:
    if isinstance(shape, Register):
        return None if name.startswith("x-") else shape.of
    field = shape.by_name.get(name)
    return field.shape if field else None


def _item_name(node: Node, position: int) -> str:
    for name in ("id", "agency", "code"):
        if isinstance(node, Mapping) and name in node.entries:
            _, inner = node.entries[name]
            if isinstance(inner, Scalar):
                return inner.text
    return str(position + 1)


def _values(document: Document) -> list[str]:
    return [value.text for value in iter_scalars(document.tree)] if document.tree else []


def _reasons(
    before: Document, after: Document, by_later_name: Callable[[str], str]
) -> Iterator[str]:
    """Yield what was done to a file that says the same as before, but for names."""
    if _comments(before) != _comments(after):
        yield COMMENTS
    was, now = (
        _renamed(node_data(each.tree), by_later_name) if each.tree else None
        for each in (before, after)
    )
    if was != now:
        yield WAY
    elif repr(was) != repr(now):
        yield ORDER
    if _spelling(before, by_later_name) != _spelling(after, by_later_name):
        yield LAYOUT
    elif before.text.count("\r\n") != after.text.count("\r\n"):
        yield LINE_ENDS


def _renamed(data: Data, by_later_name: Callable[[str], str]) -> Data:
    if isinstance(data, str):
        return by_later_name(data)
    if isinstance(data, list):
        return [_renamed(item, by_later_name) for item in data]
    return {name: _renamed(value, by_later_name) for name, value in data.items()}


def _comments(document: Document) -> tuple[list[str], str]:
    """Return the comments of the front matter, and of the prose."""
    shown = without_comments(document.prose)
    hidden = "".join(
        letter
        for letter, seen in zip(document.prose, shown, strict=True)
        if letter != seen and not letter.isspace()
    )
    if document.tree is None:
        return [], hidden
    split = split_fences(document.text) if document.path.endswith(".md") else None
    start, end = (split.start, split.end) if isinstance(split, Split) else (0, len(document.text))
    return comment_texts(document.text, start, end, document.tree), hidden


def _spelling(
    document: Document, by_later_name: Callable[[str], str]
) -> tuple[list[str], list[bool], list[str]]:
    """Return every value as it is spelled, what is in brackets, and the lines of the prose.

    Fields come in an order that is the same for all.
    """
    text = document.text
    values = iter_scalars(document.tree) if document.tree else ()
    lines = without_comments(document.prose).split("\n")
    return (
        sorted(
            text[value.start : value.end].replace(value.text, by_later_name(value.text))
            for value in values
        ),
        [*_flows(document.tree)] if document.tree else [],
        [line.strip() for line in lines if line.strip()],
    )


def _flows(node: Node) -> Iterator[bool]:
    if isinstance(node, Sequence):
        yield node.flow
        for item in node.items:
            yield from _flows(item)
    elif isinstance(node, Mapping):
        yield node.flow
        for _, (_, inner) in sorted(node.entries.items()):
            yield from _flows(inner)


def misleading_characters(text: str) -> Counter[str]:
    """Count what fools the eye in ``text``: characters that don't show, and words in disguise."""
    if text.isascii():
        return Counter(_controls(text))
    return Counter([*_invisible(text), *_disguised(text)])


def lookalike_letters(word: str) -> list[str]:
    """Return the letters of ``word`` that are not what they look like; none of a character."""
    return [letter for letter in dict.fromkeys(word) if _looks_latin(letter)]


def _controls(text: str) -> Iterator[str]:
    return (letter for letter in text if not letter.isprintable() and letter not in "\n\r\t")


def _invisible(text: str) -> Iterator[str]:
    for position, letter in enumerate(text):
        if letter.isprintable() and not _TRACELESS.match(letter):
            continue
        if letter in "\n\r\t" or unicodedata.category(letter) == "Zs":
            continue
        if letter == BOM and not position:
            continue
        if letter in {_JOINER, _EMOJI_STYLE} and _follows_emoji(text, position):
            continue
        yield letter


def _follows_emoji(text: str, position: int) -> bool:
    before = text[max(position - 2, 0) : position].rstrip(_EMOJI_STYLE)[-1:]
    return before.isdigit() or (before != "" and unicodedata.category(before) in {"So", "Sk"})


def _disguised(text: str) -> Iterator[str]:
    """Yield words that mix scripts, or that are written in another one to look Latin."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        alike = [letter for letter in word if _looks_latin(letter)]
        if alike and all(letter in alike or _is_latin(letter) for letter in word):
            yield word


def _looks_latin(letter: str) -> bool:
    if letter in _LOOK_ALIKES:
        return True
    if letter.isascii() or not unicodedata.name(letter, "").startswith(
        ("FULLWIDTH", "MATHEMATICAL")
    ):
        return False
    plain = unicodedata.normalize("NFKC", letter)
    return plain.isascii() and plain.isalpha()


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
