"""Positions and daily profits of invented accounts, in exact fractions: what feature-service must compute of the same fills and closes.

    python portfolio.py FOLDER    writes fills.csv and closes.csv, which it invents, figures.csv and greeks.csv into FOLDER

The method is the one of docs/portfolio.md, written in another way: every unit that is held is a separate entry in a list (quantities are multiples of a hundredth), and
averages are those of the whole list.
"""

import csv
import datetime
import fractions
import math
import pathlib
import random
import statistics
import sys
import zoneinfo

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
UNIT = fractions.Fraction(1, 100)
MULTIPLIERS = {"ESU5@CME": 50, "MESU5@CME": 5, "SPXW  251219C05000000": 100, "AAPL": 1, "ZZZU5": None}
PRICES = {"ESU5@CME": 5000, "MESU5@CME": 5000, "SPXW  251219C05000000": 60, "AAPL": 200, "ZZZU5": 10}


def invented(rng):
    """Fills in the order of their time, some of them corrected later, and closes of most dates."""
    fills, closes = [], []
    start = datetime.datetime(2025, 7, 1, 13, 30, tzinfo=datetime.timezone.utc)
    received = start + datetime.timedelta(days=40)
    for instrument, first in PRICES.items():
        price, time, number = fractions.Fraction(first), start, 0
        while time < start + datetime.timedelta(days=21):
            time += datetime.timedelta(minutes=rng.randrange(0, 1500))
            price = max(UNIT, price + fractions.Fraction(rng.randrange(-300, 301), 100))
            number += 1
            quantity = fractions.Fraction(rng.randrange(1, 6)) if instrument != "AAPL" else fractions.Fraction(rng.randrange(1, 900), 100)
            fill = {
                "event_id": f"{instrument}-{number}", "account": "ACC", "instrument": instrument, "as_of": time, "ingest_ts": received,
                "side": rng.choice(["BUY", "SELL"]), "quantity": quantity, "price": price,
                "commission": fractions.Fraction(rng.randrange(0, 500), 100) if rng.random() < 0.7 else None,
                "trade_id": f"t{number}" if rng.random() < 0.6 else None,
            }
            fills.append(fill)
            if fill["trade_id"] and rng.random() < 0.2:
                fills.append(fill | {"event_id": fill["event_id"] + "-corrected", "price": price + 1, "quantity": quantity + 1, "ingest_ts": received + datetime.timedelta(days=1)})
        for day in range(-2, 25):
            if rng.random() < 0.7:
                price = max(UNIT, price + fractions.Fraction(rng.randrange(-300, 301), 100))
                closes.append({"symbol": instrument.split("@")[0], "date": (start + datetime.timedelta(days=day)).date(), "close": price})
    return fills, closes


def counted(fills):
    last = {}
    for fill in fills:
        key = fill["event_id"] if fill["trade_id"] is None else (fill["instrument"], fill["as_of"], fill["side"], fill["trade_id"])
        if key not in last or fill["ingest_ts"] > last[key]["ingest_ts"]:
            last[key] = fill
    return sorted(last.values(), key=lambda fill: (fill["as_of"], fill["event_id"]))


def figures(method, instrument, fills, closes):
    """The days of an instrument, and its position."""
    multiplier = MULTIPLIERS[instrument]
    prices = {row["date"]: row["close"] for row in closes if row["symbol"] == instrument.split("@")[0]}
    by_date = {}
    for fill in fills:
        by_date.setdefault(fill["as_of"].astimezone(NEW_YORK).date(), []).append(fill)
    units, total, all_fees, before, days = [], fractions.Fraction(0), fractions.Fraction(0), fractions.Fraction(0), []
    sign = 0
    for date in sorted(set(by_date) | {date for date in prices if date >= min(by_date)}):
        gained, fees = fractions.Fraction(0), fractions.Fraction(0)
        for fill in by_date.get(date, []):
            fees += fill["commission"] or 0
            side = 1 if fill["side"] == "BUY" else -1
            if method == "AVERAGE" and units and sign != side:
                units = [sum(units) / len(units)] * len(units)
            for _ in range(int(fill["quantity"] / UNIT)):
                if units and sign != side:
                    gained += sign * UNIT * (fill["price"] - units.pop(0))
                else:
                    sign = side
                    units.append(fill["price"])
        total += gained
        all_fees += fees
        known = [prices[day] for day in sorted(prices) if day <= date]
        if not units:
            after = fractions.Fraction(0)
        else:
            after = None if not known or multiplier is None else sum(sign * UNIT * (known[-1] - cost) for cost in units) * multiplier
        if date in by_date or units:
            realized = None if multiplier is None else gained * multiplier
            pnl = None if None in (realized, before, after) else realized + after - before - fees
            days.append((date, sign * len(units) * UNIT, realized, fees, after, pnl))
            before = after
    average = sum(units) / len(units) if units else None
    newest = prices[max(prices)]
    open_pnl = fractions.Fraction(0) if not units else None if multiplier is None else sum(sign * UNIT * (newest - cost) for cost in units) * multiplier
    return days, (sign * len(units) * UNIT, average, None if multiplier is None else total * multiplier, all_fees, open_pnl)


