"""Labels of recorded windows by rule: formations from smoothed extrema, and the last candle.

After Lo, Mamaysky and Wang (2000), with tolerances as shares of the window's height instead of percentages of price, since windows are of hours.
The closes of a window are smoothed with a Gaussian kernel; ``e`` are the smoothed local extrema (both ends excluded, alternating by construction) and
A is the height of the smoothed closes. A label is given only where exactly one rule holds; ``none`` only where no rule holds even with tolerances LOOSE times as wide.
"""

import numpy as np

FORMATIONS = [
    "none", "head_and_shoulders", "inverse_head_and_shoulders", "double_top", "double_bottom", "ascending_triangle", "descending_triangle", "symmetrical_triangle",
    "rising_wedge", "falling_wedge", "bull_flag", "bear_flag", "cup_and_handle",
]
BULLISH = ["inverse_head_and_shoulders", "double_bottom", "ascending_triangle", "falling_wedge", "bull_flag", "cup_and_handle"]
BEARISH = ["head_and_shoulders", "double_top", "descending_triangle", "rising_wedge", "bear_flag"]
RULE_CLASSES = ["none", "head_and_shoulders", "inverse_head_and_shoulders", "double_top", "double_bottom", "converging"]
GROUPS = {name: [name] for name in RULE_CLASSES[1:5]}
GROUPS["converging"] = ["ascending_triangle", "descending_triangle", "symmetrical_triangle", "rising_wedge", "falling_wedge"]
GROUPS["none"] = [name for name in FORMATIONS if not any(name in group for group in GROUPS.values())]
CANDLES = ["none", "bullish_engulfing", "bearish_engulfing", "hammer", "shooting_star"]
BANDWIDTH, LOOSE = 1.6, 1.6


def smoothed(closes):
    at = np.arange(len(closes))
    kernel = np.exp(-0.5 * ((at[:, None] - at[None, :]) / BANDWIDTH) ** 2)
    return kernel @ closes / kernel.sum(axis=1)


def extrema(curve):
    """Indices of the interior local extrema."""
    rising = np.diff(curve) > 0
    return np.flatnonzero(rising[1:] != rising[:-1]) + 1


def rule_classes(closes, tolerance):
    """The rule classes that hold for the closes, tolerances multiplied by ``tolerance``."""
    curve = smoothed(closes)
    height, at = np.ptp(curve), extrema(curve)
    e = curve[at] / max(height, 1e-12)
    found = set()
    for first in range(max(0, len(e) - 6), len(e) - 4):
        a, b, c, d, f = e[first : first + 5]
        wide = (at[first + 4] - at[first]) >= 0.45 * len(closes) / tolerance
        level = abs(a - f) <= 0.2 * tolerance and abs(b - d) <= 0.2 * tolerance
        tall = abs(c - (b + d) / 2) >= 0.45 / tolerance
        if wide and level and tall and c > max(a, f) + 0.12 / tolerance and a > b and curve[-1] / max(height, 1e-12) < f:
            found.add("head_and_shoulders")
        if wide and level and tall and c < min(a, f) - 0.12 / tolerance and a < b and curve[-1] / max(height, 1e-12) > f:
            found.add("inverse_head_and_shoulders")
    if len(e) >= 5:
        tail, places = e[-5:], at[-5:]
        sign = 1 if tail[0] > tail[1] else -1
        outer, inner = sign * tail[0::2], sign * tail[1::2]
        step = 0.03 / tolerance
        shrinking = outer[0] - outer[1] >= -step and outer[1] - outer[2] >= -step and inner[1] - inner[0] >= -step
        narrower = (outer[2] - inner[1]) <= 0.55 * tolerance * (outer[0] - inner[0])
        if shrinking and narrower and outer[2] > inner[1] and places[-1] - places[0] >= 0.45 * len(closes) / tolerance:
            found.add("converging")
    if len(e) >= 3:
        for name, sign in (("double_top", 1), ("double_bottom", -1)):
            values = sign * e
            peaks = [i for i in range(len(e)) if i > 0 and values[i] > values[i - 1] or i == 0 and len(e) > 1 and values[0] > values[1]]
            top = sorted(peaks, key=lambda i: -values[i])[:2]
            if len(top) < 2:
                continue
            first, second = sorted(top)
            others = [values[i] for i in peaks if i not in top]
            apart = at[second] - at[first] >= 0.2 * len(closes) / tolerance
            equal = abs(values[first] - values[second]) <= 0.1 * tolerance
            deep = min(values[first], values[second]) - values[first : second + 1].min() >= 0.35 / tolerance
            clear = all(value < min(values[first], values[second]) - 0.12 / tolerance for value in others)
            highest = max(values[first], values[second]) >= (sign * curve / max(height, 1e-12)).max() - 0.05 * tolerance
            turned = min(values[first], values[second]) - sign * curve[-1] / max(height, 1e-12) >= 0.2 / tolerance
            if apart and equal and deep and clear and highest and turned:
                found.add(name)
    return found


def formation(closes):
    """The rule class of a window, or None where it is undecided."""
    strict = rule_classes(closes, 1.0)
    if len(strict) == 1:
        return strict.pop()
    return "none" if not strict and not rule_classes(closes, LOOSE) else None


def candle(bars):
    """The last candle of ``bars`` (columns open, high, low, close), or None where it is undecided."""
    strict, loose = candle_classes(bars, 1.0), candle_classes(bars, LOOSE)
    if len(strict) == 1:
        return strict.pop()
    return "none" if not loose else None


def candle_classes(bars, tolerance):
    opened, high, low, close = bars[-1]
    before_open, before_close = bars[-2, 0], bars[-2, 3]
    body, before = abs(close - opened), abs(before_close - before_open)
    usual_body = np.abs(bars[-12:-2, 3] - bars[-12:-2, 0]).mean()
    usual_range = (bars[-12:-2, 1] - bars[-12:-2, 2]).mean()
    upper, lower, span = high - max(opened, close), min(opened, close) - low, high - low
    found, slack = set(), 0.15 * tolerance * usual_body
    engulfs = body >= 1.2 / tolerance * before and body >= 0.9 / tolerance * usual_body and before >= 0.25 / tolerance * usual_body
    if engulfs and before_close < before_open and close > opened and opened <= before_close + slack and close >= before_open - slack:
        found.add("bullish_engulfing")
    if engulfs and before_close > before_open and close < opened and opened >= before_close - slack and close <= before_open + slack:
        found.add("bearish_engulfing")
    if span >= 0.9 / tolerance * usual_range and body <= 0.35 * tolerance * span:
        if lower >= 0.6 / tolerance * span and upper <= 0.15 * tolerance * span:
            found.add("hammer")
        if upper >= 0.6 / tolerance * span and lower <= 0.15 * tolerance * span:
            found.add("shooting_star")
    return found
