"""Files and folders into articles; what cannot be read becomes a line that says why."""

from headwater.read.overrides import Overrides, apply_overrides, articles_csv, given_cells, load_overrides
from headwater.read.readers import BUILTIN, Reader, read_source
from headwater.read.sources import Source, list_sources, source_digest
from headwater.read.works import same_works

__all__ = [
    "BUILTIN",
    "Overrides",
    "Reader",
    "Source",
    "apply_overrides",
    "articles_csv",
    "given_cells",
    "list_sources",
    "load_overrides",
    "read_source",
    "same_works",
    "source_digest",
]
