"""Invented observations of one asset that has every input, written as CSV into a folder.

    python features_generated.py ../../feature-service/src/test/resources/features

series.csv has a column for each role and, after "other:", each other asset; books.csv, curves.csv and positions.csv the rest. Holidays, dates
that only one series has, a gap of two weeks, a negative price, a constant series, one that stops and one that begins late are among them.
"""

import pathlib
import sys

import numpy
import pandas

HEAD = "# numpy {}; tools/reference/features_generated.py regenerates it; every value is invented\n"
DAYS = pandas.bdate_range("2021-01-04", "2024-12-31")
HOLIDAYS = [f"{year}-{day}" for year in range(2021, 2025) for day in ("01-01", "07-04", "12-25")]


def walk(random, start, vol, drift=0.0):
    """Prices whose volatility drifts slowly, so that percentiles differ from date to date."""
    vols = vol * numpy.exp(numpy.cumsum(random.normal(0, 0.06, len(DAYS))) * 0.5)
    vols = numpy.clip(vols, vol / 3, vol * 4)
    return start * numpy.exp(numpy.cumsum(drift + vols * random.standard_normal(len(DAYS))))


def level(random, start, step):
    return start + numpy.cumsum(random.normal(0, step, len(DAYS)))


def series(random):
    common = random.standard_normal(len(DAYS))
    table = pandas.DataFrame(index=DAYS)
    table["CLOSES"] = walk(random, 100, 0.01) * numpy.exp(numpy.cumsum(0.006 * common))
    for name, share in (("ALPHA", 0.008), ("BETA", -0.004), ("GAMMA", 0.0)):
        table["other:" + name] = walk(random, 50, 0.009) * numpy.exp(numpy.cumsum(share * common))
    table["other:CONSTANT"] = 7.75
    table["other:BELOW_ZERO"] = walk(random, 40, 0.02)
    table["other:STOPPED"] = walk(random, 40, 0.02)
    table["other:NEW"] = walk(random, 40, 0.02)
    table["SPX"] = walk(random, 4000, 0.01)
    table["DXY"] = walk(random, 100, 0.004)
    table["USDJPY"] = walk(random, 110, 0.005)
    table["BASE_RATE"] = level(random, 4, 0.01)
    table["QUOTE_RATE"] = level(random, 0.5, 0.005)
    table["HIGH_YIELD"] = level(random, 4, 0.05)
    table["INVESTMENT_GRADE"] = level(random, 1.2, 0.01)
    table["YIELD_3M"] = level(random, 3, 0.03)
    table["YIELD_2Y"] = level(random, 3.4, 0.04)
    table["YIELD_10Y"] = level(random, 3.5, 0.04)
    table["BALANCE_SHEET"] = 7e6 + numpy.cumsum(random.normal(-2000, 20000, len(DAYS)))
    table["SENTIMENT"] = random.uniform(-1, 1, len(DAYS))
    table = table[~table.index.isin(HOLIDAYS)]
    table.loc[table.index.day_of_week != 2, "BALANCE_SHEET"] = None

    table.loc["2022-03-07":"2022-03-18", "CLOSES"] = None
    table.loc["2023-05-10", "CLOSES"] = -3.5
    table.loc["2024-06-03", "other:BELOW_ZERO"] = -0.25
    table.loc["2024-10-01":, "other:STOPPED"] = None
    table.loc[:"2024-10-31", "other:NEW"] = None
    for name in ("CLOSES", "other:BETA", "SPX", "DXY", "HIGH_YIELD", "INVESTMENT_GRADE", "YIELD_2Y", "YIELD_10Y", "YIELD_3M"):
        table.loc[random.choice(table.index, 12, replace=False), name] = None
    table["SENTIMENT"] = table["SENTIMENT"].where(random.uniform(size=len(table)) < 0.7)

    months = pandas.date_range("2021-01-01", "2024-12-01", freq="MS")
    monthly = pandas.DataFrame(index=months)
    monthly["YIELD_10Y_JP"] = 0.2 + numpy.cumsum(random.normal(0.01, 0.06, len(months)))
    monthly["YIELD_10Y_AU"] = 3 + numpy.cumsum(random.normal(0.01, 0.2, len(months)))
    return pandas.concat([table, monthly], axis=1, sort=True)


