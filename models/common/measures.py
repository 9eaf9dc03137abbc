"""Measures of classifiers and forecasts, and bootstrap intervals for them."""

import numpy as np

REPEATS = 1000


def accuracy(labels, predicted):
    return float(np.mean(labels == predicted))


def macro_f1(labels, predicted, classes):
    """Mean over the classes of F1; a class that neither occurs nor is predicted counts 0."""
    scores = []
    for c in range(classes):
        hit = np.sum((labels == c) & (predicted == c))
        total = np.sum(labels == c) + np.sum(predicted == c)
        scores.append(2 * hit / total if total else 0.0)
    return float(np.mean(scores))


def log_loss(labels, probabilities):
    return float(-np.mean(np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, 1))))


def calibration_error(labels, probabilities, bins=15):
    """Expected calibration error of the most probable class, in bins of equal width (Guo et al. 2017, eq. 3)."""
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for b in range(bins):
        inside = bin_of == b
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return float(error)


def interval(measure, groups, seed=0, repeats=REPEATS):
    """95 % percentile bootstrap of ``measure(indices)``; whole groups of rows are drawn with replacement."""
    groups = np.unique(groups, return_inverse=True)[1]
    order = np.argsort(groups, kind="stable")
    rows = np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
    random = np.random.default_rng(seed)
    values = [measure(np.concatenate([rows[i] for i in random.integers(0, len(rows), len(rows))])) for _ in range(repeats)]
    return [float(v) for v in np.percentile(values, [2.5, 97.5])]


def figure(measure, groups, seed=0, repeats=REPEATS):
    """A measure with its interval and the number of rows: what a card states."""
    groups = np.asarray(groups)
    low, high = interval(measure, groups, seed, repeats)
    return {"value": float(measure(np.arange(len(groups)))), "low": low, "high": high, "n": len(groups)}


def softmax(logits, temperature=1.0):
    scaled = logits / temperature
    scaled = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return scaled / scaled.sum(axis=-1, keepdims=True)


def fit_temperature(logits, labels, grouped=lambda probabilities: probabilities):
    """The temperature of least log-loss (Guo et al. 2017), to 0.01; ``grouped`` turns the probabilities into those of the labels."""
    candidates = np.arange(0.3, 4.0, 0.01)
    return float(round(min(candidates, key=lambda t: log_loss(labels, grouped(softmax(logits, t)))), 2))


def psi(expected, actual):
    """Population stability index of two rows of bin shares."""
    expected, actual = np.clip(expected, 1e-4, None), np.clip(actual, 1e-4, None)
    return np.sum((actual - expected) * np.log(actual / expected), axis=-1)
