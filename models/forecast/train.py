"""Fits a 90 % interval for the next hourly close, measures it walk-forward on symbols left out, and writes graph and card.

Run in ``models/``: ``python -m forecast.train``
"""

import lightgbm
import numpy as np
import pandas as pd
from onnx import helper

from common import artifacts, trees
from common.bars import FORMULAS, NAMES, WARM_UP, folds_by_year, generated, recorded, table
from common.measures import figure

LEVEL = 0.9
FIRST_TEST = 2020
PARAMETERS = {
    "objective": "quantile", "alpha": LEVEL, "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 200, "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1,
    "lambda_l2": 10.0, "verbosity": -1, "seed": 13, "deterministic": True, "force_row_wise": True, "num_threads": 1,
}
ROUNDS = 200
SMALLEST = 0.05


def features(rows):
    return rows[NAMES].to_numpy()


def size(rows):
    return np.abs(rows["next_z"].to_numpy())


def widths(booster, rows):
    return np.maximum(booster.predict(features(rows)), SMALLEST)


def fit(rows):
    """A booster of the 90 % quantile of |next_z|, and the factor that makes its interval cover 90 % of the last year, which it did not see (split conformal)."""
    last = rows["year"] == rows["year"].max()
    first = lightgbm.train(PARAMETERS, lightgbm.Dataset(features(rows[~last]), size(rows[~last])), ROUNDS)
    factor = float(np.quantile(size(rows[last]) / widths(first, rows[last]), LEVEL))
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(features(rows), size(rows)), ROUNDS), factor


def by_slot(past, rows):
    """The random walk that knows the hour: quantile of |next_z| of the past per slot of the bar."""
    slots = past["slot"].to_numpy()
    quantile = {slot: np.quantile(size(past)[slots == slot], LEVEL) for slot in np.unique(slots)}
    return rows["slot"].map(quantile).to_numpy()


def walk_forward(splits):
    """The rows that are tested, and half widths in units of sigma by models that saw the past of their split only."""
    parts = []
    for past, test in splits:
        booster, factor = fit(past)
        parts.append((test, factor * widths(booster, test), np.full(len(test), np.quantile(size(past), LEVEL)), by_slot(past, test)))
    tests, *found = zip(*parts)
    return pd.concat(tests), dict(zip(("model", "random_walk", "random_walk_by_hour"), map(np.concatenate, found)))


def interval_score(log_return, half):
    """Gneiting and Raftery (2007), eq. 43, of the interval [-half, half] for the log return, in basis points."""
    return 1e4 * (2 * half + 2 / (1 - LEVEL) * np.maximum(np.abs(log_return) - half, 0))


def measured(splits):
    test, half = walk_forward(splits)
    days, sigma = test["day"].to_numpy(), test["sigma"].to_numpy()
    log_return = test["next_z"].to_numpy() * sigma
    score = {name: interval_score(log_return, h * sigma) for name, h in half.items()}
    inside = {name: size(test) <= h for name, h in half.items()}
    metrics = {"coverage": {}, "score_bp": {}, "mean_width_bp": {}, "score_better_than": {}, "coverage_by_symbol": {}, "coverage_by_year": {}}
    for name in half:
        metrics["coverage"][name] = figure(lambda i: inside[name][i].mean(), days)
        metrics["score_bp"][name] = figure(lambda i: score[name][i].mean(), days)
        metrics["mean_width_bp"][name] = float(np.mean(2e4 * half[name] * sigma))
        if name != "model":
            metrics["score_better_than"][name] = figure(lambda i: 1 - score["model"][i].sum() / score[name][i].sum(), days)
    for column in ("symbol", "year"):
        for value in test[column].unique():
            own = (test[column] == value).to_numpy()
            metrics[f"coverage_by_{column}"][str(value)] = figure(lambda i: inside["model"][own][i].mean(), days[own])
    slot = test["slot"].to_numpy()
    metrics["coverage_over_night"] = figure(lambda i: inside["model"][slot == 6][i].mean(), days[slot == 6])
    metrics["coverage_within_day"] = figure(lambda i: inside["model"][slot < 6][i].mean(), days[slot < 6])
    return metrics


