"""The names of an article: each person, place and body once, with what is known of it."""

from tqa.roster.listing import list_names

__all__ = ["list_names"]
