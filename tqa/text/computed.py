"""Values that are worked out when they are first asked for, and kept with what they are worked out from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, Self, TypeVar, overload

_Value = TypeVar("_Value", covariant=True)
_Of = TypeVar("_Of")
_UNKNOWN = object()


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


def kept(function: Callable[[_Of], _Value]) -> Callable[[_Of], _Value]:
    """Keep what a function says of an immutable value in the value itself, as long as that lives.

    For what is known of a text a layer above it. A table beside the texts would have to compare them to find one again,
    and would hold a few only, while documents are checked many at a time.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def known(value: _Of) -> _Value:
        found = value.__dict__.get(name, _UNKNOWN)
        if found is _UNKNOWN:
            found = value.__dict__[name] = function(value)
        return found  # type: ignore[no-any-return]

    return known
