"""An article into annotations: amounts, dates, names, attributions."""
