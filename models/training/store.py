"""The feature store (docs/features.md) and staging, as series that models are trained from: folders, ``s3://bucket/prefix`` or ``azblob://container/prefix``."""

import os

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import dataset, fs

NEW_YORK = "America/New_York"
OPEN, CLOSE = 9.5, 16
"""Hours of New York between which hourly bars begin."""
TIME = pa.timestamp("us", "UTC")
NUMBERS = ("bar_open", "bar_high", "bar_low", "bar_close", "atm_vol_30d")
FEATURES = pa.schema([("asset", pa.string()), ("as_of", TIME), ("bar_interval", pa.string()), ("bar_time", TIME), *((name, pa.float64()) for name in NUMBERS)])
STAGED = pa.schema([("symbol", pa.string()), ("interval", pa.string()), ("time", TIME), ("ingest_ts", TIME), *((name, pa.float64()) for name in ("open", "high", "low", "close"))])
PRICES = ["open", "high", "low", "close"]


ATTEMPTS = 3


class TooLittle(Exception):
    """A model cannot be trained from what there is; ``missing`` says what and how much of it, a sentence each."""

    def __init__(self, missing):
        super().__init__("; ".join(missing))
        self.missing = missing


def located(location):
    """File system and path of a location."""
    scheme, separator, rest = location.partition("://")
    if not separator:
        return fs.LocalFileSystem(), os.path.abspath(location)
    if scheme == "s3":
        endpoint = os.environ.get("S3_ENDPOINT") or None
        return fs.S3FileSystem(endpoint_override=endpoint), rest
    if scheme == "azblob":
        connection = os.environ.get("AZURE_STORAGE_CONNECTION_STRING")
        if not connection:
            raise OSError(f"{location} needs AZURE_STORAGE_CONNECTION_STRING; training has no workload identity")
        parts = dict(part.split("=", 1) for part in connection.strip(";").split(";"))
        return fs.AzureFileSystem(account_name=parts["AccountName"], account_key=parts["AccountKey"]), rest
    raise ValueError(f"{location} must be a folder, s3://bucket/prefix or azblob://container/prefix")


class Store:
    """``features`` is the feature store; ``bars`` the staged bars, which have every bar of a day where a row of the store has its last one. Either may be empty."""

    def __init__(self, features, bars):
        self.features, self.bars = features, bars

    def __str__(self):
        return " and ".join(filter(None, (self.features, self.bars)))

    def assets(self):
        return sorted(self._rows(["asset"], dataset.field("bar_interval") == "1h")["asset"].unique())

    def daily(self, asset, volatility):
        """``High``, ``Low``, ``Close`` and ``vix`` by day: closes of the asset ``volatility``, else 100 times the asset's own 30-day volatility."""
        bars, index = (self._bars(symbol, "1d").assign(date=lambda bars: bars["time"].dt.date).set_index("date") for symbol in (asset, volatility))
        index = index["close"]
        own = self._rows(["as_of", "atm_vol_30d"], dataset.field("asset") == asset).dropna().sort_values("as_of")
        own = own.groupby(own["as_of"].dt.tz_convert(NEW_YORK).dt.date)["atm_vol_30d"].last() * 100
        days = bars.rename(columns={"high": "High", "low": "Low", "close": "Close"})[["High", "Low", "Close"]]
        days["vix"] = pd.concat([index, own[~own.index.isin(index.index)]]).reindex(days.index)
        days = days[(days > 0).all(axis=1)].sort_index()
        days.index = pd.to_datetime(days.index)
        return days

    def hourly(self, symbol):
        """Bars with ``time`` in epoch seconds, those that begin in the regular hours of New York."""
        bars = self._bars(symbol, "1h")
        local = bars["time"].dt.tz_convert(NEW_YORK)
        hour = local.dt.hour + local.dt.minute / 60
        bars = bars[(hour >= OPEN) & (hour < CLOSE) & (bars[PRICES] > 0).all(axis=1)]
        return bars.assign(time=bars["time"].astype("datetime64[s, UTC]").astype(np.int64))[["time", *PRICES]].reset_index(drop=True)

    def _bars(self, symbol, interval):
        """Those of the store and of staging, by time."""
        parts = [self._newest(symbol, interval), self._staged(symbol, interval)]
        return pd.concat([part for part in parts if len(part)] or parts[:1]).drop_duplicates("time", keep="last").sort_values("time")

    def _newest(self, asset, interval):
        """The bars that rows of an asset had as their newest; of one time the last known."""
        rows = self._rows(
            ["as_of", "bar_time", "bar_open", "bar_high", "bar_low", "bar_close"], (dataset.field("asset") == asset) & (dataset.field("bar_interval") == interval))
        rows = rows.sort_values("as_of").drop_duplicates("bar_time", keep="last").rename(columns=lambda name: name.removeprefix("bar_"))
        return rows[["time", *PRICES]]

    def _staged(self, symbol, interval):
        wanted = (dataset.field("symbol") == symbol) & (dataset.field("interval") == interval)
        rows = self._read(self.bars, STAGED, ["time", "ingest_ts", *PRICES], wanted)
        return rows.sort_values("ingest_ts").drop_duplicates("time", keep="last").drop(columns="ingest_ts")

    def _rows(self, columns, wanted):
        return self._read(self.features, FEATURES, columns, wanted)

    @staticmethod
    def _read(location, schema, columns, wanted):
        """An empty table where there is nothing."""
        if location:
            files, path = located(location)
            if files.get_file_info(path).type == fs.FileType.Directory:
                partitions = dataset.partitioning(pa.schema([("asset", pa.string()), ("source", pa.string()), ("date", pa.string())]), flavor="hive")
                for attempt in range(ATTEMPTS):
                    try:
                        found = dataset.dataset(path, schema, format="parquet", filesystem=files, partitioning=partitions)
                        return found.to_table(columns, filter=wanted).to_pandas()
                    except FileNotFoundError:  # compaction may have removed a file that was listed
                        if attempt == ATTEMPTS - 1:
                            raise
        return schema.empty_table().select(columns).to_pandas()
