"""A figure that the shipped graphs must give again: the share of made pictures, of a seed that was not trained on, whose formation is found."""

import numpy as np

from chart_pattern.pictures import one_made
from common import artifacts

SEED = 31


def measure(where, _):
    images, masks, _ = zip(*(one_made([SEED, i]) for i in range(130)))
    found = artifacts.run(where / "chart_pattern.onnx", {"images": np.stack(images)})["formation_probabilities"]
    return float(np.mean(np.stack(masks)[np.arange(len(found)), found.argmax(axis=1)]))
