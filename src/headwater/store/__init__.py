"""Where records rest: one small protocol, and the SQLite file behind it."""

from headwater.store.base import Hit, Line, Store
from headwater.store.sqlite import SqliteStore, copy_record

BUILTIN = (SqliteStore,)

__all__ = ["BUILTIN", "Hit", "Line", "SqliteStore", "Store", "copy_record"]
