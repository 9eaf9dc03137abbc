"""A figure that the shipped graph must give again: its log-loss on made bars."""

import numpy as np

from common import artifacts
from common.bars import NAMES, WARM_UP, generated, table
from common.measures import log_loss


def measure(where, model):
    rows = table(*generated(1400, 29)).iloc[WARM_UP:-1]
    limits = [model["parameters"]["flat_below_sigmas"], model["parameters"]["large_from_sigmas"]]
    labels = np.digitize(np.abs(rows["next_z"].to_numpy()), limits)
    return log_loss(labels, artifacts.run(where / "ensemble.onnx", {"features": rows[NAMES].to_numpy()})["probabilities"])
