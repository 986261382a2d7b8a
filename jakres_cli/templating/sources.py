"""The files that templates are read from: ours, the workspace's, and one named on the command line.

Only regular files of at most 64 KiB; links are never followed.
"""

from __future__ import annotations

import os

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "templates"
OURS = "builtin/"
GIVEN = "--template"
_ENDING = ".j2"
_MOST_BYTES = 64 * 1024
_MOST_WORD_BYTES = 8 * 1024 * 1024
_MOST_FILES = 200
_DEEPEST = 4
_FILE = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
_REGULAR, _FILE_TYPE = 0o100000, 0o170000
_LINKS = {40, 62}  # ELOOP on Linux and macOS: O_NOFOLLOW met a link

_LINK = Message("it is a link; links are not followed")


class WordTemplate(Value):
    """A template from Word: where it is for people, and its ``data``."""

    path: str
    data: bytes


class Template(Value):
    """A template as it was found: ``text``, or why it was ``refused``; ``path`` is for people."""

    path: str
    text: str = ""
    refused: Message | None = None


def built_in() -> dict[str, Template]:
    """Return the templates everybody starts from, by their name after ``builtin/``."""
    return dict(_listed(_our_folder(), OURS.rstrip("/")))


def workspace_templates(root: str | None) -> dict[str, Template]:
    """Return the templates of the workspace at ``root`` by name; none are its own in our checkout.

    A template there that can't be used stands for itself, refused, rather than give way to ours.
    """
    if root is None:
        return {}
    folder = os.path.join(root, FOLDER)
    if not os.path.isdir(folder) and not os.path.islink(folder):
        return {}
    if os.path.realpath(folder) == os.path.realpath(_our_folder()):
        return {}
    return dict(_listed(folder, FOLDER))


def named_template(path: str) -> Template:
    """Return the template that somebody named; raises ``AskedWrongly`` when there is none."""
    if not os.path.lexists(path):
        raise AskedWrongly(Message("there is no template {path}", path=path))
    return _read(path, path, None)


def word_template(root: str, name: str, named: str | None) -> WordTemplate | None:
    """Return the Word template ``named``, else the workspace's ``name``, None if it has none.

    Raises ``AskedWrongly`` when the one named isn't there, ``CannotDo`` for one that can't be used.
    """
    path = named or os.path.join(root, FOLDER, name)
    shown = named or f"{FOLDER}/{name}"
    if not os.path.lexists(path):
        if named:
            raise AskedWrongly(Message("there is no template {path}", path=named))
        return None
    failure = _LINK if os.path.islink(os.path.join(root, FOLDER)) and not named else None
    data = failure or _bytes(path, None, _MOST_WORD_BYTES)
    if isinstance(data, Message):
        raise CannotDo(Message("the template {place}: {problem}", place=shown, problem=data))
    return WordTemplate(path=shown, data=data)


def _our_folder() -> str:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, FOLDER)  # in the wheel
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), FOLDER)


def _listed(folder: str, shown: str) -> Iterator[tuple[str, Template]]:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        # a link is “not a directory” here; whatever is asked for is behind it
        yield "", Template(path=shown, refused=_LINK if os.path.islink(folder) else _why(error))
        return
    try:
        yield from _below(handle, "", shown, 0)
    finally:
        os.close(handle)


def _below(handle: int, prefix: str, shown: str, depth: int) -> Iterator[tuple[str, Template]]:
    for name in sorted(os.listdir(handle))[:_MOST_FILES]:
        path = f"{shown}/{prefix}{name}"
        if name.endswith(_ENDING):
            yield prefix + name, _read(name, path, handle)
        elif depth < _DEEPEST and "." not in name:
            try:
                flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC
                inner = os.open(name, flags, dir_fd=handle)
            except OSError:
                continue  # a link or a plain file without the ending is no template
            try:
                yield from _below(inner, f"{prefix}{name}/", shown, depth + 1)
            finally:
                os.close(inner)


def _read(path: str, shown: str, folder: int | None) -> Template:
    data = _bytes(path, folder, _MOST_BYTES)
    if isinstance(data, Message):
        return Template(path=shown, refused=data)
    try:
        return Template(path=shown, text=data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Template(path=shown, refused=Message("it is not UTF-8"))


def _bytes(path: str, folder: int | None, most: int) -> bytes | Message:
    """Return what is in the regular file at ``path``, or why it can't be used."""
    try:
        handle = os.open(path, _FILE, dir_fd=folder)
    except OSError as error:
        return _why(error)
    try:
        if os.fstat(handle).st_mode & _FILE_TYPE != _REGULAR:
            return Message("it is not a regular file")
        data = b""
        while len(data) <= most and (part := os.read(handle, most + 1 - len(data))):
            data += part
    except OSError as error:
        return _why(error)
    finally:
        os.close(handle)
    if len(data) > most:
        return Message("it is larger than {most} KiB", most=most // 1024)
    return data


def _why(error: OSError) -> Message:
    if error.errno in _LINKS:
        return _LINK
    return Message("it can't be read: {reason}", reason=error.strerror or str(error))