def write_graph(path, booster, factor):
    nodes = [
        trees.tree_node(booster, 1, "quantile"),
        helper.make_node("Squeeze", ["quantile", "column"], ["quantile_flat"]),
        helper.make_node("Max", ["quantile_flat", "smallest"], ["positive"]),
        helper.make_node("Mul", ["positive", "factor"], ["half_width_sigmas"]),
        helper.make_node("Mul", ["half_width_sigmas", "sigma"], ["log_half_width"]),
        helper.make_node("Exp", ["log_half_width"], ["ratio"]),
        helper.make_node("Mul", ["close", "ratio"], ["upper"]),
        helper.make_node("Div", ["close", "ratio"], ["lower"]),
        helper.make_node("Identity", ["close"], ["median"]),
    ]
    constants = [trees.constant("smallest", SMALLEST), trees.constant("factor", factor), trees.constant("column", [1], np.int64)]
    inputs = [("features", ["n", len(NAMES)]), ("close", ["n"]), ("sigma", ["n"])]
    trees.write(path, "forecast", nodes, inputs, [(name, ["n"]) for name in ("lower", "median", "upper", "half_width_sigmas")], constants)


def export(rows, where, version):
    """Fits on the rows and writes the graph into ``where``. Description and golden cases; ``drift`` is left to who knows where its file is."""
    booster, factor = fit(rows)
    graph = where / "forecast.onnx"
    write_graph(graph, booster, factor)
    made = table(*generated(1400, 5)).iloc[WARM_UP:-1].iloc[::60]
    inputs = {"features": features(made), "close": made["close"].to_numpy(np.float32), "sigma": made["sigma"].to_numpy(np.float32)}
    parity = np.abs(artifacts.run(graph, inputs)["half_width_sigmas"] - factor * widths(booster, made)).max()
    if parity > 1e-4:
        raise SystemExit(f"the graph differs from LightGBM by {parity}")
    scalar = {"type": "float32", "shape": ["n"]}
    return {
        "name": "forecast",
        "version": version,
        "files": [{"path": "forecast.onnx", "device": "cpu"}],
        "inputs": [
            {"name": "features", "type": "float32", "shape": ["n", len(NAMES)], "columns": NAMES},
            {"name": "close", **scalar, "meaning": "close_t"},
            {"name": "sigma", **scalar, "meaning": "sigma_t, as in preprocessing"},
        ],
        "outputs": [
            {"name": "lower", **scalar, "meaning": "lower end of the 90 % interval of close_t+1"},
            {"name": "median", **scalar, "meaning": "close_t: no direction is forecast"},
            {"name": "upper", **scalar, "meaning": "upper end"},
            {"name": "half_width_sigmas", **scalar, "meaning": "ln(upper / close) / sigma"},
        ],
        "labels": [],
        "preprocessing": {"definitions": "see models/common/bars.py: ewm, sigma, mean_n", "warm_up_bars": WARM_UP, "features": FORMULAS, "missing": "a row with a feature that is not finite is not scored"},
        "parameters": {"level": LEVEL, "factor": factor, "horizon_bars": 1},
        "temperature": None,
        "thresholds": {},
        "drift": {"file": "../ensemble/drift.json", "coverage": LEVEL, "coverage_tolerance": 0.02},
        "trained_on": {"symbols": rows["symbol"].unique().tolist(), "first_day": rows["day"].min(), "last_day": rows["day"].max(), "rows": len(rows)},
    }, [artifacts.golden_case(graph, inputs)]


def main():
    rows = recorded()
    metrics = {"first_year": FIRST_TEST} | measured(folds_by_year(rows, FIRST_TEST))
    where = artifacts.folder("forecast")
    artifacts.publish(where, *export(rows, where, "1"), metrics)


if __name__ == "__main__":
    main()
