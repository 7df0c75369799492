"""spaCy's English tokenizer, kept linear on text that is not prose."""

import re
from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

# spaCy peels punctuation off a chunk one mark at a time and copies the rest each time: quadratic in
# the length of the chunk. No word or link of an article is this long.
LONGEST_CHUNK = 400

_LONG_CHUNK = re.compile(rf"\S{{{LONGEST_CHUNK}}}")
_CRUDE_TOKEN = re.compile(r"\w+|[^\w\s]|\s")


class Tokenizer:
    """A tokenizer for any string: the given one, or a crude one where that would crawl."""

    def __init__(self, vocab: Vocab, fine: Callable[[str], Doc]) -> None:
        self.vocab = vocab
        self._fine = fine

    def __call__(self, text: str) -> Doc:
        if not _LONG_CHUNK.search(text):
            return self._fine(text)
        words = _CRUDE_TOKEN.findall(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words))
