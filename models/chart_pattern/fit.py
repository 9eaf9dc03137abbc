"""Training of the network on pictures whose labels may be masked."""

import numpy as np
import torch

from chart_pattern.network import scaled
from chart_pattern.pictures import UNKNOWN

BATCH, SMOOTHING = 64, 0.02


def formation_loss(logits, allowed):
    """-ln of the probability of the allowed classes together, so that a rule class may stand for several formations."""
    log_all = torch.logsumexp(logits, 1)
    exact = log_all - torch.logsumexp(logits.masked_fill(~allowed, -1e4), 1)
    return ((1 - SMOOTHING) * exact + SMOOTHING * (log_all - logits.mean(1))).mean()


def jittered(images, generator):
    """Moved by up to 3 pixels each way, brightness and contrast changed a little."""
    down, right = torch.randint(-3, 4, (2,), generator=generator).tolist()
    x = torch.roll(scaled(images), (down, right), (2, 3))
    shape = (len(x), 1, 1, 1)
    return x * (0.85 + 0.3 * torch.rand(shape, generator=generator)) + 0.2 * (torch.rand(shape, generator=generator) - 0.5)


def fit(network, pictures, epochs, rate, seed):
    """Trains the network on the pictures, from the weights it has, by one cycle of the learning rate."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    images, allowed, candles = (torch.from_numpy(pictures[key]) for key in ("images", "formations", "candles"))
    network = network.to(memory_format=torch.channels_last).train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(images) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, steps, pct_start=0.15)
    candle_loss = torch.nn.CrossEntropyLoss(ignore_index=UNKNOWN, label_smoothing=SMOOTHING)
    step, mean = 0, 0.0
    for _ in range(epochs):
        order = torch.randperm(len(images), generator=generator)
        for rows in order[: len(images) // BATCH * BATCH].view(-1, BATCH):
            x = jittered(images[rows], generator).contiguous(memory_format=torch.channels_last)
            with torch.autocast("cpu", torch.bfloat16):
                formation, candle, _ = network(x)
            loss = formation_loss(formation.float(), allowed[rows]) + candle_loss(candle.float(), candles[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            step, mean = step + 1, 0.98 * mean + 0.02 * loss.item()
            if step % 100 == 0:
                print(f"step {step} of {steps}, loss {mean / (1 - 0.98**step):.3f}", flush=True)
    return network.eval()


def logits_of(network, images):
    found = []
    with torch.no_grad():
        for i in range(0, len(images), 128):
            formation, candle, _ = network(scaled(torch.from_numpy(images[i : i + 128])))
            found.append((formation.numpy(), candle.numpy()))
    return tuple(np.concatenate(part) for part in zip(*found))
