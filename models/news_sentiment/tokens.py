"""WordPiece tokens of a text, step by step, so that another language can repeat them exactly.

1. ``clean``: the character references of ``REFERENCES`` are replaced in their order; every match of ``https?://\\S+`` becomes one space; every match of
   ``\\$[A-Za-z]{1,6}\\b`` becomes ``$x``. Both expressions are ASCII only: ``\\S`` is all but the six white space characters of ASCII.
2. ``words``: lower-case (Unicode, no locale), then NFD. By code point and its general category: Mn, U+0000 and U+FFFD are dropped; Zs, Zl, Zp, Cc, Cf separate;
   punctuation (ASCII 33-47, 58-64, 91-96, 123-126, or a category that starts with P) and CJK ideographs (``IDEOGRAPHS``) are words of one character;
   everything else is part of a word.
3. ``pieces``: a word of more than 100 characters is ``[UNK]``. Otherwise, from the left, the longest piece of the vocabulary that starts
   here (with ``##`` in front unless at the start of the word); where none fits the whole word is ``[UNK]``.
4. ``encode``: ``[CLS]``, at most 62 pieces, ``[SEP]``. Rows of a batch are padded on the right with id 0 and mask 0.
"""

import re
import unicodedata

import numpy as np

MAX_TOKENS = 64
MAX_WORD = 100
PAD, UNKNOWN, CLS, SEP = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
REFERENCES = [("&nbsp;", " "), ("&quot;", '"'), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
URL = re.compile(r"https?://\S+", re.ASCII)
CASHTAG = re.compile(r"\$[A-Za-z]{1,6}\b", re.ASCII)
IDEOGRAPHS = [
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
]


def clean(text):
    for reference, character in REFERENCES:
        text = text.replace(reference, character)
    return CASHTAG.sub("$x", URL.sub(" ", text))


def is_punctuation(char):
    code = ord(char)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(char).startswith("P")


def is_ideograph(char):
    return any(low <= ord(char) <= high for low, high in IDEOGRAPHS)


def words(text):
    found, word = [], []
    for char in unicodedata.normalize("NFD", clean(text).lower()):
        category = unicodedata.category(char)
        if category == "Mn" or char in "\x00\ufffd":
            continue
        separates = category in ("Zs", "Zl", "Zp", "Cc", "Cf")
        alone = not separates and (is_punctuation(char) or is_ideograph(char))
        if (separates or alone) and word:
            found.append("".join(word))
            word = []
        if alone:
            found.append(char)
        elif not separates:
            word.append(char)
    if word:
        found.append("".join(word))
    return found


class WordPiece:
    def __init__(self, vocabulary):
        self.vocabulary = list(vocabulary)
        self.ids = {piece: i for i, piece in enumerate(self.vocabulary)}

    @classmethod
    def read(cls, path):
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def pieces(self, word):
        if len(word) > MAX_WORD:
            return [UNKNOWN]
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    break
            else:
                return [UNKNOWN]
            found.append(piece)
            start = end
        return found

    def encode(self, text):
        inner = [piece for word in words(text) for piece in self.pieces(word)][: MAX_TOKENS - 2]
        return [self.ids[piece] for piece in [CLS, *inner, SEP]]


def padded(rows):
    """Ids and mask of rows of ids, padded to the longest."""
    length = max(map(len, rows))
    ids, mask = np.zeros((len(rows), length), np.int64), np.zeros((len(rows), length), np.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row)], mask[i, : len(row)] = row, 1
    return ids, mask
