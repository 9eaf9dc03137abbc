"""Made price bars: the pivots of a formation, noise around them, and a chosen last candle."""

import numpy as np

from chart_pattern.rules import CANDLES, FORMATIONS


def head_and_shoulders(u):
    neck, tilt = 0.0, u(-0.12, 0.12)
    head, left, right = 1.0, u(0.45, 0.72), u(0.45, 0.72)
    points = [(0.0, -u(0.2, 0.6)), (u(0.14, 0.2), left), (u(0.27, 0.35), neck - tilt), (u(0.45, 0.55), head), (u(0.64, 0.72), neck + tilt), (u(0.79, 0.86), right), (1.0, neck - u(0.05, 0.3))]
    return points


def double_top(u):
    return [(0.0, -u(0.1, 0.7)), (u(0.22, 0.35), 1.0), (u(0.43, 0.56), u(0.05, 0.45)), (u(0.65, 0.8), 1.0 + u(-0.05, 0.05)), (1.0, u(-0.1, 0.45))]


def converging(u, upper, lower):
    """Swings between two lines ``(start, end)``; the last swing ends inside."""
    swings = int(u(4, 7.99))
    times = np.sort(np.linspace(0, 0.93, swings) + np.array([0, *[u(-0.03, 0.03) for _ in range(swings - 1)]]))
    up = u(0, 1) < 0.5
    points = []
    for i, t in enumerate(times):
        line = upper if (i % 2 == 0) == up else lower
        points.append((float(t), line[0] + (line[1] - line[0]) * t + u(-0.03, 0.03)))
    middle = (upper[1] + lower[1]) / 2
    return [*points, (1.0, middle + u(-0.06, 0.06))]


def lead(u, points, direction, share):
    """A trend of the given direction before the points, which shrink to the rest of the time."""
    start = points[0][1] - direction * u(0.25, 0.9)
    return [(0.0, start)] + [(share + (1 - share) * t, price) for t, price in points]


def ascending_triangle(u):
    return lead(u, converging(u, (1.0, 1.0), (u(0.0, 0.15), u(0.7, 0.85))), 1, u(0.08, 0.25))


def symmetrical_triangle(u):
    half = u(0.08, 0.18)
    middle = u(0.4, 0.6)
    return lead(u, converging(u, (1.0, middle + half), (0.0, middle - half)), 1 if u(0, 1) < 0.5 else -1, u(0.05, 0.22))


def rising_wedge(u):
    top = u(0.9, 1.1)
    return lead(u, converging(u, (u(0.35, 0.5), top), (0.0, top - u(0.12, 0.22))), 1, u(0.05, 0.15))


def bull_flag(u):
    pole, slope, width = u(0.25, 0.42), u(0.05, 0.3), u(0.1, 0.2)
    flag = converging(u, (1.0, 1.0 - slope), (1.0 - width, 1.0 - width - slope))
    return [(0.0, 0.0), (0.04, u(-0.05, 0.08))] + [(pole + (1 - pole) * t, price) for t, price in flag]


def cup_and_handle(u):
    depth, end = u(0.7, 1.0), u(0.68, 0.8)
    bowl = [(float(t), 1 - depth * (1 - (2 * t / end - 1) ** 2)) for t in np.linspace(0, end, 9)]
    dip = u(0.15, 0.33)
    return lead(u, [*bowl, (end + (1 - end) * u(0.4, 0.6), 1 - dip), (1.0, 1 - dip * u(0.1, 0.7))], 1, u(0.03, 0.15))


def mirrored(shape):
    return lambda u: [(t, -price) for t, price in shape(u)]


def none(u):
    """A trend, a random walk, a single turn, a widening range or a level range: nothing that has a name here."""
    kind = int(u(0, 5))
    if kind == 0:
        slope = u(0.5, 1.5) * (1 if u(0, 1) < 0.5 else -1)
        return [(0.0, 0.0), (u(0.3, 0.7), slope * u(0.3, 0.7)), (1.0, slope)]
    if kind == 1:
        steps = np.cumsum([u(-1, 1) for _ in range(int(u(6, 14)))])
        return list(zip(np.linspace(0, 1, len(steps)).tolist(), (steps / max(np.ptp(steps), 0.3)).tolist()))
    if kind == 2:
        side = 1 if u(0, 1) < 0.5 else -1
        return [(0.0, 0.0), (u(0.25, 0.75), side), (1.0, side * u(-0.3, 0.3))]
    if kind == 3:
        return converging(u, (0.55, 1.0), (0.45, 0.0))
    level = u(0.35, 0.6)
    return [(0.0, 0.0), *[(t, level * (i % 2) + u(-0.12, 0.12)) for i, t in enumerate(np.linspace(0.1, 0.9, int(u(7, 11))).tolist())], (1.0, u(-0.1, level))]


