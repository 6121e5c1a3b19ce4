"""A value that is worked out when it is first asked for, and kept."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self, TypeVar, overload

_Value = TypeVar("_Value", covariant=True)


class computed(cached_property[_Value]):  # noqa: N801 (written as a decorator)
    """`functools.cached_property` without the lock that Python 3.11 takes each time: a text has a dozen such values.

    Two threads may both work the value out; it is the same, since nothing here changes.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> _Value: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | _Value:
        if instance is None:
            return self
        value = instance.__dict__[self.func.__name__] = self.func(instance)
        return value
