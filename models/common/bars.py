"""Hourly bars and the row of features of one bar, which the ensemble and the forecast share.

Every feature of bar t reads bars 0..t only. ``r`` is ln(close_t / close_t-1), over nights too. ``ewm(x, n)`` is the recursion
e_0 = x_0, e_t = e_t-1 + 2/(n+1) (x_t - e_t-1). ``sigma_n`` = sqrt(ewm(r^2, n)), started at the second bar; ``sigma`` without a number is sigma_100.
``mean_n``, ``max_n``, ``min_n`` run over the last n bars, this one included. Rows before bar 420 are not used: the longest averages have not settled.
"""

import numpy as np
import pandas as pd

from common.paths import data

SYMBOLS = ["AAPL", "AMZN", "MSFT", "NVDA", "TSLA", "SP_SPX"]
FOLDS = [["AAPL", "AMZN"], ["MSFT", "NVDA"], ["TSLA", "SP_SPX"]]
WARM_UP = 420
TICK = 1e-9
USUAL_RATE = 0.05

FORMULAS = {
    "z0": "r_t / sigma", "z1": "r_t-1 / sigma", "z2": "r_t-2 / sigma", "z3": "r_t-3 / sigma",
    "momentum_7": "ln(close_t / close_t-7) / (sigma sqrt 7)",
    "momentum_35": "ln(close_t / close_t-35) / (sigma sqrt 35)",
    "momentum_140": "ln(close_t / close_t-140) / (sigma sqrt 140)",
    "absolute_z0": "|z0|", "absolute_z1": "|z1|",
    "vol_8": "ln(sigma_8 / sigma)", "vol_35": "ln(sigma_35 / sigma)", "vol_400": "ln(sigma / sigma_400)",
    "range_1": "ln((ln(high / low) + 1e-9) / sigma)",
    "range_7": "ln((mean_7 of ln(high / low) + 1e-9) / sigma)", "range_35": "ln((mean_35 of ln(high / low) + 1e-9) / sigma)",
    "location": "(close - low) / (high - low); 0.5 where high = low",
    "body": "(close - open) / (high - low); 0 where high = low",
    "gap": "ln(open_t / close_t-1) / sigma",
    "rsi_14": "Wilder: u / (u + d), e_t = e_t-1 + (x_t - e_t-1) / 14 of max(r, 0) and max(-r, 0); 0.5 where both are 0",
    "macd": "(ewm(ln close, 12) - ewm(ln close, 26)) / sigma", "macd_signal": "macd - ewm((ewm(ln close, 12) - ewm(ln close, 26)), 9) / sigma",
    "below_high_140": "ln(close / max_140 of high) / (sigma sqrt 140)", "above_low_140": "ln(close / min_140 of low) / (sigma sqrt 140)",
    "slot": "hours from 09:30 New York to the bar's start, rounded down: 0 to 6",
    "weekday": "0 Monday to 4 Friday, New York",
    "usual_next": "ln of the usual size of the move after a bar of this slot: per slot, e = e + 0.05 (|r_s+1| / sigma_s - e) over earlier bars s of the slot, started at 0.8; known up to bar t",
    "usual_now": "ln of the same for the slot of bar t-1: what was usual for bar t",
    "vix": "ln of the last VIX close known at the bar's end",
    "vix_change": "ln(VIX / VIX known at the end of bar t-7)",
    "vix_mean": "ln(VIX / mean_140 of the VIX known at the ends of bars)",
    "vix_premium": "ln(VIX / (100 sigma sqrt 1764)); 1764 bars a year",
}
NAMES = list(FORMULAS)


def load(symbol):
    bars = pd.read_csv(data("bars-hourly") / f"{symbol}.csv.gz")
    bars.columns = [name.lower() for name in bars.columns]
    return bars


