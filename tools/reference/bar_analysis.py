"""The analysis of bar histories with pandas, from docs/analysis.md: what `dealerflow analyze` must write.

    python bar_analysis.py generated FOLDER   invents a small input in FOLDER/bars and writes FOLDER/expected.csv, every value of every bar
    python bar_analysis.py recorded           figures of the recorded bars under DEALERFLOW_TEST_DATA/bars-hourly, on standard output
    python bar_analysis.py compare INPUT OUT  compares what `dealerflow analyze` wrote with this program, every value of every bar (needs duckdb)
    python bar_analysis.py time INPUT         seconds of the computation alone, as pandas users write it (rolling().cov() and .var())

Of the recorded bars no value is written but sums, counts, and the results at every 1000th bar.
"""

import os
import pathlib
import sys
import time

import numpy
import pandas

WINDOW = 60
THRESHOLD = 0.5
CALM_VIX = 15
COLUMNS = ["price_change_pct", "beta", "beta_ratio", "vix", "buy_threshold", "sell_threshold", "trade_quality"]


def read(path):
    table = pandas.read_csv(path)
    table.columns = [column.strip().lower() for column in table.columns]
    name = next(column for column in ("timestamp", "datetime", "date", "time") if column in table)
    if pandas.api.types.is_numeric_dtype(table[name]):
        times = pandas.to_datetime(table[name], unit="s", utc=True)
    else:
        times = pandas.to_datetime(table[name], format="ISO8601", utc=True)
    bars = pandas.DataFrame({"timestamp": times.astype("datetime64[us, UTC]"), "close": table["close"].astype(float)})
    return bars.sort_values("timestamp").drop_duplicates().reset_index(drop=True)


def last_known(bars, series, name):
    return pandas.merge_asof(bars[["timestamp"]], series.rename(columns={"close": name}), on="timestamp")[name]


def change_pct(closes):
    return (closes / closes.shift(1) - 1) * 100


def rolling_beta(change, market):
    """Window by window in extended precision, so that the reference itself has no rounding error to speak of."""
    betas = numpy.full(len(change), numpy.nan)
    if len(change) >= WINDOW:
        x = numpy.lib.stride_tricks.sliding_window_view(change.to_numpy(numpy.longdouble), WINDOW)
        y = numpy.lib.stride_tricks.sliding_window_view(market.to_numpy(numpy.longdouble), WINDOW)
        y = y - y.mean(axis=1, keepdims=True)
        with numpy.errstate(invalid="ignore", divide="ignore"):
            betas[WINDOW - 1 :] = ((x - x.mean(axis=1, keepdims=True)) * y).sum(axis=1) / (y * y).sum(axis=1)
    return betas


def overall_beta(change, market):
    pairs = pandas.DataFrame({"x": change, "y": market}).dropna().astype(numpy.longdouble)
    y = pairs["y"] - pairs["y"].mean()
    return float(((pairs["x"] - pairs["x"].mean()) * y).sum() / (y * y).sum())


def analyse(contract, spx, vix):
    bars = contract.copy()
    bars["price_change_pct"] = change_pct(bars["close"])
    market = change_pct(last_known(bars, spx, "spx"))
    bars["beta"] = rolling_beta(bars["price_change_pct"], market)
    bars["beta_ratio"] = bars["price_change_pct"] / market.where(market != 0)
    bars["vix"] = last_known(bars, vix, "vix")
    bars["buy_threshold"] = THRESHOLD * bars["vix"] / CALM_VIX
    bars["sell_threshold"] = -bars["buy_threshold"]
    bars["signal"] = numpy.select(
        [bars["price_change_pct"] > bars["buy_threshold"], bars["price_change_pct"] < bars["sell_threshold"]],
        ["BUY", "SELL"],
        "HOLD",
    )
    following = bars["price_change_pct"].shift(-1)
    wanted = bars["signal"].map({"BUY": 1, "SELL": -1, "HOLD": 0})
    quality = (numpy.sign(following) == wanted).astype(float)
    bars["trade_quality"] = quality.where((wanted != 0) & following.notna())
    return bars, overall_beta(bars["price_change_pct"], market)


def folder(path):
    """Contracts, SPX and VIX of a folder with a file of each."""
    series = {file.name.split(".")[0]: file for file in sorted(pathlib.Path(path).iterdir()) if ".csv" in file.name}
    market = {name: next(key for key in series if name in key.upper().split("_")) for name in ("SPX", "VIX")}
    spx, vix = read(series[market["SPX"]]), read(series[market["VIX"]])
    return {name: file for name, file in series.items() if name not in market.values()}, spx, vix


