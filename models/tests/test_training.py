"""Parts of the training programs whose faults would make every figure wrong: looking ahead, trees that decide differently, drift that never or always alarms."""

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("hmmlearn")
lightgbm = pytest.importorskip("lightgbm")

from common import artifacts, trees  # noqa: E402
from ensemble import drift  # noqa: E402
from regime import train as regime  # noqa: E402


def test_a_regime_does_not_change_when_later_days_are_known():
    random = np.random.default_rng(1)
    features = np.cumsum(random.normal(0, 0.05, (600, 2)), axis=0) + random.normal(0, 0.1, (600, 2))
    model = regime.fit(features)
    np.testing.assert_allclose(regime.filtered(model, features[:300]), regime.filtered(model, features)[:300])
    assert (np.diff(model["means"][:, 0]) > 0).all()


def test_the_onnx_tree_decides_as_lightgbm_on_its_own_thresholds(tmp_path):
    pytest.importorskip("onnxruntime")
    random = np.random.default_rng(2)
    x = random.normal(size=(2000, 3)).astype(np.float32)
    booster = lightgbm.train({"objective": "regression", "num_leaves": 8, "verbosity": -1, "num_threads": 1}, lightgbm.Dataset(x, x[:, 0] * x[:, 1] + x[:, 2]), 20)
    trees.write(tmp_path / "tree.onnx", "tree", [trees.tree_node(booster, 1, "scores")], [("features", ["n", 3])], [("scores", ["n", 1])], [])
    thresholds = np.array(sorted(trees.below(node["threshold"]) for node in branches(booster)), np.float32)
    edges = np.concatenate([thresholds, np.nextafter(thresholds, np.float32(9)), np.nextafter(thresholds, np.float32(-9))])
    rows = np.stack([edges, edges[::-1], edges], axis=1)
    np.testing.assert_allclose(artifacts.run(tmp_path / "tree.onnx", {"features": rows})["scores"][:, 0], booster.predict(rows), atol=1e-5)


def branches(booster):
    waiting = [info["tree_structure"] for info in booster.dump_model()["tree_info"]]
    while waiting:
        node = waiting.pop()
        if "threshold" in node:
            yield node
            waiting += [node["left_child"], node["right_child"]]


def quiet(seed, bars=6500):
    return pd.DataFrame(np.random.default_rng(seed).normal(size=(bars, len(drift.FEATURES))), columns=drift.FEATURES)


@pytest.fixture(scope="module")
def limits():
    edges = drift.deciles(quiet(0))
    return edges, drift.thresholds([quiet(1), quiet(2)], edges)


def test_quiet_rows_raise_no_alarm(limits):
    edges, thresholds = limits
    assert not drift.alarms(drift.counts(quiet(3), edges), thresholds).any()


@pytest.mark.parametrize("kind", drift.SHIFTS)
def test_a_shift_is_found_and_the_alarm_stays(limits, kind):
    edges, thresholds = limits
    on = drift.alarms(drift.counts(drift.injected(quiet(4), kind, 5000), edges), thresholds, first=5000 + drift.STEP)
    assert on[: 500 // drift.STEP].any()
    assert on[500 // drift.STEP :].all()
