"""Fine-tuning: vocabulary, batches, optimiser, and the float32 graph that is quantised afterwards."""

import random
from collections import Counter

import numpy as np
import torch
from torch import nn

from news_sentiment.data import LABELS
from news_sentiment.network import base_folder, from_base
from news_sentiment.tokens import CLS, PAD, SEP, UNKNOWN, WordPiece, padded, words

PIECES = 10_000
EPOCHS = 2
BATCH = 32
RATE = 8e-5
WARM_UP = 0.06
SMOOTHING = 0.05
SEED = 7


def pruned_vocabulary(texts):
    """The pieces that are kept, in the base model's order: special ones, single characters, then the most frequent in ``texts``, then the base model's first."""
    base = WordPiece.read(base_folder() / "vocab.txt")
    counts = Counter(piece for text in texts for word in words(text) for piece in base.pieces(word))
    kept = {PAD, UNKNOWN, CLS, SEP} | {piece for piece in base.vocabulary if len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x250}
    kept |= {piece for piece, count in counts.items() if count >= 3}
    for piece in base.vocabulary:
        if len(kept) >= PIECES:
            break
        if piece.removeprefix("##").isascii() and not piece.startswith("[unused"):
            kept.add(piece)
    order = [PAD] + [piece for piece in base.vocabulary if piece in kept and piece != PAD]
    return WordPiece(order), [base.ids[piece] for piece in order]


def batches(rows, labels, shuffle):
    """Batches of texts of similar length, in random order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]) + shuffle.random() * 4)
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    shuffle.shuffle(groups)
    for group in groups:
        ids, mask = padded([rows[i] for i in group])
        yield torch.from_numpy(ids), torch.from_numpy(mask), torch.tensor([labels[i] for i in group])


def fit(train, tokenizer, kept_ids, epochs=EPOCHS):
    torch.manual_seed(SEED)
    shuffle = random.Random(SEED)
    rows, labels = [tokenizer.encode(text) for text, _ in train], [label for _, label in train]
    model = from_base(kept_ids).train()
    counts = np.bincount(labels, minlength=len(LABELS))
    weights = torch.tensor(np.sqrt(counts.sum() / counts / len(LABELS)), dtype=torch.float32)
    loss_of = nn.CrossEntropyLoss(weight=weights, label_smoothing=SMOOTHING)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    steps = epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps))
    step, mean = 0, 0.0
    for _ in range(epochs):
        for ids, mask, label in batches(rows, labels, shuffle):
            with torch.autocast("cpu", torch.bfloat16):
                logits, _ = model(ids, mask)
            loss = loss_of(logits.float(), label)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step, mean = step + 1, 0.98 * mean + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {mean / (1 - 0.98**step):.3f}", flush=True)
    return model.eval()


def logits_of(model, tokenizer, texts):
    found = []
    with torch.no_grad():
        for i in range(0, len(texts), 64):
            ids, mask = padded([tokenizer.encode(text) for text in texts[i : i + 64]])
            found.append(model(torch.from_numpy(ids), torch.from_numpy(mask))[0].numpy())
    return np.concatenate(found)
