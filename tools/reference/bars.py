"""Figures of the recorded bars, read with pandas and Databento's own reader: how ingest-service must read the same files.

    python bars.py > ../../ingest-service/src/test/resources/bar-figures.csv

Reads files under DEALERFLOW_TEST_DATA/bars-hourly, /index-daily and /databento-dbn, by default shared/data next to the checkout. A row per file: symbol and
interval, which are known of these files and not computed, the number of bars, of those left out because a price is above the high or below
the low, and of days in UTC, the first and last time, and SHA-256 of all bars as text, sorted: symbol, interval, time, open, high, low, close,
volume, without exponents or trailing zeros, nothing where there is no value. No value is written.
"""

import decimal
import hashlib
import os
import pathlib
import sys

import databento_dbn
import pandas
import zstandard

FILES = {
    "bars-hourly/AAPL.csv.gz": ("AAPL", "1h"),
    "bars-hourly/AMZN.csv.gz": ("AMZN", "1h"),
    "bars-hourly/MSFT.csv.gz": ("MSFT", "1h"),
    "bars-hourly/NVDA.csv.gz": ("NVDA", "1h"),
    "bars-hourly/SP_SPX.csv.gz": ("SPX", "1h"),
    "bars-hourly/TSLA.csv.gz": ("TSLA", "1h"),
    "bars-hourly/VIX_1h.csv.gz": ("VIX", "1h"),
    "index-daily/VIX_History_cboe_2026-08.csv.gz": ("VIX", "1d"),
    "index-daily/spx_daily_hlc_1990-2026.csv.gz": ("SPX", "1d"),
    "databento-dbn/test_data.ohlcv-1h.v3.dbn.zst": ("ESH1", "1h"),
    "databento-dbn/test_data.ohlcv-1m.v3.dbn.zst": ("ESH1", "1m"),
    "databento-dbn/test_data.ohlcv-1s.v3.dbn.zst": ("ESH1", "1s"),
}
FIELDS = ["open", "high", "low", "close", "volume"]


def plain(text):
    """The double nearest to the text, in digits."""
    return format(decimal.Decimal(repr(float(text))).normalize(), "f") if text else ""


def times(column):
    if column.str.fullmatch(r"\d+").all():
        return pandas.to_datetime(column.astype("int64"), unit="s", utc=True)
    form = "%m/%d/%Y" if "/" in column[0] else "%Y-%m-%d"
    return pandas.to_datetime(column, format=form, utc=True)


def csv_table(path):
    table = pandas.read_csv(path, dtype=str, keep_default_na=False)
    table.columns = [column.lower() for column in table.columns]
    table["time"] = times(table.iloc[:, 0])
    return table


def dbn_table(path):
    with zstandard.open(path, "rb") as unpacked:
        decoder = databento_dbn.DBNDecoder()
        decoder.write(unpacked.read())
    records = decoder.decode()[1:]
    prices = {field: [decimal.Decimal(getattr(bar, field)).scaleb(-9) for bar in records] for field in FIELDS[:4]}
    table = pandas.DataFrame({field: [str(price) for price in column] for field, column in prices.items()})
    table["volume"] = [str(bar.volume) for bar in records]
    table["time"] = pandas.to_datetime([bar.ts_event for bar in records], unit="ns", utc=True)
    return table


def main():
    default = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", default))
    print("# pandas, databento-dbn; tools/reference/bars.py makes it of recorded files; bars are hashed, not copied")
    print("file,symbol,interval,bars,inconsistent,days,first,last,sha256")
    for name, (symbol, interval) in FILES.items():
        table = dbn_table(folder / name) if ".dbn" in name else csv_table(folder / name)
        prices = table[[field for field in FIELDS[:4] if field in table]].astype(float)
        good = (prices.max(axis=1) <= prices["high"]) & (prices.min(axis=1) >= prices["low"])
        kept = table[good]
        rows = []
        for _, bar in kept.iterrows():
            values = [plain(bar[field]) if field in kept else "" for field in FIELDS]
            rows.append(",".join([symbol, interval, bar["time"].strftime("%Y-%m-%dT%H:%M:%SZ")] + values))
        digest = hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
        first, last = (kept["time"].iloc[at].strftime("%Y-%m-%dT%H:%M:%SZ") for at in (0, -1))
        days = kept["time"].dt.date.nunique()
        print(name, symbol, interval, len(kept), len(table) - len(kept), days, first, last, digest, sep=",")


if __name__ == "__main__":
    sys.exit(main())
