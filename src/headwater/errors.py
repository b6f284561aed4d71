"""The family of errors: what went wrong, where, and what to do.

HeadwaterError
├── InputError      one input cannot be read; the run goes on and the input is listed in `rejected.jsonl`
├── SettingsError   the run was asked for something that cannot be done (an unknown option, a missing path)
├── StoreError      the output folder or the database in it cannot be used
├── EngineError     a worker died or could not be started
└── RecordError     a record breaks its own rules (a span without text, a field of the wrong kind)
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """Base of every error this package raises on purpose.

    `what` says what is wrong, `where` names the file, record or setting, `todo` says what the reader can do about it.
    """

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what, where, todo)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text} ({self.todo})" if self.todo else text


class InputError(HeadwaterError):
    """One input cannot be read; the others are not touched by it."""


class SettingsError(HeadwaterError):
    """What was asked for cannot be done; nothing was started."""


class StoreError(HeadwaterError):
    """The output folder, or the database inside it, cannot be read or written."""


class EngineError(HeadwaterError):
    """Work could not be run to its end by the engine."""


class RecordError(HeadwaterError):
    """A record breaks its own rules."""
