"""Drift of made items, evaluated by the training program of the ensemble (models/ensemble/drift.py).

    python drift.py > ../../gpu-worker/src/test/resources/drift-evaluations.csv

Items are made of a congruential generator, so that a test makes the same: evenly in the deciles of drift.json, with two features shifted from item SHIFTED
to item RETURNED. A row per evaluation: items so far, whether the alarm is on, and until the shift the index of each feature in the order of FEATURES.
Needs numpy and pandas.
"""

import json
import pathlib
import sys

import numpy as np
import pandas as pd

MODELS = pathlib.Path(__file__).resolve().parents[2] / "models"
sys.path.insert(0, str(MODELS))

from ensemble import drift  # noqa: E402

ITEMS, SHIFTED, RETURNED = 7000, 5000, 5800
SHIFTS = {"absolute_z0": 0.5, "location": 0.15}


class Generator:
    """Knuth's MMIX constants; the upper 53 bits are the fraction."""

    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) * 2.0**-53


def value(generator, edges):
    decile = int(10 * generator.next())
    low = edges[decile - 1] if decile > 0 else edges[0] - 1
    high = edges[decile] if decile < 9 else edges[8] + 1
    return low + (high - low) * generator.next()


def main():
    features = json.loads((MODELS / "ensemble" / "drift.json").read_text())["features"]
    generator = Generator(1)
    rows = []
    for item in range(ITEMS):
        row = {name: value(generator, features[name]["edges"]) for name in drift.FEATURES}
        for name, shift in SHIFTS.items():
            if SHIFTED <= item < RETURNED:
                row[name] += shift
        rows.append(row)
    cumulative = drift.counts(pd.DataFrame(rows), {name: features[name]["edges"] for name in drift.FEATURES})
    limits = np.array([features[name]["threshold"] for name in drift.FEATURES])
    indices = drift.indices(cumulative)
    on = drift.alarms(cumulative, limits)
    print("# tools/reference/drift.py writes it with models/ensemble/drift.py; never paste our own output")
    for number, alarm in enumerate(on):
        items = drift.REFERENCE + drift.WINDOW + number * drift.STEP
        figures = [f"{index:.12g}" for index in indices[number]] if items <= SHIFTED else []
        print(",".join([str(items), str(bool(alarm)).lower(), *figures]))


if __name__ == "__main__":
    main()
