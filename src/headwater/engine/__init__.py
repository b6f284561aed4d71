"""Where steps run: one small protocol, and the local engine behind it."""

from headwater.engine.base import BUILTIN, Engine
from headwater.engine.local import LocalEngine, settle

__all__ = ["BUILTIN", "Engine", "LocalEngine", "settle"]
