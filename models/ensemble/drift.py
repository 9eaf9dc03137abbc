"""Drift of the features: the population stability index of recent bars against a trailing reference, and how often it is right.

Bins are the deciles of the training symbols. Every STEP bars the shares of the last WINDOW bars are compared with those of the REFERENCE bars before them.
A feature is over when its index exceeds its threshold, FACTOR times the 99th percentile over windows of the training symbols; the alarm is on when any
feature was over in at least NEEDED of the last OF evaluations. From the first feature over until none is, the reference does not move.
The textbook limits (0.25, or a Kolmogorov-Smirnov test) assume independent rows; hourly bars are not, and such limits are exceeded most of the time.
"""

import numpy as np
import pandas as pd

from common.bars import FOLDS
from common.measures import psi

# Slow features (vol_35, vix, vix_premium) are left out: their distribution over 350 bars differs from that of two years in quiet times too.
FEATURES = ["z0", "absolute_z0", "vol_8", "range_1", "range_7", "location", "body", "gap", "rsi_14", "vix_change"]
BINS, WINDOW, REFERENCE, STEP = 10, 350, 3500, 50
FACTOR, NEEDED, OF = 1.5, 2, 3
BARS_A_YEAR = 1764


def deciles(rows):
    return {name: np.quantile(rows[name], np.arange(1, BINS) / BINS) for name in FEATURES}


def counts(rows, edges):
    """Cumulative counts ``[bars + 1, features, bins]`` of one symbol's rows."""
    binned = np.stack([np.searchsorted(edges[name], rows[name].to_numpy(), side="left") for name in FEATURES], axis=1)
    return np.concatenate([np.zeros((1, len(FEATURES), BINS)), np.cumsum(np.eye(BINS)[binned], axis=0)])


def shares(cumulative, start, end):
    return (cumulative[end] - cumulative[start]) / (end - start)


def indices(cumulative):
    """The index of every feature at every evaluation, with a reference that always moves."""
    ends = range(REFERENCE + WINDOW, len(cumulative), STEP)
    return np.array([psi(shares(cumulative, e - WINDOW - REFERENCE, e - WINDOW), shares(cumulative, e - WINDOW, e)) for e in ends])


def thresholds(symbols, edges):
    found = np.concatenate([indices(counts(rows, edges)) for rows in symbols])
    return FACTOR * np.quantile(found, 0.99, axis=0)


def alarms(cumulative, limits, first=REFERENCE + WINDOW):
    """For each evaluation from bar ``first`` on, whether the alarm is on."""
    on, recent, frozen = [], [], None
    for end in range(first, len(cumulative), STEP):
        reference_end = end - WINDOW if frozen is None else frozen
        index = psi(shares(cumulative, reference_end - REFERENCE, reference_end), shares(cumulative, end - WINDOW, end))
        over = bool((index > limits).any())
        frozen = reference_end if over else None
        recent = [*recent, over][-OF:]
        on.append(sum(recent) >= NEEDED)
    return np.array(on)


def episodes(on):
    return int(np.sum(on & ~np.concatenate([[False], on[:-1]])))


def injected(rows, kind, at):
    """The rows with a shift of the named kind from bar ``at`` on."""
    shifted = rows[FEATURES].copy()
    three = ["absolute_z0", "range_1", "location"]
    later = slice(at, None)
    for name in three if kind.startswith("mean") else FEATURES:
        column = shifted[name].to_numpy(copy=True)
        deviation = column[:at].std()
        if kind.startswith("mean"):
            column[later] += SHIFTS[kind] * deviation
        elif kind.startswith("scale"):
            middle = column[:at].mean()
            column[later] = middle + SHIFTS[kind] * (column[later] - middle)
        elif kind == "unit" and name == "range_1":
            column[later] += np.log(100)
        elif kind == "stuck" and name == "vix_change":
            column[later] = column[at]
        shifted[name] = column
    return shifted


SHIFTS = {"mean_half": 0.5, "mean_one": 1.0, "scale_half_more": 1.5, "scale_double": 2.0, "unit": None, "stuck": None}


def measured(rows):
    """False alarms a symbol-year, time in alarm, and bars until a shift is found; thresholds come from the symbols of the other folds."""
    years, false, evaluated, alarmed = 0.0, 0, 0, 0
    delays = {kind: [] for kind in SHIFTS}
    for held_out in FOLDS:
        own = [rows[rows["symbol"] == s] for s in held_out]
        others = [rows[rows["symbol"] == s] for s in rows["symbol"].unique() if s not in held_out]
        edges = deciles(pd.concat(others))
        limits = thresholds(others, edges)
        for symbol in own:
            on = alarms(counts(symbol, edges), limits)
            years += len(on) * STEP / BARS_A_YEAR
            false, evaluated, alarmed = false + episodes(on), evaluated + len(on), alarmed + on.sum()
            for kind in SHIFTS:
                for at in range(5000, len(symbol) - 1500, 1500):
                    part = injected(symbol.iloc[: at + 1000], kind, at)
                    late = alarms(counts(part, edges), limits, first=at + STEP)
                    delays[kind].append(STEP * (1 + int(np.argmax(late))) if late.any() else np.inf)
    shuffled = []
    random = np.random.default_rng(1)
    for symbol in own:
        mixed = symbol.iloc[random.permutation(len(symbol))]
        shuffled.append(alarms(counts(mixed, edges), limits))
    shuffled = np.concatenate(shuffled)
    return {
        "symbol_years": round(years, 1),
        "false_alarms_per_symbol_year": false / years,
        "time_in_alarm_pct": 100 * alarmed / evaluated,
        "shuffled_windows": len(shuffled),
        "shuffled_alarms": int(shuffled.sum()),
        "shifts": {
            kind: {"trials": len(d), "found_within_500_bars_pct": 100 * float(np.mean(np.array(d) <= 500)), "found_within_1000_bars_pct": 100 * float(np.mean(np.isfinite(d))), "median_bars": int(np.median(d)) if np.isfinite(np.median(d)) else None}
            for kind, d in delays.items()
        },
    }


def reference(rows):
    """What ``drift.json`` holds: edges and thresholds of the features."""
    edges = deciles(rows)
    limits = thresholds([own for _, own in rows.groupby("symbol")], edges)
    return {
        "bins": BINS, "window_bars": WINDOW, "reference_bars": REFERENCE, "step_bars": STEP, "needed": NEEDED, "of": OF,
        "measure": "sum over bins of (a - e) ln(a / e); e share in the reference, a in the window, both at least 0.0001",
        "bin_rule": "number of edges strictly below the value",
        "features": {name: {"edges": edges[name], "threshold": limits[i]} for i, name in enumerate(FEATURES)},
    }
