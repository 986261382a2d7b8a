"""Circles among names that depend on each other."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def circles(depends: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return every group of names that depend on each other, or the one that does on itself.

    ``depends`` tells what each name depends on. Each group is sorted, and so are the groups. The
    way is Tarjan's (1972, “Depth-first search and linear graph algorithms”), without recursion.
    """
    edges = {name: [target for target in on if target in depends] for name, on in depends.items()}
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    rings: list[tuple[str, ...]] = []
    for start, leads in edges.items():
        pending = [(start, iter(leads))] if start not in number else []
        while pending:
            name, rest = pending[-1]
            if name not in number:
                number[name] = lowest[name] = len(number)
                path.append(name)
                on_path.add(name)
            following = next(
                (target for target in rest if _leads_on(target, number, on_path)), None
            )
            if following is not None and following not in number:
                pending.append((following, iter(edges[following])))
                continue
            if following is not None:
                lowest[name] = min(lowest[name], number[following])
                continue
            pending.pop()
            if pending:
                above = pending[-1][0]
                lowest[above] = min(lowest[above], lowest[name])
            if lowest[name] == number[name]:
                group = _taken_from(path, on_path, name)
                if len(group) > 1 or name in edges[name]:
                    rings.append(group)
    return sorted(rings)


def _leads_on(name: str, number: Mapping[str, int], on_path: set[str]) -> bool:
    return name not in number or name in on_path


def _taken_from(path: list[str], on_path: set[str], until: str) -> tuple[str, ...]:
    group = [path.pop()]
    while group[-1] != until:
        group.append(path.pop())
    on_path.difference_update(group)
    return tuple(sorted(group))
