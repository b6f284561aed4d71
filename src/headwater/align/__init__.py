"""Statements, names, amounts and clauses of the articles of a story into one record each."""
