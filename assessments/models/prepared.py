"""Queries of every page and every answer, put into SQL once.

Building a query costs Django several times what asking it does: with somebody who fills in a
form, that was half of the processor time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)


class Prepared(Generic[M]):
    """One object of a queryset by a field that is unique, as `queryset.filter(pk=value).first()`.

    The value is passed on as it is, so it is a number or text. The queryset is one of objects,
    perhaps with related ones, and without any other value.
    """

    def __init__(self, queryset: "QuerySet[M]", field: str = "pk") -> None:
        self.queryset = queryset
        self.field = field

    def first(self, value: int | str) -> M | None:
        with connection.cursor() as cursor:
            cursor.execute(self._plan.sql, (value,))
            row = cursor.fetchone()
        return None if row is None else self._made(row)

    def _made(self, row: Sequence[Any]) -> M:
        plan = self._plan
        if plan.converters:
            (row,) = plan.compiler.apply_converters([row], plan.converters)
        made = self.queryset.model.from_db("default", plan.names, row[: len(plan.names)])
        for related in plan.related:
            related.populate(row, made)
        return made

    @cached_property
    def _plan(self) -> "_Plan":
        """As Django's own `ModelIterable` has it, but once."""
        meta = self.queryset.model._meta
        field: Any = meta.pk if self.field == "pk" else meta.get_field(self.field)
        any_value = {field.name: field.to_python("0")}
        query: Any = self.queryset.order_by().filter(**any_value).query
        compiler = query.get_compiler(connection=connection)
        related: Any = get_related_populators
        sql, values = compiler.as_sql()
        if len(values) != 1:
            raise ValueError("a prepared query has one value")
        own = compiler.klass_info["select_fields"]
        return _Plan(
            sql=sql,
            compiler=compiler,
            converters=compiler.get_converters([each[0] for each in compiler.select]),
            names=[each[0].target.attname for each in compiler.select[: len(own)]],
            related=related(compiler.klass_info, compiler.select, "default"),
        )


@dataclass(frozen=True)
class _Plan:
    """What an answer is made into objects by; the first columns are those of the object itself."""

    sql: str
    compiler: Any
    converters: Any
    names: list[str]
    related: list[Any]