SHAPES = {
    "none": none, "head_and_shoulders": head_and_shoulders, "inverse_head_and_shoulders": mirrored(head_and_shoulders), "double_top": double_top, "double_bottom": mirrored(double_top),
    "ascending_triangle": ascending_triangle, "descending_triangle": mirrored(ascending_triangle), "symmetrical_triangle": symmetrical_triangle, "rising_wedge": rising_wedge,
    "falling_wedge": mirrored(rising_wedge), "bull_flag": bull_flag, "bear_flag": mirrored(bull_flag), "cup_and_handle": cup_and_handle,
}
assert list(SHAPES) == FORMATIONS


def made_bars(name, count, random):
    """``count`` bars (open, high, low, close) of the named formation; prices are positive."""
    points = SHAPES[name](random.uniform)
    times, prices = np.array([t for t, _ in points]), np.array([p for _, p in points])
    path = np.interp(np.linspace(0, 1, count), times, prices)
    if random.uniform() < 0.5:
        path = np.convolve(np.pad(path, 1, mode="edge"), [0.25, 0.5, 0.25], mode="valid")
    height = max(np.ptp(path), 0.3)
    shock = random.standard_t(5, count) * height * random.uniform(0.008, 0.045)
    noise, carry = np.zeros(count), random.uniform(0.0, 0.6)
    for i in range(1, count):
        noise[i] = carry * noise[i - 1] + shock[i]
    close = path + noise
    opened = np.concatenate([[close[0]], close[:-1]]) + random.normal(0, height * random.choice([0.0, 0.005, 0.02]), count)
    wick = height * random.uniform(0.008, 0.05)
    high = np.maximum(opened, close) + random.exponential(wick, count)
    low = np.minimum(opened, close) - random.exponential(wick, count)
    bars = np.stack([opened, high, low, close], axis=1)
    scale = random.uniform(5, 500)
    swing = random.uniform(0.03, 0.3)
    return scale * (1 + swing * (bars - bars.min()) / np.ptp(bars))


def with_candle(bars, name, random):
    """The bars with their last two replaced so that the last candle is the named one."""
    bars = bars.copy()
    body = np.abs(bars[-12:-2, 3] - bars[-12:-2, 0]).mean()
    span = (bars[-12:-2, 1] - bars[-12:-2, 2]).mean()
    start = bars[-2, 0]
    if name.endswith("engulfing"):
        side = 1 if name.startswith("bullish") else -1
        first, second = body * random.uniform(0.4, 1.0), body * random.uniform(1.4, 2.6)
        second = max(second, first * 1.35)
        bars[-2] = candle_of(start, start - side * first, span * random.uniform(0.1, 0.4), random)
        opened = start - side * (first + body * random.uniform(0.0, 0.1))
        bars[-1] = candle_of(opened, opened + side * second, span * random.uniform(0.05, 0.3), random)
    elif name in ("hammer", "shooting_star"):
        long, small = span * random.uniform(0.9, 1.8), span * random.uniform(0.08, 0.3)
        side = 1 if random.uniform() < 0.5 else -1
        opened = bars[-2, 3]
        top, bottom = max(opened, opened + side * small), min(opened, opened + side * small)
        tiny = span * random.uniform(0, 0.08)
        high, low = (top + tiny, bottom - long) if name == "hammer" else (top + long, bottom - tiny)
        bars[-1] = opened, high, low, opened + side * small
    return np.maximum(bars, 0.01)


def candle_of(opened, close, wick, random):
    return opened, max(opened, close) + wick * random.uniform(0, 1), min(opened, close) - wick * random.uniform(0, 1), close


assert CANDLES[1:] == ["bullish_engulfing", "bearish_engulfing", "hammer", "shooting_star"]
