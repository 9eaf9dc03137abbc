"""Labelled pictures: made formations, and recorded windows labelled by rule."""

from concurrent.futures import ProcessPoolExecutor

import numpy as np

from chart_pattern.drawing import draw
from chart_pattern.pixels import network_input
from chart_pattern.rules import CANDLES, FORMATIONS, GROUPS, RULE_CLASSES, candle, formation
from chart_pattern.shapes import made_bars, with_candle
from common.bars import load

TRAIN_SYMBOLS, HELD_OUT_SYMBOLS = ["AAPL", "MSFT", "NVDA", "SP_SPX"], ["AMZN", "TSLA"]
WORKERS = 2
BLOCK = 100
UNKNOWN = -1


def formation_mask(name):
    """Which of the 13 formations a label allows: a rule class stands for its group, None for any."""
    allowed = FORMATIONS if name is None else GROUPS.get(name, [name])
    return np.isin(FORMATIONS, allowed)


def pictured(bars, mask, random):
    picture = draw(bars, random)
    last = candle(bars) if picture.candle_readable else None
    return network_input(picture.image), mask, UNKNOWN if last is None else CANDLES.index(last)


def one_made(seed):
    random = np.random.default_rng(seed)
    name = FORMATIONS[0] if random.uniform() < 0.08 else FORMATIONS[random.integers(len(FORMATIONS))]
    bars = made_bars(name, int(random.integers(24, 56)), random)
    if random.uniform() < 0.55:
        bars = with_candle(bars, CANDLES[1 + random.integers(len(CANDLES) - 1)], random)
    return pictured(bars, np.isin(FORMATIONS, [name]), random)


def one_window(job):
    bars, mask, seed = job
    return pictured(bars, mask, np.random.default_rng(seed))


def stacked(rows):
    images, masks, candles = zip(*rows)
    return {"images": np.stack(images), "formations": np.stack(masks), "candles": np.array(candles)}


def made(count, seed):
    """``count`` pictures; the seed's streams never meet those of another seed."""
    with ProcessPoolExecutor(WORKERS) as pool:
        return stacked(pool.map(one_made, [[seed, i] for i in range(count)], chunksize=64))


def windows(symbol, lengths, stride, until=1.0, since=0.0):
    """Windows of a recorded symbol: bars, both rule labels, either of which may be None, and the block of bars that a bootstrap draws as one."""
    bars = load(symbol)[["open", "high", "low", "close"]].to_numpy()
    found = []
    for length in lengths:
        for end in range(max(length, int(since * len(bars))), int(until * len(bars)), stride):
            window = bars[end - length : end]
            found.append((window, formation(window[:, 3]), candle(window), f"{symbol} {end // BLOCK}"))
    return found


def drawn_at_most(items, label_of, cap, random):
    """At most ``cap[label]`` items of each label."""
    chosen = []
    for label in sorted({label_of(item) for item in items if label_of(item) is not None}):
        own = [item for item in items if label_of(item) == label]
        count = cap.get(label, cap["other"])
        chosen += [own[i] for i in random.permutation(len(own))[:count]]
    return chosen


def chosen_windows(symbols, lengths, stride, formation_cap, candle_cap, random, **span):
    """Windows chosen by formation, then windows chosen by last candle, and the number of the first."""
    found = [window for symbol in symbols for window in windows(symbol, lengths, stride, **span)]
    by_formation = drawn_at_most(found, lambda w: w[1], formation_cap, random)
    return by_formation + drawn_at_most(found, lambda w: w[2], candle_cap, random), len(by_formation)


def real(symbols, lengths, stride, formation_cap, candle_cap, seed, **span):
    """Pictures of recorded windows; a label that is undecided is masked."""
    chosen, by_formation = chosen_windows(symbols, lengths, stride, formation_cap, candle_cap, np.random.default_rng(seed), **span)
    jobs = [(bars, formation_mask(name), [seed, i]) for i, (bars, name, _, _) in enumerate(chosen)]
    with ProcessPoolExecutor(WORKERS) as pool:
        return with_origin(stacked(pool.map(one_window, jobs, chunksize=64)), chosen, by_formation)


def with_origin(pictures, chosen, by_formation):
    """Adds which pictures were chosen by formation, and the blocks of bars they come from."""
    return pictures | {"by_formation": np.arange(len(chosen)) < by_formation, "blocks": np.array([block for *_, block in chosen])}


def rule_probabilities(probabilities):
    """13 formations to the six rule classes."""
    return np.stack([probabilities[:, np.isin(FORMATIONS, GROUPS[name])].sum(axis=1) for name in RULE_CLASSES], axis=1)
