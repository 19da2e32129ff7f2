"""Kinds of value: what pydantic's validator reads the value of a cell into.

A kind is an annotation: a type, and ``Annotated`` beside it the ``Reader`` that knows its writings.
pydantic's models and adapters work out how any annotation is read, and to import what does so took
a fifth of a control: the validator is told here how the few types of our kinds are read, and only
a kind that says something else, as that of another package may, is left to an adapter.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema

from pial_xl.units.records import record

_TYPES: Final[dict[object, CoreSchema]] = {
    bool: core_schema.bool_schema(),
    date: core_schema.date_schema(),
    Decimal: core_schema.decimal_schema(),
    int: core_schema.int_schema(),
    str: core_schema.str_schema(),
}
_HIDING: Final = CoreConfig(hide_input_in_errors=True)
"""An error never tells what the cell holds."""


@record
class Reader:
    """Reads a value from any of its usual writings, before the type of its kind is asked of it.

    Attributes:
        parse: gives the value; raises ``PydanticCustomError`` for a writing that it cannot read.
    """

    parse: Callable[[object], object]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], CoreSchema]
    ) -> CoreSchema:
        """Say to pydantic how the kind is read: it asks this of what it finds in an annotation."""
        return core_schema.no_info_before_validator_function(self.parse, handler(source))


def kind_reader(kind: Any, *apart: type) -> Callable[[object], object]:
    """Give what reads one value of a kind: it raises ``ValidationError`` for what it cannot read.

    Args:
        kind: the annotation.
        apart: what the annotation holds of these types does not say how it is read.
    """
    if get_origin(kind) is not Annotated:
        return _validator(kind)
    return _validator(kind.__origin__, *(m for m in kind.__metadata__ if not isinstance(m, apart)))


@cache
def _validator(kind: Any, *readers: object) -> Callable[[object], object]:
    if len(readers) == 1 and isinstance(readers[0], Reader) and (known := _schema(kind)):
        schema = readers[0].__get_pydantic_core_schema__(kind, lambda _: known)
        return SchemaValidator(schema, _HIDING).validate_python
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415 - see above

    adapter: TypeAdapter[object] = TypeAdapter(
        Annotated[kind, *readers] if readers else kind,
        config=ConfigDict(hide_input_in_errors=True, arbitrary_types_allowed=True),
    )
    return adapter.validator.validate_python


def _schema(kind: Any) -> CoreSchema | None:
    """Say how a type is read: one of ours, or a class whose objects its reader makes."""
    if get_origin(kind) is UnionType and get_args(kind)[1:] == (NoneType,):
        held = _schema(get_args(kind)[0])
        return core_schema.nullable_schema(held) if held else None
    if get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
        held = _schema(get_args(kind)[0])
        return core_schema.tuple_variable_schema(held) if held else None
    if isinstance(kind, type) and get_origin(kind) is None:
        return _TYPES.get(kind) or core_schema.is_instance_schema(kind)
    return None
