"""A figure that the shipped graph must give again: the mean probability it gives to the true state of days drawn from the model itself."""

import numpy as np

from common import artifacts


def measure(where, model):
    random = np.random.default_rng(23)
    parameters = {name: np.array(values) for name, values in model["parameters"].items()}
    posterior, state, found = np.array([model["preprocessing"]["initial"]], np.float32), 1, []
    for _ in range(300):
        state = random.choice(len(parameters["means"]), p=parameters["transitions"][state] / parameters["transitions"][state].sum())
        features = random.multivariate_normal(parameters["means"][state], parameters["covariances"][state]).astype(np.float32)[None]
        posterior = artifacts.run(where / "regime.onnx", {"features": features, "prior": posterior})["posterior"]
        found.append(posterior[0, state])
    return float(np.mean(found))
