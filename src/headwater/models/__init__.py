"""The shipped model files and the few lines that run them."""

from headwater.models.encoder import encode, pack, unpack
from headwater.models.files import digests

__all__ = ["digests", "encode", "pack", "unpack"]
