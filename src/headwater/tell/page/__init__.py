"""The page: the record as one file that a browser shows without a network, every line with its words."""

from headwater.tell.page.page import write_page

__all__ = ["write_page"]
