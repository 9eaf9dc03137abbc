"""How each model is trained again: what it is trained from, its held-out window, and the loss that versions are compared by."""

import numpy as np
import onnxruntime
import pandas as pd

from chart_pattern import rules
from common import artifacts
from common.bars import NAMES, WARM_UP, parts_by_time, rows_of
from common.paths import DATA
from ensemble import drift
from ensemble import train as ensemble
from forecast import train as forecast
from regime import train as regime
from training.store import TooLittle


class Regime:
    """From the days of one asset of the feature store. Window: the last 500 days whose next 20 are known."""

    LOSS = "squared error of the logarithm of the next 20 days' volatility"
    ASSET, VOLATILITY = "SPX", "VIX"
    FIT_DAYS, WINDOW_DAYS = 1000, 500
    LONGEST_GAP = pd.Timedelta(days=10)
    SETTLE = 520
    """Days before the window from which the filter starts, as it does when served."""

    def __init__(self, store):
        days = store.daily(self.ASSET, self.VOLATILITY)
        gaps = np.flatnonzero(days.index.to_series().diff() > self.LONGEST_GAP)
        days = regime.featured(days.iloc[gaps[-1] if len(gaps) else 0 :].copy())
        known = int(np.isfinite(days["log_next"]).sum())
        needed = self.FIT_DAYS + regime.EMBARGO + self.WINDOW_DAYS
        if known < needed:
            raise TooLittle([
                f"{self.ASSET} has {known} days in a row with a daily bar, an implied volatility (closes of {self.VOLATILITY}, or atm_vol_30d of its chain) and 20 days after them;"
                f" {needed} are needed, {needed - known} are missing"])
        self.days, self.end = days, known
        self.start = known - self.WINDOW_DAYS
        self.past = days.iloc[: self.start - regime.EMBARGO]
        self.groups = np.arange(self.WINDOW_DAYS) // regime.BLOCK
        self.window = (days.index[self.start].date(), days.index[self.end - 1].date())

    def export(self, where, version):
        starts = [*range(len(self.past) // 2, len(self.past) - regime.HORIZON - regime.BLOCK, 500), len(self.past)]
        return *regime.export(self.past, where, version), regime.measured(self.past, starts)

    def losses(self, where, model):
        features = self.days[["log_vol", "log_range"]].to_numpy(np.float32)
        prior, found = np.array([model["preprocessing"]["initial"]], np.float32), []
        session = opened(where / model["files"][0]["path"])
        for t in range(max(0, self.start - self.SETTLE), self.end):
            prior, volatility = session.run(["posterior", "expected_volatility"], {"features": features[t : t + 1], "prior": prior})
            found.append(np.log(volatility[0]))
        return (np.array(found[-self.WINDOW_DAYS :]) - self._target()) ** 2

    def baseline(self):
        """Terciles of the implied volatility."""
        shares = regime.cut(self.days["log_vol"].to_numpy(), self.past["log_vol"].to_numpy(), 3)
        means = regime.state_means(shares[: len(self.past)], self.past["log_next"].to_numpy())
        return (shares[self.start : self.end] @ means - self._target()) ** 2

    def _target(self):
        return self.days["log_next"].to_numpy()[self.start : self.end]


class Hourly:
    """From hourly bars of all assets that have enough of them, and of the VIX. Window: the last 250 days."""

    VOLATILITY = "VIX"
    FIT_BARS, WINDOW_DAYS, BARS_A_DAY = 4500, 250, 7

    def __init__(self, store):
        needed = self.FIT_BARS + self.WINDOW_DAYS * self.BARS_A_DAY
        vix = store.hourly(self.VOLATILITY)
        bars = {asset: store.hourly(asset) for asset in store.assets() if asset != self.VOLATILITY}
        usable = {asset: rows_of(asset, own, vix) for asset, own in bars.items() if len(own) > WARM_UP and len(vix)}
        enough = [rows for rows in usable.values() if len(rows) >= needed]
        if not enough:
            counts = {asset: len(usable.get(asset, [])) for asset in bars}
            raise TooLittle([f"{self.VOLATILITY} has {len(vix)} hourly bars"] + [
                f"{asset} has {len(bars[asset])} hourly bars, {count} of them with every feature ({WARM_UP} bars before, and the {self.VOLATILITY}), {needed} are needed, {needed - count} are missing"
                for asset, count in counts.items()] + ([] if counts else [f"no other asset has hourly bars, {needed + WARM_UP} of one are needed"]))
        rows = pd.concat(enough, ignore_index=True)
        between, *window = np.unique(rows["day"])[-self.WINDOW_DAYS - 1 :]
        self.past, self.test = rows[rows["day"] < between], rows[rows["day"] > between]
        self.groups = self.test["day"].to_numpy()
        self.window = (window[0], window[-1])

    def inputs(self):
        return {"features": self.test[NAMES].to_numpy()}

    def splits(self):
        return parts_by_time(self.past)


class Ensemble(Hourly):
    LOSS = "log-loss of flat, move and large"

    def export(self, where, version):
        return *ensemble.export(self.past, where, version), ensemble.measured(self.splits())

    def losses(self, where, model):
        return log_losses(ensemble.classes(self.test), artifacts.run(where / model["files"][0]["path"], self.inputs())["probabilities"])

    def baseline(self):
        """Logistic regression on five features of volatility."""
        return log_losses(ensemble.classes(self.test), ensemble.logistic(self.past, self.test))


class Forecast(Hourly):
    LOSS = "interval score of the 90 % interval of the next hour's log return, basis points"

    def export(self, where, version):
        description, golden = forecast.export(self.past, where, version)
        artifacts.write_json(where / "drift.json", artifacts.rounded(drift.reference(self.past)))
        description["files"].append({"path": "drift.json"})
        description["drift"]["file"] = "drift.json"
        return description, golden, forecast.measured(self.splits())

    def inputs(self):
        return super().inputs() | {name: self.test[name].to_numpy(np.float32) for name in ("close", "sigma")}

    def losses(self, where, model):
        return self._scores(artifacts.run(where / model["files"][0]["path"], self.inputs())["half_width_sigmas"])

    def baseline(self):
        """The random walk that knows the hour."""
        return self._scores(forecast.by_slot(self.past, self.test))

    def _scores(self, half):
        sigma = self.test["sigma"].to_numpy()
        return forecast.interval_score(self.test["next_z"].to_numpy() * sigma, half * sigma)


class Sentiment:
    """From the labelled texts of its own recipe; the feature store has no labels. Window: the validation texts."""

    LOSS = "log-loss of the label of validation texts"

    def __init__(self, _):
        from news_sentiment.data import splits

        require("news")
        self.data = splits()
        self.test = self.data["tweets"] + self.data["headlines"]
        self.labels, self.groups = np.array([label for _, label in self.test]), np.arange(len(self.test))
        self.window = ("validation", "texts")

    def export(self, where, version):
        from news_sentiment.train import export_and_measure

        return export_and_measure(where, version)

    def losses(self, where, model):
        from news_sentiment.predict import probabilities_of
        from news_sentiment.tokens import WordPiece

        session, tokenizer = opened(where / model["files"][0]["path"]), WordPiece.read(where / "vocab.txt")
        return log_losses(self.labels, probabilities_of(session, tokenizer, [text for text, _ in self.test]))

    def baseline(self):
        """The shares of the labels in training."""
        shares = np.bincount([label for _, label in self.data["train"]], minlength=3) / len(self.data["train"])
        return log_losses(self.labels, np.tile(shares, (len(self.test), 1)))


class Chart:
    """From the pictures of its own recipe, made and recorded; the feature store has no labels. Window: made pictures of seeds that are not trained on."""

    LOSS = "log-loss of the formation of made pictures"
    PICTURES, SEED = 2600, 3

    def __init__(self, _):
        from chart_pattern.pictures import made

        require("bars-hourly")
        self.test = made(self.PICTURES, self.SEED)
        self.labels, self.groups = self.test["formations"].argmax(axis=1), np.arange(self.PICTURES)
        self.window = ("seed", str(self.SEED))

    def export(self, where, version):
        from chart_pattern.train import export_and_measure

        return export_and_measure(where, version)

    def losses(self, where, model):
        graph = where / next(file["path"] for file in model["files"] if file["device"] == "cpu")
        parts = [artifacts.run(graph, {"images": self.test["images"][i : i + 256]})["formation_probabilities"] for i in range(0, self.PICTURES, 256)]
        return log_losses(self.labels, np.concatenate(parts))

    def baseline(self):
        """All formations alike."""
        return np.full(self.PICTURES, np.log(len(rules.FORMATIONS)))


RECIPES = {"regime": Regime, "ensemble": Ensemble, "forecast": Forecast, "news-sentiment": Sentiment, "chart-pattern": Chart}
FROM_THE_STORE = ["regime", "ensemble", "forecast"]


def require(name):
    if not (DATA / name).is_dir():
        raise TooLittle([f"{DATA / name} does not exist: the data of the model's card is not part of this repository; DEALERFLOW_TEST_DATA names the folder that has it"])


def opened(graph):
    return onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])


def log_losses(labels, probabilities):
    return -np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-12, 1))
