"""Small mistakes that can be made in a function: each is one edit of its syntax tree."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
_TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NO_DIFFERENCE = {"strict", "encoding", "maxsize", "stacklevel", "cache_size", "usedforsecurity"}
"""Keyword arguments that only say what is so anyway, in tests or by how the function is used."""
_PLAIN = (ast.Constant, type(None))
_DROPPED = (ast.Raise, ast.AugAssign, ast.Continue, ast.Break, ast.Delete)
_NOT_CODE = {"annotation", "returns", "decorator_list", "type_params"}


@dataclass(frozen=True)
class Mistake:
    """One edit: in ``function`` (its name and first line), at a line of the file.

    ``statement`` is the line of the statement it is in; ``apply`` makes the edit in the tree.
    """

    function: str
    first_line: int
    line: int
    statement: int
    before: str
    after: str
    apply: Callable[[], None]

    @property
    def edit(self) -> str:
        """The edit and its function in a line, as accepted.txt names it."""
        return f"{self.function}: {self.before} → {self.after}"


def mistakes(tree: ast.Module) -> Iterator[Mistake]:
    """Yield every mistake that can be made in the functions of a module, in a fixed order."""
    for name, function in _functions(tree, ""):
        first = min([function.lineno, *(one.lineno for one in function.decorator_list)])
        docstring = ast.get_docstring(function, clean=False) is not None
        for position in range(docstring, len(function.body)):
            for edit in _in_child(function, "body", position, function.body[0]):
                yield Mistake(name, first, *edit)


_Edit = tuple[int, int, str, str, "Callable[[], None]"]


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    """The functions that aren't within another, with the names that Python gives them."""
    for child in getattr(node, "body", []):
        if isinstance(child, Function):
            yield f"{prefix}{child.name}", child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")


def _in_child(parent: ast.AST, field: str, position: int | None, stmt: ast.stmt) -> Iterator[_Edit]:
    """The edits of one child of a node and of all below it."""
    value = getattr(parent, field)
    child = value if position is None else value[position]
    if _makes_no_difference(child):
        return
    if isinstance(child, ast.stmt):
        stmt = child
    for other in _instead(parent, field, child):
        ast.copy_location(other, child if isinstance(child, ast.expr) else stmt)
        line = getattr(child, "lineno", stmt.lineno)
        yield line, stmt.lineno, _short(child), _short(other), _put(parent, field, position, other)
    for name, below in ast.iter_fields(child):
        if name in _NOT_CODE:
            continue
        if isinstance(below, list):
            for number, item in enumerate(below):
                if isinstance(item, ast.AST):
                    yield from _in_child(child, name, number, stmt)
        elif isinstance(below, ast.AST):
            yield from _in_child(child, name, None, stmt)


def _makes_no_difference(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return ast.unparse(node.test).endswith("TYPE_CHECKING")
    if isinstance(node, ast.keyword):
        return node.arg in _NO_DIFFERENCE
    return isinstance(node, ast.Assert | ast.arguments)


def _put(parent: ast.AST, field: str, position: int | None, other: ast.AST) -> Callable[[], None]:
    def put() -> None:
        if position is None:
            setattr(parent, field, other)
        else:
            getattr(parent, field)[position] = other
        ast.fix_missing_locations(parent)

    return put


def _instead(parent: ast.AST, field: str, child: ast.AST) -> Iterator[ast.AST]:
    """What could stand by mistake where ``child`` stands."""
    if isinstance(child, ast.stmt):
        yield from _other_statements(child)
    elif isinstance(child, ast.expr) and not isinstance(parent, ast.JoinedStr | ast.match_case):
        if field in {"test", "ifs"}:
            yield from _turned(child)
        yield from _other_expressions(child)


def _other_statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    if isinstance(statement, _DROPPED) or (
        isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant)
    ):
        yield ast.Pass()
    elif isinstance(statement, ast.Assign):
        if isinstance(statement.targets[0], ast.Attribute | ast.Subscript):
            yield ast.Pass()
    elif isinstance(statement, ast.Return) and not isinstance(statement.value, _PLAIN):
        yield ast.Return(ast.Constant(None))


def _turned(test: ast.expr) -> Iterator[ast.expr]:
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return  # turned by itself
    if not isinstance(test, ast.Constant | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), test)


def _other_expressions(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for turned in _TURNED[type(node.ops[0])]:
            yield ast.Compare(node.left, [turned()], node.comparators)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        value = node.value
        yield ast.Constant(not value if isinstance(value, bool) else value + 1)
    elif isinstance(node, ast.Name) and node.id in _SWAPPED:
        yield ast.Name(_SWAPPED[node.id], node.ctx)
    elif isinstance(node, ast.Call):
        yield from _fewer_keywords(node)


def _fewer_keywords(call: ast.Call) -> Iterator[ast.expr]:
    for number, keyword in enumerate(call.keywords):
        if keyword.arg in {None, *_NO_DIFFERENCE} or _says_nothing(keyword.value):
            continue
        rest = [*call.keywords[:number], *call.keywords[number + 1 :]]
        yield ast.Call(call.func, call.args, rest)


def _says_nothing(node: ast.expr | None) -> bool:
    """Whether a value is likely what would be so without it."""
    return node is None or (isinstance(node, ast.Constant) and node.value in {None, False})


def _short(node: ast.AST) -> str:
    """The code on one line, without what a statement holds below it."""
    return " ".join(ast.unparse(node).split("\n")[0].split())[:160]