def generated(target):
    random = numpy.random.default_rng(15)
    target = pathlib.Path(target)
    input = target / "bars"
    input.mkdir(exist_ok=True)
    hours = pandas.date_range("2026-03-02T14:30Z", periods=200, freq="h")
    market = random.normal(0, 0.4, len(hours))
    spx = pandas.DataFrame({"Date": hours.strftime("%Y-%m-%d %H:%M:%S"), "Close": (5000 * numpy.cumprod(1 + market / 100)).round(2)})
    spx.drop(index=[40, 41, 150]).to_csv(input / "SPX.csv", index=False)
    vix = pandas.DataFrame({"time": hours.astype("int64") // 10**6 // (1 if hours.unit == "us" else 1000), "close": (15 + random.normal(0, 1, len(hours)).cumsum() / 4).round(2)})
    vix.iloc[5::2].to_csv(input / "VIX.csv", index=False)
    for name, beta in (("ALPHA", 1.5), ("BETA-1", -0.3)):
        closes = (100 * numpy.cumprod(1 + (beta * market + random.normal(0, 0.5, len(hours))) / 100)).round(4)
        table = pandas.DataFrame({"TimeStamp": hours.strftime("%Y-%m-%dT%H:%M:%SZ"), "Open": closes, "High": closes, "Low": closes, "CLOSE": closes})
        if name == "BETA-1":
            table = table.drop(index=[7, 100, 101]).sample(frac=1, random_state=3)
        table.to_csv(input / f"{name}.csv", index=False)
    contracts, spx, vix = folder(input)
    tables = []
    for name, file in contracts.items():
        bars, beta = analyse(read(file), spx, vix)
        bars.insert(0, "contract", name)
        bars["overall_beta"] = beta
        tables.append(bars)
    expected = pandas.concat(tables)
    expected["timestamp"] = expected["timestamp"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    with open(target / "expected.csv", "w", encoding="utf-8") as out:
        out.write("# pandas; tools/reference/bar_analysis.py generated regenerates it; never paste our own output\n")
        expected.to_csv(out, index=False)


def recorded():
    data = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", pathlib.Path(__file__).parents[3] / "shared/data"))
    contracts, spx, vix = folder(data / "bars-hourly")
    print("# pandas; tools/reference/bar_analysis.py recorded regenerates it; never paste our own output")
    print("contract,column,bar,value")
    for name, file in contracts.items():
        bars, beta = analyse(read(file), spx, vix)
        print(f"{name},overall_beta,,{beta!r}")
        for signal, count in bars["signal"].value_counts().sort_index().items():
            print(f"{name},{signal},,{count}")
        for column in COLUMNS:
            values = bars[column]
            print(f"{name},{column},count,{values.count()}")
            print(f"{name},{column},sum,{float(values.astype(numpy.longdouble).sum())!r}")
            print(f"{name},{column},sum_of_sizes,{float(values.abs().astype(numpy.longdouble).sum())!r}")
            for bar in range(1000, len(bars), 1000):
                print(f"{name},{column},{bar},{'' if pandas.isna(values[bar]) else repr(float(values[bar]))}")


def compare(source, output):
    import duckdb

    contracts, spx, vix = folder(source)
    compared = 0
    for name, file in contracts.items():
        if not pathlib.Path(output, name).is_dir():
            continue
        expected, _ = analyse(read(file), spx, vix)
        duckdb.sql("SET TimeZone = 'UTC'")
        written = duckdb.sql(f"SELECT epoch_us(timestamp) AS micros, * FROM read_parquet('{output}/{name}/part-*.parquet')").df()
        assert len(written) == len(expected), name
        assert (written["micros"].to_numpy() == expected["timestamp"].astype("int64").to_numpy()).all(), name
        assert (written["signal"] == expected["signal"]).all(), name
        for column in ["close", *COLUMNS]:
            ours, theirs = written[column].to_numpy(float), expected[column].to_numpy(float)
            assert (numpy.isnan(ours) == numpy.isnan(theirs)).all(), (name, column)
            far = numpy.abs(ours - theirs) > 1e-12 * numpy.maximum(1, numpy.abs(theirs))
            assert not far.any(), (name, column, ours[far][:3], theirs[far][:3])
        compared += len(written)
    print(f"{compared} bars of {source} agree to 1e-12")


def timed(source):
    contracts, spx, vix = folder(source)
    tables = [read(file) for file in contracts.values()]
    begin = time.perf_counter()
    for bars in tables:
        change = change_pct(bars["close"])
        market = change_pct(last_known(bars, spx, "spx"))
        beta = change.rolling(WINDOW).cov(market) / market.rolling(WINDOW).var()
        ratio = change / market.where(market != 0)
        threshold = THRESHOLD * last_known(bars, vix, "vix") / CALM_VIX
        signal = numpy.select([change > threshold, change < -threshold], [1, -1], 0)
        quality = numpy.sign(change.shift(-1)) == signal
        assert len(beta) == len(ratio) == len(quality)
    seconds = time.perf_counter() - begin
    print(f"{len(tables)} contracts, {sum(map(len, tables))} bars: {seconds:.3f} s")


if __name__ == "__main__":
    commands = {"generated": generated, "recorded": recorded, "compare": compare, "time": timed}
    commands[sys.argv[1]](*sys.argv[2:])
