"""Fits the size of the next hour's move, measures it walk-forward on symbols left out, and writes graph, thresholds of drift and card.

Run in ``models/``: ``python -m ensemble.train``
"""

import lightgbm
import numpy as np
import pandas as pd
from onnx import helper
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

from common import artifacts, trees
from common.bars import FORMULAS, NAMES, WARM_UP, folds_by_year, generated, recorded, table
from common.measures import figure
from ensemble import drift

LABELS = ["flat", "move", "large"]
FLAT, LARGE = 0.3, 0.9
FIRST_TEST = 2020
VOLATILITY = ["vol_8", "vol_35", "range_7", "usual_next", "vix_premium"]
PARAMETERS = {
    "objective": "multiclass", "num_class": 3, "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 200, "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1,
    "lambda_l2": 10.0, "verbosity": -1, "seed": 11, "deterministic": True, "force_row_wise": True, "num_threads": 1,
}
ROUNDS = 150


def classes(rows):
    return np.digitize(np.abs(rows["next_z"].to_numpy()), [FLAT, LARGE])


def features(rows):
    return rows[NAMES].to_numpy()


def fit(rows):
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(features(rows), classes(rows)), ROUNDS)


def logistic(past, rows):
    scaler = StandardScaler().fit(past[VOLATILITY])
    model = LogisticRegression(max_iter=500).fit(scaler.transform(past[VOLATILITY]), classes(past))
    return model.predict_proba(scaler.transform(rows[VOLATILITY]))


def walk_forward(splits):
    """The rows that are tested, and their probabilities by models that saw the past of their split only."""
    parts = []
    for past, test in splits:
        prior = np.bincount(classes(past), minlength=3) / len(past)
        parts.append((test, fit(past).predict(features(test)), logistic(past, test), np.tile(prior, (len(test), 1))))
    tests, *probabilities = zip(*parts)
    return pd.concat(tests), dict(zip(("model", "logistic", "prior"), map(np.concatenate, probabilities)))


def measured(splits):
    test, probabilities = walk_forward(splits)
    labels, days = classes(test), test["day"].to_numpy()
    loss = {name: -np.log(p[np.arange(len(labels)), labels]) for name, p in probabilities.items()}
    right = {name: p.argmax(axis=1) == labels for name, p in probabilities.items()}
    flat = labels == 0
    flat_loss = {name: -np.log(np.where(flat, p[:, 0], 1 - p[:, 0])) for name, p in probabilities.items()}
    direction = np.sign(test["next_z"].to_numpy())
    metrics = {
        "log_loss": {name: figure(lambda i: loss[name][i].mean(), days) for name in loss},
        "gain_over_prior": figure(lambda i: (loss["prior"] - loss["model"])[i].mean(), days),
        "gain_over_logistic": figure(lambda i: (loss["logistic"] - loss["model"])[i].mean(), days),
        "flat_gain_over_prior": figure(lambda i: (flat_loss["prior"] - flat_loss["model"])[i].mean(), days),
        "flat_gain_over_logistic": figure(lambda i: (flat_loss["logistic"] - flat_loss["model"])[i].mean(), days),
        "accuracy": {name: figure(lambda i: right[name][i].mean(), days) for name in right},
        "auc_large": figure(lambda i: roc_auc_score(labels[i] == 2, probabilities["model"][i, 2]), days, repeats=200),
        "auc_flat": figure(lambda i: roc_auc_score(flat[i], probabilities["model"][i, 0]), days, repeats=200),
        "share_up": float((direction > 0).mean()),
        "by_symbol": {},
    }
    for symbol in test["symbol"].unique():
        own = np.flatnonzero(test["symbol"] == symbol)
        gain = (loss["logistic"] - loss["model"])[own]
        metrics["by_symbol"][symbol] = {
            "gain_over_prior": figure(lambda i: (loss["prior"] - loss["model"])[own][i].mean(), days[own]),
            "gain_over_logistic": figure(lambda i: gain[i].mean(), days[own]),
        }
    return metrics


def write_graph(path, booster, sizes):
    nodes = [
        trees.tree_node(booster, 3, "scores"),
        helper.make_node("Softmax", ["scores"], ["probabilities"], axis=1),
        helper.make_node("MatMul", ["probabilities", "sizes"], ["mean"]),
        helper.make_node("Squeeze", ["mean", "column"], ["expected_move"]),
    ]
    constants = [trees.constant("sizes", sizes[:, None]), trees.constant("column", [1], np.int64)]
    trees.write(path, "ensemble", nodes, [("features", ["n", len(NAMES)])], [("probabilities", ["n", 3]), ("expected_move", ["n"])], constants)


def export(rows, where, version):
    """Fits on the rows and writes graph and thresholds of drift into ``where``. Description and golden cases."""
    booster = fit(rows)
    labels, size = classes(rows), np.abs(rows["next_z"].to_numpy())
    sizes = np.array([size[labels == k].mean() for k in range(3)])
    write_graph(where / "ensemble.onnx", booster, sizes)
    made = table(*generated(1400, 5)).iloc[WARM_UP:-1]
    sample = features(made)[::60]
    parity = np.abs(artifacts.run(where / "ensemble.onnx", {"features": sample})["probabilities"] - booster.predict(sample)).max()
    if parity > 1e-5:
        raise SystemExit(f"the graph differs from LightGBM by {parity}")
    artifacts.write_json(where / "drift.json", artifacts.rounded(drift.reference(rows)))
    return {
        "name": "ensemble",
        "version": version,
        "files": [{"path": "ensemble.onnx", "device": "cpu"}, {"path": "drift.json"}],
        "inputs": [{"name": "features", "type": "float32", "shape": ["n", len(NAMES)], "columns": NAMES}],
        "outputs": [
            {"name": "probabilities", "type": "float32", "shape": ["n", 3], "meaning": "of the size of the next bar's move, in the order of labels"},
            {"name": "expected_move", "type": "float32", "shape": ["n"], "meaning": "mean |ln(close_t+1 / close_t)| in units of sigma_t"},
        ],
        "labels": LABELS,
        "preprocessing": {"definitions": "see models/common/bars.py: ewm, sigma, mean_n", "warm_up_bars": WARM_UP, "features": FORMULAS, "missing": "a row with a feature that is not finite is not scored"},
        "parameters": {"flat_below_sigmas": FLAT, "large_from_sigmas": LARGE, "mean_size_sigmas": sizes},
        "temperature": None,
        "thresholds": {},
        "drift": {"file": "drift.json", "class_shares": np.bincount(labels, minlength=3) / len(labels)},
        "trained_on": {"symbols": rows["symbol"].unique().tolist(), "first_day": rows["day"].min(), "last_day": rows["day"].max(), "rows": len(rows)},
    }, [artifacts.golden_case(where / "ensemble.onnx", {"features": sample})]


def main():
    rows = recorded()
    metrics = {"first_year": FIRST_TEST} | measured(folds_by_year(rows, FIRST_TEST)) | {"drift": drift.measured(rows)}
    where = artifacts.folder("ensemble")
    artifacts.publish(where, *export(rows, where, "1"), metrics)


if __name__ == "__main__":
    main()
