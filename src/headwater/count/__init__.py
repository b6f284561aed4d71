"""Counts on how many occasions, and on how many independent parties, each claim rests."""

from headwater.count.parties import count_parties

__all__ = ["count_parties"]