def vix_known(vix, times):
    """The last close of the VIX's bars known at each instant; NaN before the first. A VIX bar is known when the next starts, at the latest 2 hours after its own start."""
    start = vix["time"].to_numpy()
    known = np.minimum(np.append(start[1:], start[-1] + 7200), start + 7200)
    position = np.searchsorted(known, times, side="right") - 1
    return np.where(position >= 0, vix["close"].to_numpy()[position], np.nan)


def ewm(values, n):
    return pd.Series(values).ewm(alpha=2 / (n + 1), adjust=False).mean().to_numpy()


def shifted(values, by):
    return pd.Series(values).shift(by).to_numpy()


def rolled(values, n):
    return pd.Series(values).rolling(n)


def wilder(values):
    return pd.Series(values).ewm(alpha=1 / 14, adjust=False).mean().to_numpy()


def usual_sizes(slot, size_after):
    """Per bar, the usual size of the move that follows a bar of its slot, from moves that were complete when the bar closed."""
    usual, found, before = {}, np.empty(len(slot)), None
    for t, own in enumerate(slot):
        if before is not None:
            last = usual.get(before, 0.8)
            usual[before] = last + USUAL_RATE * (size_after[t - 1] - last)
        found[t] = usual.get(own, 0.8)
        before = own
    return found


