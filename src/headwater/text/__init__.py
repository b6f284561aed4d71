"""Pure helpers on str: offsets, tokens, sentences, folding."""

from headwater.text.fold import fold, folded_words
from headwater.text.offsets import lines, overlap, trim
from headwater.text.sentences import sentences
from headwater.text.tokens import Token, tokens

__all__ = ["Token", "fold", "folded_words", "lines", "overlap", "sentences", "tokens", "trim"]
