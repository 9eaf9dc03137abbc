"""When a version takes the place of another: by one loss of each row of the same held-out window."""

import numpy as np

from common.measures import figure


def compared(losses, groups):
    """``losses`` of the candidate, of the current version (absent when it cannot be compared) and of the baseline, each by row; less is better. Figures with 95 %
    bootstrap intervals of whole groups, and by how much the candidate is better than each other."""
    found = {"loss": {name: figure(lambda i: values[i].mean(), groups) for name, values in losses.items()}, "better_than": {}}
    for name, values in losses.items():
        if name != "candidate":
            gain = values - losses["candidate"]
            found["better_than"][name] = figure(lambda i: gain[i].mean(), groups)
    return found


def is_better(comparison):
    """Better than the current version by more than chance, and than the baseline: the interval of each gain is above zero. What cannot be compared is not better."""
    gains = comparison["better_than"]
    return "current" in gains and all(gain["low"] > 0 for gain in gains.values())


def said(comparison, loss):
    """One sentence with all figures."""
    parts = [f"{name} {number(figure)}" for name, figure in comparison["loss"].items()]
    gains = [f"over the {name} {number(figure)}" for name, figure in comparison["better_than"].items()]
    rows = comparison["loss"]["candidate"]["n"]
    return f"{loss}, on {rows} held-out rows: {', '.join(parts)}; gain {', '.join(gains)}"


def number(figure):
    digits = max(4, 2 - int(np.floor(np.log10(abs(figure["value"]) or 1))))
    return f"{figure['value']:.{min(digits, 6)}f} [{figure['low']:.{min(digits, 6)}f}, {figure['high']:.{min(digits, 6)}f}]"
