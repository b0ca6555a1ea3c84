"""What the SQL of a rule may be: one SELECT over tables and columns that it names, with functions from a list.

Closed unless opened: every kind of expression that is not named here is refused, so that nothing reads a file, a
setting or a table of the engine's own, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlglot
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.qualify import qualify

DIALECT = "duckdb"
AS_OF = "as_of"  # the table with one row and one column: ``today``
FIXED = ("subject", "neighbourhood")  # what every rule gives first
STRUCTURE: tuple[type[exp.Expr], ...] = (
    exp.Select, exp.From, exp.Join, exp.Where, exp.Group, exp.Having, exp.With, exp.CTE, exp.Subquery, exp.Union,
    exp.Distinct, exp.Order, exp.Ordered, exp.Limit, exp.Table, exp.TableAlias, exp.Alias, exp.Column, exp.Identifier,
    exp.Literal, exp.Boolean, exp.Null, exp.Star, exp.DataType, exp.DataTypeParam, exp.Interval, exp.IntervalSpan,
    exp.Var, exp.Paren, exp.Tuple, exp.Window, exp.Filter, exp.In, exp.Between, exp.Is, exp.Not, exp.Neg, exp.Binary,
)  # fmt: skip
FUNCTIONS: tuple[type[exp.Expr], ...] = (
    exp.Count, exp.Sum, exp.Min, exp.Max, exp.Avg, exp.Coalesce, exp.Case, exp.If, exp.Cast, exp.Exists, exp.Extract,
    exp.Abs, exp.Floor, exp.Ceil, exp.Round, exp.Least, exp.Greatest, exp.And, exp.Or, exp.RowNumber, exp.Year,
    exp.Month, exp.Nullif,
)  # fmt: skip


def check(sql: str, *, reads: Mapping[str, Mapping[str, str]], grounds: Sequence[str]) -> exp.Expr:
    """The SQL as a tree, every column with its table. Raises ``ValidationError`` with what is wrong.

    ``reads``: the tables with their columns and types. ``grounds``: what it gives after subject and neighbourhood.
    """
    tree = _one_select(sql)
    _require_known(tree, set(reads) | {AS_OF})
    schema: dict[str, object] = {table: dict(columns) for table, columns in reads.items()}
    schema[AS_OF] = {"today": "DATE"}
    try:
        qualified = qualify(tree, dialect=DIALECT, schema=schema, validate_qualify_columns=True)
    except SqlglotError as problem:
        raise _wrong(_("It names a column that the rule does not read: %(problem)s"), problem=problem) from problem
    names = list(tree.named_selects)
    if names != [*FIXED, *grounds]:
        wanted = ", ".join([*FIXED, *grounds])
        raise _wrong(_("It must give these columns in this order: %(names)s."), names=wanted)
    return qualified


def carried(sql: str, dialect: str) -> str:
    """The same question in another engine's words."""
    return sqlglot.transpile(sql, read=DIALECT, write=dialect)[0]


def _one_select(sql: str) -> exp.Select | exp.Union:
    try:
        statements = sqlglot.parse(sql, read=DIALECT)
    except SqlglotError as problem:
        raise _wrong(_("This is no SQL: %(problem)s"), problem=str(problem).splitlines()[0]) from problem
    tree = statements[0] if len(statements) == 1 else None
    if not isinstance(tree, exp.Select | exp.Union):
        raise _wrong(_("A rule is one SELECT."))
    return tree


def _require_known(tree: exp.Expr, tables: set[str]) -> None:
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    if own & tables:
        raise _wrong(_("A part must not have the name of a table: %(names)s."), names=", ".join(sorted(own & tables)))
    for node in tree.walk():
        if not isinstance(node, STRUCTURE + FUNCTIONS):
            raise _wrong(_("A rule may not use %(what)s."), what=_named(node))
        if isinstance(node, exp.With) and node.recursive:
            raise _wrong(_("A rule may not use %(what)s."), what="RECURSIVE")
        if isinstance(node, exp.Star) and not isinstance(node.parent, exp.Count):
            raise _wrong(_("A rule names its columns one by one."))
        if isinstance(node, exp.Table):
            _require_table(node, tables | own)


def _require_table(table: exp.Table, names: set[str]) -> None:
    is_plain = isinstance(table.this, exp.Identifier) and not table.db and not table.catalog
    if not is_plain or table.name not in names:
        raise _wrong(_("It reads a table that the rule does not name: %(name)s."), name=table.sql(dialect=DIALECT))


def _named(node: exp.Expr) -> str:
    return str(node.name or node.key).upper() if isinstance(node, exp.Anonymous) else node.key.upper()


def _wrong(message: str, **words: object) -> ValidationError:
    return ValidationError({"sql": message % words if words else message})
