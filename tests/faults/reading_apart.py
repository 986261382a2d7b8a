"""A record as another program reads it: nothing of ours is asked what an edit changed."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

_FENCED = re.compile(r"\ufeff?---\r?\n(.*?)^---\r?$", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"#[^#\n]*?\b(k\d+)\b")
_OWN = re.compile(r"^[ \t]*$")

Path = tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """The text of a record."""

    text: str

    @cached_property
    def start(self) -> int:
        """Where the front matter begins."""
        found = _FENCED.match(self.text)
        assert found
        return found.start(1)

    @cached_property
    def front_matter(self) -> str:
        """What stands between the fences."""
        found = _FENCED.match(self.text)
        assert found
        return found[1]

    @cached_property
    def prose(self) -> str:
        """What stands below the front matter."""
        return self.text[self.start + len(self.front_matter) :]

    @cached_property
    def fields(self) -> Any:  # noqa: ANN401
        """The fields, every value as text."""
        return yaml.load(self.front_matter.replace("\r\n", "\n"), yaml.CBaseLoader)  # noqa: S506

    @cached_property
    def _tree(self) -> yaml.MappingNode:
        found = yaml.compose(self.front_matter, yaml.CBaseLoader)
        assert isinstance(found, yaml.MappingNode)
        return found

    def lines_of(self, names: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where the fields ``names`` stand, whole lines."""
        found = []
        for key, value in self._tree.value:
            if key.value in names:
                begin = self.front_matter.rfind("\n", 0, key.start_mark.index) + 1
                end = self.front_matter.find("\n", value.end_mark.index - 1) + 1
                found.append((self.start + begin, self.start + (end or len(self.front_matter))))
        return found

    @cached_property
    def marks(self) -> list[str]:
        """The numbers of all comments, in the prose too."""
        return sorted(re.findall(r"\bk\d+\b", self.text))

    @cached_property
    def comments(self) -> dict[str, Path]:
        """What each comment at the end of a line stands behind: names, and items of lists."""
        found = {}
        nodes = _nodes(self._tree, ())
        for line in re.finditer(r"[^\n]*\n?", self.front_matter):
            mark = _MARK.search(line[0])
            if not mark or _OWN.match(line[0][: mark.start()]):
                continue
            at = line.start() + mark.start()
            before = [(end, -len(path), path) for _, end, path in nodes if end <= at]
            found[mark[1]] = max(before)[2] if before else ()
        return found


def _nodes(node: yaml.Node, path: Path) -> list[tuple[int, int, Path]]:
    """Scalars and what stands in brackets: where each begins and ends, and its path."""
    here = []
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        end = node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            end = node.start_mark.index + 1  # its comment stands behind the sign
        here.append((node.start_mark.index, end, path))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, key.value)
            here += [(key.start_mark.index, key.end_mark.index, inner), *_nodes(value, inner)]
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            here += _nodes(item, (*path, _name(item)))
    return here


def _name(item: yaml.Node) -> str:
    """What an item of a list is called by: its text, or the first of its fields."""
    if isinstance(item, yaml.ScalarNode):
        return str(item.value)
    first = item.value[0]
    return _name(first[1] if isinstance(first, tuple) else first)


def taken_away(old: str, new: str) -> list[tuple[int, int]]:
    """The stretches of ``old`` that aren't in ``new``."""
    before, after = (text.splitlines(keepends=True) for text in (old, new))
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    found = []
    for kind, first, last, there, until in _differences(before, after):
        if kind == "replace":
            whole, instead = "".join(before[first:last]), "".join(after[there:until])
            found += [
                (starts[first] + begin, starts[first] + end)
                for how, begin, end, _, _ in _differences(whole, instead)
                if how in {"delete", "replace"}
            ]
        elif kind == "delete":
            found.append((starts[first], starts[last]))
    return found


def _differences(old: Any, new: Any) -> list[tuple[str, int, int, int, int]]:  # noqa: ANN401
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [one for one in matcher.get_opcodes() if one[0] != "equal"]
