"""Circles of names that depend on each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.query.circles import circles

NAMES = "abcdefgh"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3))


def reached(depends: dict[str, list[str]], start: str) -> set[str]:
    """Every name that can be got to from one, in at least one step."""
    found: set[str] = set()
    waiting = [*depends.get(start, ())]
    while waiting:
        name = waiting.pop()
        if name not in found and name in depends:
            found.add(name)
            waiting += depends[name]
    return found


@given(GRAPHS)
def test_those_that_reach_each_other(depends: dict[str, list[str]]) -> None:
    """A circle holds just the names that can be got to from each other."""
    ways = {name: reached(depends, name) for name in depends}
    wanted = {
        tuple(sorted(other for other in ways[name] if name in ways[other]))
        for name in depends
        if name in ways[name]
    }
    assert circles(depends) == sorted(wanted)


def test_a_long_way_is_no_matter() -> None:
    """Twenty thousand names in a row neither recurse nor make it slow."""
    count = 20_000
    row = {str(n): [str(n + 1)] for n in range(count)}
    assert circles(row) == []
    assert len(circles({**row, str(count): ["0"]})[0]) == count + 1
