"""Fits the volatility regimes, measures them walk-forward and writes the filter step as an ONNX graph.

Run in ``models/``: ``python -m regime.train``
"""

import warnings

import numpy as np
import pandas as pd
from hmmlearn.hmm import GaussianHMM

from common import artifacts
from common.measures import figure
from common.paths import data
from regime.graph import write_graph

STATES = 4
HORIZON = 20
EMBARGO = 21
FIRST_TEST, REFIT_YEARS = 2004, 2
BLOCK = 60
LABELS = ["calm", "normal", "elevated", "stressed"]


def daily():
    """Features, next-20-day realised volatility and return of the S&P 500, by day."""
    spx = pd.read_csv(data("index-daily") / "spx_daily_hlc_1990-2026.csv.gz", parse_dates=["Date"], index_col="Date")
    vix = pd.read_csv(data("index-daily") / "VIX_History_cboe_2026-08.csv.gz", parse_dates=["DATE"], index_col="DATE")["CLOSE"]
    return featured(spx.join(vix.rename("vix"), how="inner"))


def featured(days):
    """Adds to ``High``, ``Low``, ``Close`` and ``vix`` (implied volatility in percent) of days the features and targets; days before the first range are left out."""
    days["log_vol"] = np.log(days["vix"])
    days["log_range"] = np.log((100 * np.log(days["High"] / days["Low"])).rolling(5).mean())
    squares = np.log(days["Close"]).diff() ** 2
    days["log_next"] = 0.5 * np.log(252 * 1e4 * squares[::-1].rolling(HORIZON).mean()[::-1].shift(-1))
    days["next_return"] = days["Close"].shift(-HORIZON) / days["Close"] - 1
    return days[np.isfinite(days["log_range"])]


