"""Files and folders into articles; what cannot be read becomes a line that says why."""

from headwater.read.intake import Intake, Taken, given_for, intake_note, intake_of, take
from headwater.read.overrides import Overrides, apply_overrides, articles_csv, given_cells, load_overrides, renamed_note
from headwater.read.readers import BUILTIN, Reader, read_source
from headwater.read.sources import Source, list_sources, source_digest
from headwater.read.works import same_works

__all__ = [
    "BUILTIN",
    "Intake",
    "Overrides",
    "Reader",
    "Source",
    "Taken",
    "apply_overrides",
    "articles_csv",
    "given_cells",
    "given_for",
    "intake_note",
    "intake_of",
    "list_sources",
    "load_overrides",
    "read_source",
    "renamed_note",
    "same_works",
    "source_digest",
    "take",
]
