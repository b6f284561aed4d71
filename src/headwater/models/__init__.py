"""The shipped model files and the few lines that run them."""

from headwater.models.encoder import encode, encode_words
from headwater.models.files import digests

__all__ = ["digests", "encode", "encode_words"]
