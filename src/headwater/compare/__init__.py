"""What several articles say on one matter into differences: few and right, each with its verdict and the reason for it."""

from headwater.compare.differences import find_differences

__all__ = ["find_differences"]
