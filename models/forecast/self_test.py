"""A figure that the shipped graph must give again: the coverage of its interval on made bars."""

import numpy as np

from common import artifacts
from common.bars import NAMES, WARM_UP, generated, table


def measure(where, _):
    rows = table(*generated(1400, 29)).iloc[WARM_UP:-1]
    close = rows["close"].to_numpy()
    found = artifacts.run(where / "forecast.onnx", {"features": rows[NAMES].to_numpy(), "close": close.astype(np.float32), "sigma": rows["sigma"].to_numpy(np.float32)})
    following = close * np.exp(rows["next_z"].to_numpy() * rows["sigma"].to_numpy())
    return float(np.mean((following >= found["lower"]) & (following <= found["upper"])))
