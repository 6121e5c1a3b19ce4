"""The kinds of values that settings of checks have, each with its bounds: what lies outside is refused with its line."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

Count = Annotated[int, Meta(ge=0)]
"""How many; none is allowed."""

Positive = Annotated[int, Meta(ge=1)]
"""How many, at least one."""

Share = Annotated[float, Meta(ge=0, le=1)]
"""A part of a whole, or a confidence."""