def greeks(out):
    """Black-Scholes-Merton of options on 100 at a volatility of 20 %, a rate of 4.3 % and a yield of 1.5 %, and their sums in dollars for given quantities."""
    spot, rate, dividend, volatility = 100.0, 0.043, 0.015, 0.2
    begin = datetime.datetime(2026, 3, 13, 14, 30, tzinfo=datetime.timezone.utc)
    expiry = datetime.datetime(2026, 4, 17, 16, 0, tzinfo=NEW_YORK)
    years = (expiry - begin).total_seconds() / (365 * 86400)
    root = volatility * math.sqrt(years)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["symbol", "quantity", "delta", "gamma", "vega", "theta"])
    sums = [0.0] * 4
    for right, strike, quantity in (("C", 95, 3), ("P", 95, -2), ("C", 110, -7), ("P", 100, 4)):
        sign = 1 if right == "C" else -1
        d1 = (math.log(spot / strike) + (rate - dividend + volatility**2 / 2) * years) / root
        d2 = d1 - root
        normal = statistics.NormalDist()
        delta = sign * math.exp(-dividend * years) * normal.cdf(sign * d1)
        gamma = math.exp(-dividend * years) * normal.pdf(d1) / (spot * root)
        vega = spot * math.exp(-dividend * years) * normal.pdf(d1) * math.sqrt(years)
        theta = (
            -spot * math.exp(-dividend * years) * normal.pdf(d1) * volatility / (2 * math.sqrt(years))
            - sign * rate * strike * math.exp(-rate * years) * normal.cdf(sign * d2)
            + sign * dividend * spot * math.exp(-dividend * years) * normal.cdf(sign * d1)
        )
        dollars = [100 * quantity * value for value in (delta * spot, gamma * spot**2 / 100, vega / 100, theta / 365)]
        sums = [one + other for one, other in zip(sums, dollars)]
        writer.writerow([f"DEMO  260417{right}{strike * 1000:08d}", quantity, *map(repr, dollars)])
    writer.writerow(["sum", "", *map(repr, sums)])


def text(value):
    return "" if value is None else repr(float(value)) if isinstance(value, fractions.Fraction) else str(value)


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def main(folder):
    rng = random.Random(15)
    fills, closes = invented(rng)
    header = "# tools/reference/portfolio.py regenerates it; never paste our own output\n"
    with open(folder / "fills.csv", "w", newline="", encoding="utf-8") as out:
        out.write(header)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(fills[0])
        for fill in rng.sample(fills, len(fills)):
            writer.writerow(stamp(value) if isinstance(value, datetime.datetime) else text(value) for value in fill.values())
    with open(folder / "closes.csv", "w", newline="", encoding="utf-8") as out:
        out.write(header)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(closes[0])
        writer.writerows([row["symbol"], row["date"], text(row["close"])] for row in closes)
    with open(folder / "figures.csv", "w", newline="", encoding="utf-8") as out:
        out.write(header)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["method", "instrument", "date", "quantity", "average_cost", "realized_pnl", "fees", "unrealized_pnl", "pnl"])
        for method in ("FIFO", "AVERAGE"):
            for instrument in sorted(PRICES):
                own = [fill for fill in counted(fills) if fill["instrument"] == instrument]
                days, (quantity, average, realized, fees, unrealized) = figures(method, instrument, own, closes)
                for date, held, gained, paid, after, pnl in days:
                    writer.writerow([method, instrument, date, text(held), "", text(gained), text(paid), text(after), text(pnl)])
                writer.writerow([method, instrument, "", text(quantity), text(average), text(realized), text(fees), text(unrealized), ""])
    with open(folder / "greeks.csv", "w", newline="", encoding="utf-8") as out:
        out.write(header)
        greeks(out)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