def positions(random):
    dates = pandas.date_range("2021-01-05", "2024-12-24", freq="W-TUE")
    table = pandas.DataFrame({"date": dates.strftime("%Y-%m-%d")})
    table["open_interest"] = (200_000 + numpy.cumsum(random.normal(0, 3000, len(dates)))).astype(int)
    table["hedgers_net"] = random.normal(-40_000, 9_000, len(dates)).astype(int)
    table["speculators_net"] = (20_000 + numpy.cumsum(random.normal(0, 4_000, len(dates)))).astype(int)
    table.loc[100, "open_interest"] = 0
    return table


def books(random):
    rows = []
    for day in DAYS[DAYS >= "2024-08-01"]:
        if day.strftime("%Y-%m-%d") in HOLIDAYS:
            continue
        for time in ("15:00", "20:45") if random.uniform() < 0.5 else ("20:45",):
            row = {
                "date": day.strftime("%Y-%m-%d"),
                "time": time,
                "spot": random.uniform(90, 110),
                "net_gex": round(random.normal(1e9, 2e9), 2),
                "gross_gex": round(random.uniform(4e9, 9e9), 2),
            }
            for name, low, high in (
                ("above_spot_share", 0, 1), ("below_spot_share", 0, 1), ("zero_dte_share", 0, 0.4), ("near_expiry_share", 0, 0.8),
                ("net_gex_slope", -1e7, 1e7), ("net_delta", -1e9, 1e9), ("net_vanna", -1e8, 1e8), ("net_charm", -1e8, 1e8),
                ("put_call_open_interest", 0.5, 2), ("put_call_volume", 0.5, 2), ("flip_distance", -9, 9),
                ("flip_distance_pct", -9, 9), ("expected_move", 0.5, 3), ("hedging_flow_down_share", -0.5, 0.5),
                ("atm_vol_30d", 0.1, 0.4), ("atm_vol_90d", 0.1, 0.4), ("risk_reversal_25d", -0.1, 0.02),
            ):
                row[name] = random.uniform(low, high) if random.uniform() < 0.9 else None
            row["open_interest"] = int(random.uniform(1e6, 2e6))
            rows.append(row)
    return pandas.DataFrame(rows)


def curves(random):
    """Monthly contracts that expire on third Fridays, a weekly one that few hold, and part of the curve as a second observation."""
    rows = []
    expiries = pandas.date_range("2024-10-01", "2025-08-31", freq="WOM-3FRI")
    for day in DAYS[DAYS >= "2024-11-01"]:
        if day.strftime("%Y-%m-%d") in HOLIDAYS:
            continue
        alive = expiries[expiries >= day][:5]
        prices = 20 + numpy.cumsum(random.normal(0.2, 0.6, len(alive)))
        for at, (expiry, price) in enumerate(zip(alive, prices)):
            rows.append((day, 1 if at < 4 else 2, f"M{expiry:%y%m}", expiry, price, int(random.uniform(20_000, 60_000))))
        weekly = day + pandas.Timedelta(days=8)
        rows.append((day, 1, f"W{weekly:%y%m%d}", weekly, 30.0, 40))
        corrected = alive[1]
        if random.uniform() < 0.5:
            rows.append((day, 2, f"M{corrected:%y%m}", corrected, prices[1] + 0.05, 50_000))
    table = pandas.DataFrame(rows, columns=["date", "part", "symbol", "expiry", "settlement", "open_interest"])
    for column in ("date", "expiry"):
        table[column] = table[column].dt.strftime("%Y-%m-%d")
    table["settlement"] = table["settlement"].round(3)
    table.loc[random.choice(table.index, 12, replace=False), "settlement"] = None
    return table.sort_values(["date", "part"], kind="stable")


def main():
    folder = pathlib.Path(sys.argv[1])
    random = numpy.random.default_rng(20240101)
    tables = {
        "series": series(random).round(4).rename_axis("date").reset_index(),
        "positions": positions(random),
        "books": books(random).round(6),
        "curves": curves(random),
    }
    for name, table in tables.items():
        with open(folder / f"{name}.csv", "w", newline="") as file:
            file.write(HEAD.format(numpy.__version__))
            table.to_csv(file, index=False, lineterminator="\n", date_format="%Y-%m-%d")


if __name__ == "__main__":
    main()
