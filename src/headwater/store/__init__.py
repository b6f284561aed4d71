"""Where records rest: one small protocol, and the SQLite file behind it."""

from headwater.store.base import Hit, Line, Store
from headwater.store.sqlite import SqliteStore

BUILTIN = (SqliteStore,)

__all__ = ["BUILTIN", "Hit", "Line", "SqliteStore", "Store"]