def fit(features):
    """Gaussian HMM by EM, started at the quartiles of the first feature; states in order of its mean."""
    quartile = np.searchsorted(np.quantile(features[:, 0], [0.25, 0.5, 0.75]), features[:, 0])
    model = GaussianHMM(STATES, covariance_type="full", init_params="", n_iter=60, tol=1e-3)
    model.startprob_ = np.full(STATES, 1 / STATES)
    model.transmat_ = np.full((STATES, STATES), 0.02 / (STATES - 1)) + np.eye(STATES) * (0.98 - 0.02 / (STATES - 1))
    model.means_ = np.array([features[quartile == k].mean(axis=0) for k in range(STATES)])
    model.covars_ = np.array([np.cov(features[quartile == k].T) + 1e-3 * np.eye(2) for k in range(STATES)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(features)
    order = np.argsort(model.means_[:, 0])
    covariances, transitions = model.covars_[order], model.transmat_[np.ix_(order, order)]
    values, vectors = np.linalg.eig(transitions.T)
    stationary = np.real(vectors[:, np.argmax(np.real(values))])
    return {"means": model.means_[order], "covariances": covariances, "transitions": transitions, "initial": stationary / stationary.sum()}


def log_densities(model, features):
    found = np.empty((len(features), STATES))
    for k in range(STATES):
        off = features - model["means"][k]
        covariance = model["covariances"][k]
        found[:, k] = -0.5 * (np.sum(off @ np.linalg.inv(covariance) * off, axis=1) + np.log(np.linalg.det(covariance)) + 2 * np.log(2 * np.pi))
    return found


def filtered(model, features):
    """P(state of day t | features of days 0..t): the forward recursion, which never looks ahead."""
    densities = log_densities(model, features)
    posterior, prior = np.empty_like(densities), model["initial"]
    for t, density in enumerate(densities):
        weight = (prior @ model["transitions"]) * np.exp(density - density.max())
        posterior[t] = prior = weight / weight.sum()
    return posterior


def state_means(shares, target):
    """Mean of the target in each state, weighted by the probability of the state."""
    known = np.isfinite(target)
    return shares[known].T @ target[known] / shares[known].sum(axis=0)


def cut(values, past, parts):
    edges = np.quantile(past, np.arange(1, parts) / parts)
    return np.eye(parts)[np.searchsorted(edges, values)]


def years(days):
    """Where each refit starts, and the end."""
    first_days = [pd.Timestamp(year, 1, 1) for year in range(FIRST_TEST, days.index[-1].year + 1, REFIT_YEARS)]
    return [*(int(days.index.searchsorted(day)) for day in first_days), len(days)]


def walk_forward(days, starts):
    """Forecasts of log volatility of each variant for every day from ``starts[0]`` on; each fit, at one of ``starts``, knows only days whose target was complete."""
    features, target = days[["log_vol", "log_range"]].to_numpy(), days["log_next"].to_numpy()
    smooth = days["log_vol"].ewm(span=5).mean().to_numpy()
    forecasts = {name: np.full(len(days), np.nan) for name in ("hmm", "terciles", "quartiles", "smoothed_quartiles")}
    state = {name: np.full(len(days), -1) for name in forecasts}
    for start, end in zip(starts[:-1], starts[1:]):
        past = slice(0, start - EMBARGO)
        model = fit(features[past])
        shares = {
            "hmm": filtered(model, features[:end]),
            "terciles": cut(features[:end, 0], features[past, 0], 3),
            "quartiles": cut(features[:end, 0], features[past, 0], 4),
            "smoothed_quartiles": cut(smooth[:end], smooth[past], 4),
        }
        for name, share in shares.items():
            forecasts[name][start:end] = share[start:end] @ state_means(share[past], target[past])
            state[name][start:end] = share[start:end].argmax(axis=1)
    return forecasts, state


def measured(days, starts):
    forecasts, state = walk_forward(days, starts)
    test = (np.arange(len(days)) >= starts[0]) & np.isfinite(days["log_next"]).to_numpy()
    target = days["log_next"].to_numpy()[test]
    error = {name: (forecast[test] - target) ** 2 for name, forecast in forecasts.items()}
    blocks = np.arange(len(target)) // BLOCK

    def r2(name, rows):
        return 1 - error[name][rows].sum() / np.sum((target[rows] - target[rows].mean()) ** 2)

    metrics = {"first_day": str(days.index[test][0].date()), "last_day": str(days.index[test][-1].date())}
    for name in forecasts:
        changes = np.mean(np.diff(state[name][test]) != 0) * 252
        metrics[name] = {"r2": figure(lambda rows: r2(name, rows), blocks), "switches_per_year": round(changes, 1)}
        if name != "hmm":
            metrics[name]["hmm_better_by"] = figure(lambda rows: r2("hmm", rows) - r2(name, rows), blocks)
    tested = days[test].assign(state=state["hmm"][test])
    metrics["states"] = {
        label: {
            "days": int((tested["state"] == k).sum()),
            "mean_volatility_pct": float(np.exp(tested.loc[tested["state"] == k, "log_next"]).mean()),
            "share_of_falls_over_7_pct": float((tested.loc[tested["state"] == k, "next_return"] < -0.07).mean()),
        }
        for k, label in enumerate(LABELS)
    }
    return metrics


def export(days, where, version):
    """Fits on the days and writes the graph into ``where``. Description and golden cases."""
    features = days[["log_vol", "log_range"]].to_numpy()
    model = fit(features)
    shares = filtered(model, features)
    log_volatility = state_means(shares, days["log_next"].to_numpy())
    graph = where / "regime.onnx"
    write_graph(graph, model, log_volatility)

    random = np.random.default_rng(3)
    made = np.cumsum(random.normal(0, [0.05, 0.1], (12, 2)), axis=0) + model["means"][1] + np.linspace(0, 1, 12)[:, None]
    golden, prior = [], model["initial"]
    for row in made.astype(np.float32):
        case = artifacts.golden_case(graph, {"features": row[None], "prior": np.asarray(prior, np.float32)[None]})
        prior = artifacts.array(case["outputs"]["posterior"])[0]
        golden.append(case)
    parity = np.abs(prior - filtered(model, made)[-1]).max()
    if parity > 1e-4:
        raise SystemExit(f"the graph differs from the filter by {parity}")

    return {
        "name": "regime",
        "version": version,
        "files": [{"path": "regime.onnx", "device": "cpu"}],
        "inputs": [
            {"name": "features", "type": "float32", "shape": ["n", 2], "columns": ["log_vol", "log_range"]},
            {"name": "prior", "type": "float32", "shape": ["n", STATES], "meaning": "posterior of the previous day; preprocessing.initial for the first"},
        ],
        "outputs": [
            {"name": "posterior", "type": "float32", "shape": ["n", STATES], "meaning": "probability of each state, in the order of labels"},
            {"name": "expected_volatility", "type": "float32", "shape": ["n"], "meaning": "annualised realised volatility of the next 20 days, percent"},
        ],
        "labels": LABELS,
        "preprocessing": {
            "log_vol": "ln(implied volatility in percent): the VIX, or 100 x the 30-day at-the-money volatility",
            "log_range": "ln(mean over the last 5 days, this one included, of 100 x ln(high / low))",
            "initial": model["initial"],
            "missing": "a day without one of the features: no step, the posterior stays",
        },
        "parameters": {key: model[key] for key in ("means", "covariances", "transitions")} | {"log_volatility": log_volatility},
        "temperature": None,
        "thresholds": {},
        "drift": {"state_shares": shares.mean(axis=0), "feature_deciles": {name: days[name].quantile(np.arange(1, 10) / 10).tolist() for name in ("log_vol", "log_range")}},
        "trained_on": {"first_day": str(days.index[0].date()), "last_day": str(days.index[-1].date()), "rows": len(days)},
    }, golden


def main():
    days, where = daily(), artifacts.folder("regime")
    metrics = measured(days, years(days))
    artifacts.publish(where, *export(days, where, "1"), metrics)


if __name__ == "__main__":
    main()
