"""An article into annotations: amounts, dates, names, statements, clauses."""

from headwater.annotate.extractors import annotate

__all__ = ["annotate"]