def table(bars, vix):
    """Features, ``sigma``, and the target ``next_z`` = r_t+1 / sigma_t of each bar; the last bar's target is NaN."""
    close, high, low = bars["close"].to_numpy(), bars["high"].to_numpy(), bars["low"].to_numpy()
    opened, log_close = bars["open"].to_numpy(), np.log(bars["close"].to_numpy())
    r = np.diff(log_close, prepend=np.nan)
    sigma_of = {n: np.concatenate([[np.nan], np.sqrt(ewm(r[1:] ** 2, n))]) for n in (8, 35, 100, 400)}
    sigma = sigma_of[100]
    next_z = shifted(r, -1) / sigma
    local = pd.to_datetime(bars["time"], unit="s", utc=True).dt.tz_convert("America/New_York")
    slot = np.clip((local.dt.hour * 60 + local.dt.minute - 570) // 60, 0, 6).to_numpy()
    span, ranges = high - low, np.log(high / low)
    usual = usual_sizes(slot, np.nan_to_num(np.abs(next_z)))
    up, down = wilder(np.maximum(r[1:], 0)), wilder(np.maximum(-r[1:], 0))
    macd = ewm(log_close, 12) - ewm(log_close, 26)
    columns = {f"z{k}": shifted(r, k) / sigma for k in range(4)}
    columns |= {f"momentum_{n}": (log_close - shifted(log_close, n)) / (sigma * np.sqrt(n)) for n in (7, 35, 140)}
    columns |= {f"absolute_z{k}": np.abs(columns[f"z{k}"]) for k in range(2)}
    columns |= {"vol_8": np.log(sigma_of[8] / sigma), "vol_35": np.log(sigma_of[35] / sigma), "vol_400": np.log(sigma / sigma_of[400])}
    columns |= {f"range_{n}": np.log((rolled(ranges, n).mean().to_numpy() + TICK) / sigma) for n in (1, 7, 35)}
    with np.errstate(invalid="ignore", divide="ignore"):
        columns["location"] = np.where(span > 0, (close - low) / span, 0.5)
        columns["body"] = np.where(span > 0, (close - opened) / span, 0.0)
        columns["gap"] = np.log(opened / shifted(close, 1)) / sigma
        columns["rsi_14"] = np.concatenate([[0.5], np.where(up + down > 0, up / (up + down), 0.5)])
    columns["macd"] = macd / sigma
    columns["macd_signal"] = (macd - ewm(macd, 9)) / sigma
    columns["below_high_140"] = (log_close - np.log(rolled(high, 140).max().to_numpy())) / (sigma * np.sqrt(140))
    columns["above_low_140"] = (log_close - np.log(rolled(low, 140).min().to_numpy())) / (sigma * np.sqrt(140))
    columns["slot"], columns["weekday"] = slot.astype(float), local.dt.day_of_week.to_numpy().astype(float)
    columns["usual_next"], columns["usual_now"] = np.log(usual), np.log(shifted(usual, 1))
    columns["vix"] = np.log(vix)
    columns["vix_change"] = np.log(vix / shifted(vix, 7))
    columns["vix_mean"] = np.log(vix / rolled(vix, 140).mean().to_numpy())
    columns["vix_premium"] = np.log(vix / (100 * sigma * np.sqrt(1764)))
    frame = pd.DataFrame(columns)[NAMES].astype(np.float32)
    return frame.assign(sigma=sigma, close=close, next_z=next_z, day=local.dt.strftime("%Y-%m-%d").to_numpy(), year=local.dt.year.to_numpy())


def ends(bars):
    """When each bar is complete: an hour after its start, half an hour for the last of a day (16:00, or 13:00 when the exchange closes early)."""
    day = pd.to_datetime(bars["time"], unit="s", utc=True).dt.tz_convert("America/New_York").dt.date.to_numpy()
    last = np.append(day[1:] != day[:-1], True)
    return bars["time"].to_numpy() + np.where(last, 1800, 3600)


def rows_of(symbol, bars, vix):
    """The rows of a symbol that have features and a target."""
    found = table(bars, vix_known(vix, ends(bars))).iloc[WARM_UP:-1]
    return found[np.isfinite(found[NAMES]).all(axis=1)].assign(symbol=symbol)


def recorded():
    """The usable rows of the recorded symbols."""
    vix = load("VIX_1h")
    return pd.concat([rows_of(symbol, load(symbol), vix) for symbol in SYMBOLS], ignore_index=True)


def folds_by_year(rows, first):
    """Pairs of earlier years of the symbols of other folds, and a year of the symbols of a fold."""
    for held_out in FOLDS:
        own, others = rows[rows["symbol"].isin(held_out)], rows[~rows["symbol"].isin(held_out)]
        for year in range(first, rows["year"].max() + 1):
            yield others[others["year"] < year], own[own["year"] == year]


def parts_by_time(rows, parts=4, first=0.5):
    """Pairs of earlier days of all symbols, and the days after them: ``parts`` equal ones of the last ``1 - first`` of the days. A day between is left out."""
    days = np.unique(rows["day"])
    edges = np.linspace(int(first * len(days)), len(days), parts + 1).astype(int)
    for start, end in zip(edges[:-1], edges[1:]):
        yield rows[rows["day"] < days[start - 1]], rows[rows["day"].between(days[start], days[end - 1])]


def generated(bars, seed):
    """Bars of a random walk with clustered volatility, seven a weekday, and a VIX that follows it; for self-tests."""
    random = np.random.default_rng(seed)
    days = pd.bdate_range("2021-01-04", periods=bars // 7 + 1, tz="America/New_York")
    times = np.concatenate([[int((day + pd.Timedelta(hours=9.5 + h)).timestamp()) for h in range(7)] for day in days])[:bars]
    log_vol = np.log(0.006) + np.cumsum(random.normal(0, 0.03, bars)) * 0.5
    log_vol = np.log(0.006) + (log_vol - np.log(0.006)) * 0.3
    close = 100 * np.exp(np.cumsum(np.exp(log_vol) * random.standard_t(5, bars) * 0.7))
    opened = np.concatenate([[100.0], close[:-1]]) * np.exp(random.normal(0, 0.0005, bars))
    high = np.maximum(opened, close) * np.exp(np.abs(random.normal(0, 0.002, bars)))
    low = np.minimum(opened, close) * np.exp(-np.abs(random.normal(0, 0.002, bars)))
    vix = np.exp(log_vol) * np.sqrt(1764) * 100
    return pd.DataFrame({"time": times, "open": opened, "high": high, "low": low, "close": close}).round(4), np.round(vix, 2)
