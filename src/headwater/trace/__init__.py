"""Where words come from: which passages two or more articles share, and where they entered the coverage."""
