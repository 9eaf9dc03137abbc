"""What a worker does with a headline and a body: the reference for other languages."""

import numpy as np

from news_sentiment.language import NOT_ENGLISH, is_english
from news_sentiment.tokens import padded

BODY_WEIGHT = 1 / 3
BATCH = 32


def probabilities_of(session, tokenizer, texts):
    """Probabilities of single texts; those that are not English get NOT_ENGLISH."""
    found = np.tile(np.array(NOT_ENGLISH, np.float32), (len(texts), 1))
    order = sorted((i for i in range(len(texts)) if is_english(texts[i], tokenizer)), key=lambda i: len(texts[i]))
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        ids, mask = padded([tokenizer.encode(texts[i]) for i in rows])
        found[rows] = session.run(["probabilities"], {"input_ids": ids, "attention_mask": mask})[0]
    return found


def of_items(session, tokenizer, headlines, bodies):
    """Probabilities of items with a body, which is a row of its own, cut at the same length; a body that is empty or not English is ignored."""
    found, second = probabilities_of(session, tokenizer, headlines), probabilities_of(session, tokenizer, bodies)
    used = [bool(body.strip()) and is_english(headline, tokenizer) and is_english(body, tokenizer) for headline, body in zip(headlines, bodies)]
    found[used] = (1 - BODY_WEIGHT) * found[used] + BODY_WEIGHT * second[used]
    return found
