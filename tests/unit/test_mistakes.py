"""The mistakes that `make mutants` makes."""

from __future__ import annotations

import ast

from tests.mutants.mistakes import mistakes

SOURCE = """\
def f(a, b=1):
    '''Say.'''
    if a and not b:
        raise ValueError
    a.b = 2
    g(x=a)
    return a if a < b else g(min(a))
"""


def test_each_mistake_is_told_and_made() -> None:
    """Each edit is described, changes the function just so, and leaves code that compiles."""
    found = [f"{one.line} {one.before} → {one.after}" for one in mistakes(ast.parse(SOURCE))]
    assert found == [
        "3 a and (not b) → not (a and (not b))",
        "3 a and (not b) → a or not b",
        "3 not b → b",
        "4 raise ValueError → pass",
        "5 a.b = 2 → pass",
        "5 2 → 3",
        "6 g(x=a) → pass",
        "6 g(x=a) → g()",
        "7 return a if a < b else g(min(a)) → return None",
        "7 a < b → a >= b",
        "7 a < b → a <= b",
        "7 min → max",
    ]
    texts = set()
    for number in range(len(found)):
        tree = ast.parse(SOURCE)
        list(mistakes(tree))[number].apply()
        compile(tree, "f.py", "exec")
        texts.add(ast.unparse(tree))
    assert len({*texts, ast.unparse(ast.parse(SOURCE))}) == len(found) + 1
