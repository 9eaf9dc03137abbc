"""Training from the data of a system: what is read, what is refused, which version is served afterwards."""

import datetime
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("hmmlearn")
pytest.importorskip("onnxruntime")
pq = pytest.importorskip("pyarrow.parquet")

import pyarrow as pa  # noqa: E402

from common import artifacts  # noqa: E402
from common.bars import WARM_UP, generated  # noqa: E402
from training import promotion, recipes, registry, store  # noqa: E402
from training.__main__ import main, train  # noqa: E402
from training.mlflow import Mlflow  # noqa: E402

NOW = datetime.datetime(2026, 3, 4, 2, 0, tzinfo=datetime.UTC)
SERVER_START_S = 240


def write(folder, asset, interval, times, prices, **features):
    """Rows of the feature store for an asset, one a bar, known a second after it begins."""
    times = pd.Series(pd.to_datetime(times, utc=True))
    columns = {"as_of": times + pd.Timedelta(seconds=1), "bar_interval": [interval] * len(times), "bar_time": times}
    columns |= {f"bar_{name}": np.asarray(prices[name], float) for name in store.PRICES} | features
    schema = pa.schema([field for field in store.FEATURES if field.name in columns])
    path = folder / f"asset={asset}" / "date=2026-01-02"
    path.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pandas(pd.DataFrame(columns), schema, preserve_index=False), path / f"{interval}.parquet")


def days(count, seed=4):
    """Days of a price whose volatility has three lasting levels, and a noisy index of it; far from the S&P 500, so that the shipped regimes do not fit."""
    random = np.random.default_rng(seed)
    state = np.zeros(count, int)
    for t in range(1, count):
        state[t] = state[t - 1] if random.uniform() < 0.985 else random.integers(3)
    volatility = np.array([0.6, 1.2, 2.4])[state]
    close = 100 * np.exp(np.cumsum(random.normal(0, volatility / np.sqrt(252))))
    half = np.exp(random.normal(np.log(volatility / np.sqrt(252)) - 0.3, 0.3))
    opened = np.concatenate([[100], close[:-1]])
    prices = {"open": opened, "high": np.maximum(opened, close) * np.exp(half), "low": np.minimum(opened, close) * np.exp(-half), "close": close}
    return pd.bdate_range("2015-01-05", periods=count, tz="UTC"), prices, 100 * volatility * np.exp(random.normal(0, 0.3, count))


def daily_store(folder, count, **more):
    times, prices, vix = days(count)
    write(folder, "SPX", "1d", times, prices, **more)
    write(folder, "VIX", "1d", times, dict.fromkeys(store.PRICES, vix))
    return store.Store(str(folder), "")


@pytest.fixture
def small(monkeypatch):
    """Slices that are trained in seconds."""
    monkeypatch.setattr(recipes.Regime, "FIT_DAYS", 700)
    monkeypatch.setattr(recipes.Regime, "WINDOW_DAYS", 300)
    monkeypatch.setattr(recipes.Hourly, "WINDOW_DAYS", 60)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)


@pytest.fixture
def hourly(tmp_path):
    """Hourly bars of an asset and of the VIX: the feature store has the last of each day, staging has all."""
    bars, vix = generated(WARM_UP + 4500 + 70 * 7, 8)
    times = pd.to_datetime(bars["time"], unit="s", utc=True)
    last = np.arange(len(bars)) % 7 == 6
    write(tmp_path / "features", "AAA", "1h", times[last], bars[last])
    staged = tmp_path / "staging" / "source=test" / "date=2026-01-02"
    staged.mkdir(parents=True)
    for symbol, prices in (("AAA", bars), ("VIX", pd.DataFrame(dict.fromkeys(store.PRICES, vix)))):
        rows = pd.DataFrame({"symbol": symbol, "interval": "1h", "time": times, "ingest_ts": times} | {name: prices[name] for name in store.PRICES})
        pq.write_table(pa.Table.from_pandas(rows, store.STAGED, preserve_index=False), staged / f"{symbol}.parquet")
    return store.Store(str(tmp_path / "features"), str(tmp_path / "staging"))


