"""A figure that the shipped graph must give again: macro-F1 on made sentences of a seed that was not trained on."""

import numpy as np

from common import artifacts
from common.measures import macro_f1
from news_sentiment.sentences import sentences
from news_sentiment.tokens import WordPiece, padded

SEED = 101


def measure(where, _):
    tokenizer = WordPiece.read(where / "vocab.txt")
    texts, labels = zip(*sentences(120, SEED))
    ids, mask = padded([tokenizer.encode(text) for text in texts])
    found = artifacts.run(where / "news_sentiment.onnx", {"input_ids": ids, "attention_mask": mask})
    return macro_f1(np.array(labels), found["probabilities"].argmax(axis=1), 3)
