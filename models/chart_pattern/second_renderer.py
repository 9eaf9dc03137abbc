"""The same bars drawn by mplfinance, which the network never trained on."""

import io

import matplotlib
import numpy as np
import pandas as pd
from PIL import Image

from chart_pattern.pictures import UNKNOWN, chosen_windows, formation_mask, stacked, with_origin
from chart_pattern.pixels import network_input
from chart_pattern.rules import CANDLES, FORMATIONS, candle
from chart_pattern.shapes import made_bars, with_candle

matplotlib.use("Agg")
import mplfinance  # noqa: E402  the backend must be chosen first

STYLES = ["binance", "blueskies", "brasil", "charles", "checkers", "classic", "default", "ibd", "kenan", "mike", "nightclouds", "sas", "starsandstripes", "yahoo"]


def drawn(bars, random):
    frame = pd.DataFrame(bars, columns=["Open", "High", "Low", "Close"], index=pd.date_range("2024-01-02 09:30", periods=len(bars), freq="h"))
    frame["Volume"] = random.integers(1000, 9000, len(bars))
    stored = io.BytesIO()
    mplfinance.plot(
        frame, type="candle", style=str(random.choice(STYLES)), volume=bool(random.uniform() < 0.5), mav=(5, 12) if random.uniform() < 0.3 else (),
        figsize=(random.uniform(6, 10), random.uniform(4, 6)), savefig={"fname": stored, "dpi": int(random.integers(60, 110)), "format": "png"})
    return network_input(Image.open(stored))


def pictured(bars, mask, random):
    last = candle(bars)
    return drawn(bars, random), mask, UNKNOWN if last is None else CANDLES.index(last)


def made(count, seed):
    """The same number of each formation."""
    random = np.random.default_rng(seed)
    rows = []
    for i in range(count):
        name = FORMATIONS[i % len(FORMATIONS)]
        bars = made_bars(name, int(random.integers(24, 56)), random)
        if random.uniform() < 0.6:
            bars = with_candle(bars, CANDLES[1 + random.integers(len(CANDLES) - 1)], random)
        rows.append(pictured(bars, np.isin(FORMATIONS, [name]), random))
    return stacked(rows)


def real(symbols, lengths, stride, formation_cap, candle_cap, seed):
    random = np.random.default_rng(seed)
    chosen, by_formation = chosen_windows(symbols, lengths, stride, formation_cap, candle_cap, random)
    return with_origin(stacked([pictured(bars, formation_mask(name), random) for bars, name, _, _ in chosen]), chosen, by_formation)