def scratch(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    return folder


def test_a_better_version_is_served_and_the_same_again_is_kept(tmp_path, small):
    data, versions = daily_store(tmp_path / "features", 1100), registry.Folder(tmp_path / "registry")

    first = train("regime", data, versions, True, scratch(tmp_path, "1"), NOW)
    served = versions.current("regime", None)
    assert (first["outcome"], served.name) == ("promoted", first["version"])
    assert first["held_out"]["loss"]["candidate"]["value"] < first["held_out"]["loss"]["current"]["value"]
    assert first["compared_with"] == "1" and f"candidate {promotion.number(first['held_out']['loss']['candidate'])}" in first["said"]

    versions_before = sorted(path.name for path in served.parent.iterdir())
    again = train("regime", data, versions, True, scratch(tmp_path, "2"), NOW + datetime.timedelta(days=1))
    assert (again["outcome"], again["compared_with"]) == ("kept", first["version"])
    assert versions.current("regime", None) == served
    assert sorted(path.name for path in served.parent.iterdir()) == [*versions_before, again["version"]]

    versions.promote("regime", again["version"])
    assert versions.current("regime", None).name == again["version"]


def test_a_version_is_whole_and_repeats_its_golden_cases(tmp_path, small):
    versions = registry.Folder(tmp_path / "registry")
    outcome = train("regime", daily_store(tmp_path / "features", 1100), versions, False, scratch(tmp_path, "1"), NOW)
    assert outcome["outcome"] == "better" and versions.current("regime", None) == registry.shipped("regime")

    where = tmp_path / "registry" / "regime" / "versions" / outcome["version"]
    model, golden = (json.loads((where / name).read_text(encoding="utf-8")) for name in ("model.json", "golden.json"))
    for file in model["files"]:
        assert artifacts.sha256(where / file["path"]) == file["sha256"]
    for case in golden["cases"]:
        found = artifacts.run(where / "regime.onnx", {name: artifacts.array(value) for name, value in case["inputs"].items()})
        np.testing.assert_allclose(found["posterior"], artifacts.array(case["outputs"]["posterior"]), atol=golden["tolerance"])
    card = (where / "card.md").read_text(encoding="utf-8")
    assert outcome["version"] in card and "better than the current by" in card and artifacts.stated(outcome["held_out"]["loss"]["baseline"]) in card


@pytest.mark.parametrize("model", ["ensemble", "forecast"])
def test_hourly_models_are_trained_from_staged_bars_with_their_drift(tmp_path, small, hourly, model):
    versions = registry.Folder(tmp_path / "registry")
    outcome = train(model, hourly, versions, True, scratch(tmp_path, "1"), NOW)
    where = tmp_path / "registry" / model / "versions" / outcome["version"]
    description = json.loads((where / "model.json").read_text(encoding="utf-8"))
    assert description["trained_on"]["symbols"] == ["AAA"]
    assert description["drift"]["file"] == "drift.json" and (where / "drift.json").exists()
    assert description["trained_on"]["last_day"] < outcome["window"].split(" to ")[0]
    assert outcome["held_out"]["loss"]["current"]["n"] >= 60 * 6


def test_too_little_is_said_with_what_and_how_much(tmp_path):
    empty = store.Store(str(tmp_path / "none"), "")
    with pytest.raises(store.TooLittle, match="SPX has 0 days in a row .* 1521 are needed, 1521 are missing"):
        recipes.Regime(empty)
    with pytest.raises(store.TooLittle, match="VIX has 0 hourly bars; no other asset has hourly bars, 6670 of one are needed"):
        recipes.Ensemble(empty)


def test_the_last_bars_of_days_are_too_little(small, hourly):
    with pytest.raises(store.TooLittle, match=r"AAA has 772 hourly bars, 0 of them with every feature .* 4920 are needed, 4920 are missing"):
        recipes.Forecast(store.Store(hourly.features, ""))


def test_days_before_a_gap_do_not_count(tmp_path, small):
    times, prices, vix = days(1100)
    kept = np.r_[0:500, 520:1100]
    write(tmp_path, "SPX", "1d", times[kept] + pd.Timedelta(hours=20), {name: values[kept] for name, values in prices.items()}, atm_vol_30d=vix[kept] / 100)
    with pytest.raises(store.TooLittle, match="SPX has 556 days"):
        recipes.Regime(store.Store(str(tmp_path), ""))


def test_volatility_of_the_chain_stands_for_the_index(tmp_path):
    times, prices, vix = days(30)
    write(tmp_path, "SPX", "1d", times + pd.Timedelta(hours=20), prices, atm_vol_30d=vix / 100)
    np.testing.assert_allclose(store.Store(str(tmp_path), "").daily("SPX", "VIX")["vix"], vix)


def losses(shift, seed=1):
    random = np.random.default_rng(seed)
    common = random.exponential(1, 400)
    return {"candidate": common + random.normal(0, 0.3, 400), "baseline": common + 0.5, "current": common + shift}


@pytest.mark.parametrize(("shift", "better"), [(0.3, True), (0.0, False), (-0.3, False)])
def test_only_more_than_chance_is_better(shift, better):
    assert promotion.is_better(promotion.compared(losses(shift), np.arange(400) // 5)) == better


def test_a_version_that_does_not_beat_the_baseline_is_not_better():
    found = losses(0.3)
    assert not promotion.is_better(promotion.compared(found | {"baseline": found["candidate"] - 0.1}, np.arange(400) // 5))


def test_a_version_that_cannot_be_compared_is_not_better():
    found = losses(0.3)
    del found["current"]
    assert not promotion.is_better(promotion.compared(found, np.arange(400) // 5))


def run_main(monkeypatch, *options):
    monkeypatch.setattr(sys, "argv", ["training", *options])
    return main()


def test_the_program_refuses_with_its_own_exit_code_and_says_so_in_lineage(tmp_path, small, monkeypatch, capsys):
    monkeypatch.setenv("DEALERFLOW_LINEAGE_FILE", str(tmp_path / "lineage"))
    assert run_main(monkeypatch, "regime", "--features", str(tmp_path / "none"), "--registry", str(tmp_path / "registry"), "--json") == 6
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["outcome"] == "refused" and "are missing" in outcome["missing"][0]
    events = [json.loads(line) for line in (tmp_path / "lineage").read_text(encoding="utf-8").splitlines()]
    assert [event["eventType"] for event in events] == ["START", "COMPLETE"]
    assert events[0]["run"]["runId"] == events[1]["run"]["runId"] and events[1]["job"]["name"] == "training.regime"


def test_the_program_ends_when_its_input_does(tmp_path):
    command = [sys.executable, "-c", "import time; from training.__main__ import end_with_input; end_with_input(); print(1, flush=True); time.sleep(600)"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=artifacts.MODELS) as program:
        assert program.stdout.readline() == b"1\n"
        program.stdin.close()
        assert program.wait(60) == -9


def test_the_program_ends_by_itself_while_its_input_is_open(tmp_path):
    command = [sys.executable, "-m", "training", "regime", "--features", str(tmp_path / "none"), "--registry", str(tmp_path), "--json", "--with-input"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=artifacts.MODELS) as program:
        assert program.wait(120) == 6
        assert json.loads(program.stdout.read())["outcome"] == "refused"


def test_a_server_that_does_not_answer_is_named(tmp_path, small, monkeypatch, capsys):
    daily_store(tmp_path / "features", 1100)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://127.0.0.1:9")
    monkeypatch.setenv("DEALERFLOW_LINEAGE_FILE", str(tmp_path / "lineage"))
    assert run_main(monkeypatch, "regime", "--features", str(tmp_path / "features"), "--registry", "unused") == 1
    assert "http://127.0.0.1:9 does not answer" in capsys.readouterr().err
    assert '"FAIL"' in (tmp_path / "lineage").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def mlflow_uri(tmp_path_factory):
    pytest.importorskip("mlflow")
    folder = tmp_path_factory.mktemp("mlflow")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", uri.rsplit(":", 1)[1], "--backend-store-uri", f"sqlite:///{folder}/mlflow.db",
               "--artifacts-destination", str(folder / "artifacts"), "--workers", "1"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            until = time.monotonic() + SERVER_START_S
            while True:
                try:
                    urllib.request.urlopen(f"{uri}/health", timeout=2).close()
                    break
                except OSError:
                    assert server.poll() is None and time.monotonic() < until, (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
                    time.sleep(0.5)
            yield uri
        finally:
            os.killpg(server.pid, 15)
            server.wait(30)


def test_the_whole_program_against_an_mlflow_server(tmp_path, small, monkeypatch, capsys, mlflow_uri):
    daily_store(tmp_path / "features", 1100)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", mlflow_uri)
    options = ["regime", "--features", str(tmp_path / "features"), "--registry", "unused", "--promote", "--json"]
    outcomes = []
    for _ in range(2):
        assert run_main(monkeypatch, *options) == 0
        outcomes.append(json.loads(capsys.readouterr().out))
    assert [outcome["outcome"] for outcome in outcomes] == ["promoted", "kept"]

    server = Mlflow(mlflow_uri)
    assert str(server.number("dealerflow-regime", "Production")) == "1"
    served = server.fetch("dealerflow-regime", "1", tmp_path / "fetched")
    assert json.loads((served / "model.json").read_text(encoding="utf-8"))["version"] == outcomes[0]["version"]
    assert sorted(path.name for path in served.iterdir()) == ["card.md", "golden.json", "metrics.json", "model.json", "regime.onnx"]

    run = server._call("POST", "runs/search", experiment_ids=[server._experiment()])["runs"][-1]
    logged = {metric["key"]: metric["value"] for metric in run["data"]["metrics"]}
    assert logged["held_out.loss.candidate"] == pytest.approx(outcomes[0]["held_out"]["loss"]["candidate"]["value"], abs=1e-5)
    assert {"key": "model", "value": "regime"} in run["data"]["params"] and run["info"]["status"] == "FINISHED"

    server.serve("dealerflow-regime", "Production", "2")
    assert str(server.number("dealerflow-regime", "Production")) == "2"
