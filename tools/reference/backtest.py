"""Invented closes, alerts and regimes, and what followed them, computed with pandas from docs/backtest.md.

    python backtest.py > ../../gex-api/src/test/resources/backtest.csv

Rows ``close,asset,date,value`` and ``alert|regime,asset,name,date``, then
``row,subject,name,horizon,days,n,larger,rate,base rate,low,high``, empty where there is none.
"""

import math
import random
import statistics
import sys

import pandas as pd

FROM, TO = pd.Timestamp("2025-02-01"), pd.Timestamp("2026-01-31")
GAP = pd.Timedelta(days=10)


def closes():
    """A is quiet and wild by turns; B has a long gap and a price below zero; C has too few closes; D starts late, and ends in the middle."""
    chance = random.Random("backtest")
    days = pd.bdate_range("2023-11-01", "2026-03-10")
    for asset, first, last in [("A", 0, len(days)), ("B", 0, len(days)), ("C", 540, 590), ("D", 300, 480)]:
        price = 100.0
        for i in range(first, last):
            price *= math.exp(chance.gauss(0, 0.03 if asset == "A" and (i // 30) % 2 else 0.01))
            if asset == "B" and (400 <= i < 412 or i % 17 == 3):
                continue
            yield asset, days[i], round(-price if asset == "B" and i == 450 else price, 4)


def occurrences(dates):
    """Alerts on all days of the week, repeats included; one asset has no closes. A regime for each day with a close, and some without."""
    chance = random.Random("occurrences")
    for day in pd.date_range(FROM, TO):
        for asset in "ABCDE":
            for name, often in [("score_jump", 0.05), ("wall_breach", 0.03)]:
                for _ in range(2):
                    if chance.random() < (3 * often if asset == "A" else often):
                        yield "alert", asset, name, day
            if (day in dates.get(asset, ()) or chance.random() < 0.1) and asset != "E":
                yield "regime", asset, chance.choice(["STABLE", "FRAGILE", "FRAGILE"]), day
    yield "alert", "E", "data_stale", FROM
    yield "alert", "C", "pin_risk_warning", TO


def outcomes(series, horizon):
    """True or False by close, NaN where unknown."""
    dates = series.index.to_series()
    gap = (dates.diff() > GAP).rolling(horizon).max() > 0
    positive = series.where(series > 0)
    moves = (positive / positive.shift(horizon)).map(math.log, na_action="ignore").abs().mask(gap)
    usual = moves.rolling("365D", min_periods=60).median()
    following = moves.shift(-horizon)
    return (following > usual).astype(object).where(following.notna() & usual.notna())


def wilson(k, n):
    z = statistics.NormalDist().inv_cdf(0.975)
    centre = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    return max(0.0, centre - half), min(1.0, centre + half)


def bases(series, dates):
    """The closes that dates start from, each once."""
    found = {date: series.index[series.index <= date].max() for date in dates}
    return sorted({close for date, close in found.items() if not pd.isna(close) and date - close <= GAP})


def main():
    print("# tools/reference/backtest.py writes it from docs/backtest.md; never paste our own output")
    prices = pd.DataFrame(closes(), columns=["asset", "date", "close"])
    series = {asset: rows.set_index("date")["close"] for asset, rows in prices.groupby("asset")}
    for asset, date, close in prices.itertuples(index=False):
        print("close", asset, date.date(), close, sep=",")
    events = pd.DataFrame(
        occurrences({asset: set(s.index) for asset, s in series.items()}), columns=["subject", "asset", "name", "date"]
    )
    for row in events.itertuples(index=False):
        print(row.subject, row.asset, row.name, row.date.date(), sep=",")
    events = events[events.asset.isin(series)]
    for horizon in (1, 5):
        outcome = {asset: outcomes(s, horizon) for asset, s in series.items()}
        base = {
            asset: outcome[asset][bases(s, pd.date_range(FROM, TO))].dropna().mean() for asset, s in series.items()
        }
        for (subject, name), group in events.groupby(["subject", "name"]):
            found = [
                (asset, outcome[asset][close])
                for asset, rows in group.groupby("asset")
                for close in bases(series[asset], rows.date)
            ]
            known = [(asset, value) for asset, value in found if value is True or value is False]
            n, k = len(known), sum(value for _, value in known)
            figures = [""] * 4
            if n:
                figures = [k / n, sum(base[asset] for asset, _ in known) / n, *wilson(k, n)]
            print("row", subject, name, horizon, len(found), n, k, *figures, sep=",")


if __name__ == "__main__":
    sys.exit(main())
