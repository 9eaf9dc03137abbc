"""Closes of invented assets and their flow map, computed from docs/scores.md with Python's statistics alone.

    python flow_map.py > ../../scoring-service/src/test/resources/flow-map.csv

Rows ``close,asset,date,value``, then ``pair,from,to,correlation,lag,correlation at the lag,stress overlap,days,reason``, empty where there is none.
"""

import datetime
import math
import random
import statistics
import sys

DAY = datetime.timedelta(days=1)
START = datetime.date(2024, 10, 1)


def closes():
    """A leads B by two days; C moves against A on the same day and misses days; D is short; E stands still; F is below zero at times."""
    chance = random.Random("flow map")
    dates = [START + i * DAY for i in range(420) if (START + i * DAY).weekday() < 5]
    calm = [0.01 if (i // 40) % 3 else 0.03 for i in range(len(dates))]
    a = [chance.gauss(0, calm[i]) for i in range(len(dates))]
    moves = {
        "A": a,
        "B": [0.8 * a[i - 2] + chance.gauss(0, 0.006) if i >= 2 else 0.0 for i in range(len(dates))],
        "C": [-0.7 * a[i] + chance.gauss(0, 0.01) for i in range(len(dates))],
        "D": [chance.gauss(0, 0.01) for _ in range(len(dates))],
        "E": [0.0] * len(dates),
        "F": [chance.gauss(0, 0.01) for _ in range(len(dates))],
    }
    for asset, steps in moves.items():
        price = 100.0
        for i, date in enumerate(dates):
            price *= math.exp(steps[i])
            if asset == "C" and (i % 9 == 0 or 100 <= i < 112):
                continue
            if asset == "D" and i < len(dates) - 50:
                continue
            yield asset, date, round(-price if asset == "F" and i % 50 == 7 else price, 4)


def returns(prices):
    dates = sorted(prices)
    return {
        date: math.log(prices[date] / prices[before])
        for before, date in zip(dates, dates[1:])
        if (date - before).days <= 10 and prices[date] > 0 and prices[before] > 0
    }


def volatility(moves):
    dates = sorted(moves)
    return {dates[i]: statistics.stdev([moves[d] for d in dates[i - 19 : i + 1]]) for i in range(19, len(dates))}


def correlation(x, y):
    return statistics.correlation(x, y)


def overlap(days, x, y):
    both = [day for day in days if day in x and day in y]
    if len(both) < 60:
        return ""
    high = [statistics.quantiles([v[day] for day in both], n=10, method="inclusive")[7] for v in (x, y)]
    return repr(sum(x[day] > high[0] and y[day] > high[1] for day in both) / len(both))


def pair(first, second):
    x, y = returns(first), returns(second)
    days = sorted(set(x) & set(y))[-250:]
    if len(days) < 60:
        return ["", "", "", "", len(days), "TOO_FEW_DAYS"]
    stress = overlap(days, volatility(x), volatility(y))
    xs, ys = [x[day] for day in days], [y[day] for day in days]
    if len(set(xs)) == 1 or len(set(ys)) == 1:
        return ["", "", "", stress, len(days), "NO_VARIATION"]
    best = None
    for lag in sorted(range(-5, 6), key=lambda k: (abs(k), -k)):
        if len(days) - abs(lag) < 60:
            continue
        value = correlation(xs[: len(xs) - lag], ys[lag:]) if lag >= 0 else correlation(xs[-lag:], ys[:lag])
        if best is None or abs(value) > abs(best[1]):
            best = lag, value
    return [repr(correlation(xs, ys)), best[0], repr(best[1]), stress, len(days), ""]


def main():
    print("# tools/reference/flow_map.py writes it from docs/scores.md; never paste our own output")
    prices = {}
    for asset, date, value in closes():
        prices.setdefault(asset, {})[date] = value
        print("close", asset, date, value, sep=",")
    for first in sorted(prices):
        for second in sorted(prices):
            if first != second:
                print("pair", first, second, *pair(prices[first], prices[second]), sep=",")


if __name__ == "__main__":
    sys.exit(main())
