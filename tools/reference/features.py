"""Features of assets with pandas, from the definitions in docs/features.md alone.

    resources=../../feature-service/src/test/resources/features
    python features_generated.py $resources
    python features.py $resources > $resources/figures.csv
    python features.py > $resources/recorded-figures.csv

With a folder, the features of its invented asset; without one, those of recorded series under DEALERFLOW_TEST_DATA, by default shared/data next to
the checkout, of which only figures are written. A row per asset, date and feature: the value, or the reason why there is none. Features are
as of 23:00 UTC of the date.
"""

import os
import pathlib
import sys

import numpy
import pandas

NEW_YORK = "America/New_York"
SLOW = ["YIELD_10Y_JP", "YIELD_10Y_AU", "BASE_RATE", "QUOTE_RATE"]
MAX_AGE = {"CHAIN": 7, "POSITIONS": 21, "BALANCE_SHEET": 21} | dict.fromkeys(SLOW, 100)
BOOK_COLUMNS = {
    "net_gex": "net_gex", "gross_gex": "gross_gex", "above_spot_share": "gex_above_spot_share",
    "below_spot_share": "gex_below_spot_share", "zero_dte_share": "zero_dte_share", "near_expiry_share": "near_expiry_share",
    "net_gex_slope": "net_gex_slope", "net_delta": "net_delta", "net_vanna": "net_vanna", "net_charm": "net_charm",
    "put_call_open_interest": "put_call_open_interest", "put_call_volume": "put_call_volume",
    "flip_distance_pct": "flip_distance_pct", "hedging_flow_down_share": "hedging_flow_down_share", "atm_vol_30d": "atm_vol_30d",
    "risk_reversal_25d": "risk_reversal_25d",
}


class Missing(Exception):
    """Its text is the reason."""


def need(condition, reason):
    if not condition:
        raise Missing(reason)


def days(count):
    return pandas.Timedelta(days=count)


def log_returns(closes):
    """NaN where there is none."""
    ratio = (closes / closes.shift()).where((closes > 0) & (closes.shift() > 0))
    return numpy.log(ratio).where(closes.index.to_series().diff() <= days(10))


def last_returns(closes, count):
    need(len(closes) > count, "SHORT_HISTORY")
    returns = log_returns(closes).iloc[-count:]
    if returns.isna().any():
        first = returns.index[returns.isna()][0]
        gap = first - closes.index[closes.index.get_loc(first) - 1]
        raise Missing("GAP" if gap > days(10) else "NOT_POSITIVE")
    return returns


def vol(returns):
    return numpy.std(returns, ddof=1) * numpy.sqrt(252)


def realized_vol(closes):
    return vol(last_returns(closes, 20))


def mid_rank(value, values):
    return (values < value).mean() + (values == value).mean() / 2


def vol_percentile(closes):
    value = realized_vol(closes)
    vols = log_returns(closes).rolling(20).apply(vol, raw=True).dropna().iloc[:-1]
    vols = vols[vols.index >= closes.index[-1] - pandas.DateOffset(years=3)]
    need(len(vols) >= 60, "SHORT_HISTORY")
    return mid_rank(value, vols)


def correlation(one, other):
    both = pandas.concat([one, other], axis=1, join="inner").dropna()
    first, second = (last_returns(both.iloc[:, at], 60) for at in (0, 1))
    need(min(first.std(), second.std()) > 1e-10, "NO_VARIATION")
    return numpy.corrcoef(first, second)[0, 1]


def trend(closes):
    last_returns(closes, 19)
    logs = numpy.log(closes.iloc[-20:])
    return numpy.polyfit(numpy.arange(20), logs, 1)[0] * 252


def at_or_before(series, date):
    earlier = series[series.index <= date]
    need(len(earlier), "SHORT_HISTORY")
    need(date - earlier.index[-1] <= days(10), "GAP")
    return earlier.iloc[-1]


class Asset:
    """What is known of an asset at 23:00 UTC of a date."""

    def __init__(self, date, series, others, books=None, curves=None, positions=None):
        self.now = pandas.Timestamp(date + " 23:00", tz="UTC")
        self.date = pandas.Timestamp(date)
        self.roles = {name: values[known <= self.now] for name, (values, known) in series.items()}
        self.others = {name: values[known <= self.now] for name, (values, known) in others.items()}
        self.tables = {}
        for role, table in (("CHAIN", books), ("CURVE", curves), ("POSITIONS", positions)):
            if table is not None:
                self.tables[role] = table[table["known"] <= self.now]

    def check(self, *roles):
        dates = {}
        for role in roles:
            need(role in self.roles or role in self.tables, "NO_SOURCE")
            dates[role] = self.roles[role].index if role in self.roles else self.tables[role]["date"]
            need(len(dates[role]), "NO_DATA")
        for role in roles:
            need(self.date - max(dates[role]) <= days(MAX_AGE.get(role, 10)), "STALE")

    def series(self, *roles):
        self.check(*roles)
        return [self.roles[role] for role in roles]

    def spread(self, one, other):
        both = pandas.concat(self.series(one, other), axis=1, join="inner").dropna()
        need(self.date - both.index[-1] <= days(10), "STALE")
        return both.iloc[:, 0] - both.iloc[:, 1]

    def newest_book(self, column):
        self.check("CHAIN")
        value = self.tables["CHAIN"].iloc[-1][column]
        need(not pandas.isna(value), "UNAVAILABLE")
        return value

    def net_gex_percentile(self):
        self.check("CHAIN")
        books = self.tables["CHAIN"].groupby("date").last()["net_gex"]
        before = books.iloc[:-1]
        before = before[before.index >= books.index[-1] - pandas.DateOffset(years=3)]
        need(len(before) >= 60, "SHORT_HISTORY")
        return mid_rank(books.iloc[-1], before)

    def book_open_interest_change(self):
        self.check("CHAIN")
        return change(self.tables["CHAIN"].groupby("date").last()["open_interest"])

    def variance_risk_premium(self):
        self.check("CHAIN", "CLOSES")
        return self.newest_book("atm_vol_30d") ** 2 - realized_vol(self.roles["CLOSES"]) ** 2

    def two_contracts(self):
        self.check("CURVE")
        date = self.tables["CURVE"]["date"].max()
        curve = self.tables["CURVE"][self.tables["CURVE"]["date"] == date]
        curve = curve.drop_duplicates("symbol", keep="last").dropna(subset=["settlement"])
        curve = curve[curve["expiry"] - date >= days(5)]
        curve = curve.fillna({"open_interest": 0})
        curve = curve[curve["open_interest"] >= curve["open_interest"].max() / 20].sort_values("expiry")
        need(len(curve) >= 2, "FEW_CONTRACTS")
        need((curve["settlement"].iloc[:2] > 0).all(), "NOT_POSITIVE")
        return curve.iloc[0], curve.iloc[1]

    def curve_slope(self):
        near, following = self.two_contracts()
        return 1 - following["settlement"] / near["settlement"]

    def roll_yield(self):
        near, following = self.two_contracts()
        return self.curve_slope() * 365 / (following["expiry"] - near["expiry"]).days

    def curve_open_interest_change(self):
        self.check("CURVE")
        whole = self.tables["CURVE"].drop_duplicates(["date", "symbol"], keep="last")
        return change(whole.groupby("date")["open_interest"].sum(min_count=1))

    def net_share(self, column):
        self.check("POSITIONS")
        report = self.tables["POSITIONS"].iloc[-1]
        need(report["open_interest"] > 0, "NOT_POSITIVE")
        return 100 * report[column] / report["open_interest"]

    def speculators(self):
        newest = self.net_share("speculators_net")
        reports = self.tables["POSITIONS"]
        local = reports["known"].dt.tz_convert(NEW_YORK)
        reports = reports[local >= local.iloc[-1] - pandas.DateOffset(years=3)]
        reports = reports[reports["open_interest"] > 0]
        need(len(reports) >= 52, "SHORT_HISTORY")
        return newest, 100 * reports["speculators_net"] / reports["open_interest"]

    def speculators_z(self):
        newest, history = self.speculators()
        need(history.std() > 1e-10, "NO_VARIATION")
        return (newest - history.mean()) / history.std()

    def inversion_days(self):
        inverted = (self.spread("YIELD_10Y", "YIELD_2Y") < 0).to_numpy()[::-1]
        return len(inverted) if inverted.all() else int(numpy.argmin(inverted))

    def monthly_change(self):
        spread = self.spread("HIGH_YIELD", "INVESTMENT_GRADE")
        return spread.iloc[-1] - at_or_before(spread, spread.index[-1] - pandas.DateOffset(months=1))

    def balance_sheet_trend(self):
        (values,) = self.series("BALANCE_SHEET")
        return 100 * (values.iloc[-1] / at_or_before(values, values.index[-1] - days(91)) - 1)

    def newest_difference(self, one, other):
        first, second = self.series(one, other)
        return first.iloc[-1] - second.iloc[-1]

    def return_20d(self, role):
        (closes,) = self.series(role)
        last_returns(closes, 20)
        return 100 * numpy.log(closes.iloc[-1] / closes.iloc[-21])

    def vol_regime(self):
        (closes,) = self.series("USDJPY")
        return numpy.searchsorted([0.5, 0.8], vol_percentile(closes), side="right")

    def reflexivity(self):
        self.check("USDJPY", "YIELD_10Y_JP", "SPX")
        dollar, stocks = (self.return_20d(role) for role in ("USDJPY", "SPX"))
        yields = self.roles["YIELD_10Y_JP"]
        rise = yields.iloc[-1] - at_or_before(yields, yields.index[-1] - days(28))
        return int(dollar < 0 and stocks < 0 and rise > 0)

    def stress(self):
        self.check("CLOSES")
        need(self.others, "NO_DATA")
        ranks = {}
        for name, closes in self.others.items():
            try:
                need(len(closes) and self.date - closes.index[-1] <= days(10), "STALE")
                ranks[name] = vol_percentile(closes)
            except Missing:
                pass
        need(ranks, "SHORT_HISTORY")
        return ranks, [name for name, rank in ranks.items() if rank > 0.8]

    def stressed_share(self):
        ranks, stressed = self.stress()
        return len(stressed) / len(ranks)

    def stressed_correlation(self):
        _, stressed = self.stress()
        need(stressed, "NONE_STRESSED")
        sizes, reasons = [], []
        for name in sorted(stressed):
            try:
                sizes.append(abs(correlation(self.roles["CLOSES"], self.others[name])))
            except Missing as missing:
                reasons.append(missing)
        if not sizes:
            raise reasons[0]
        return numpy.mean(sizes)

    def contagion(self):
        share = self.stressed_share()
        return share * self.stressed_correlation() if share else 0

    def sentiment(self):
        values = self.series("SENTIMENT")[0]
        ages = self.now.tz_localize(None) - (values.index + pandas.Timedelta(hours=15))
        values, ages = values[ages < days(1)], ages[ages < days(1)]
        need(len(values), "STALE")
        return numpy.average(values, weights=0.5 ** (ages / pandas.Timedelta(hours=6)))

    def features(self):
        def closes(figure):
            return lambda: figure(*self.series("CLOSES"))

        figures = {
            "close": closes(lambda values: values.iloc[-1]),
            "realized_vol_20d": closes(realized_vol),
            "realized_vol_percentile": closes(vol_percentile),
            "trend_20d": closes(trend),
            "net_gex_percentile": self.net_gex_percentile,
            "flip_distance_moves": lambda: self.newest_book("flip_distance") / self.newest_book("expected_move"),
            "vol_term_slope": lambda: self.newest_book("atm_vol_90d") - self.newest_book("atm_vol_30d"),
            "variance_risk_premium": self.variance_risk_premium,
            "open_interest_change_pct": self.book_open_interest_change,
            "curve_slope": self.curve_slope,
            "roll_yield": self.roll_yield,
            "curve_open_interest_change_pct": self.curve_open_interest_change,
            "hedgers_net_pct": lambda: self.net_share("hedgers_net"),
            "speculators_net_pct": lambda: self.net_share("speculators_net"),
            "speculators_net_z": self.speculators_z,
            "speculators_net_percentile": lambda: mid_rank(*self.speculators()),
            "carry": lambda: self.newest_difference("BASE_RATE", "QUOTE_RATE") / 100,
            "hy_ig_spread": lambda: self.spread("HIGH_YIELD", "INVESTMENT_GRADE").iloc[-1],
            "hy_ig_change_1m": self.monthly_change,
            "curve_2s10s": lambda: self.spread("YIELD_10Y", "YIELD_2Y").iloc[-1],
            "curve_3m10y": lambda: self.spread("YIELD_10Y", "YIELD_3M").iloc[-1],
            "inversion_days": self.inversion_days,
            "us_jp_10y": lambda: self.newest_difference("YIELD_10Y", "YIELD_10Y_JP"),
            "us_au_10y": lambda: self.newest_difference("YIELD_10Y", "YIELD_10Y_AU"),
            "balance_sheet_trend_pct": self.balance_sheet_trend,
            "spx_return_20d": lambda: self.return_20d("SPX"),
            "dxy_return_20d": lambda: self.return_20d("DXY"),
            "spx_dxy_correlation_60d": lambda: correlation(*self.series("SPX", "DXY")),
            "usdjpy_vol_regime": self.vol_regime,
            "japan_reflexivity": self.reflexivity,
            "stressed_share": self.stressed_share,
            "stressed_correlation": self.stressed_correlation,
            "contagion": self.contagion,
            "news_sentiment": self.sentiment,
        }
        for column, name in BOOK_COLUMNS.items():
            figures[name] = lambda column=column: self.newest_book(column)
        return figures


def change(by_date):
    need(len(by_date) > 1, "SHORT_HISTORY")
    need(by_date.index[-1] - by_date.index[-2] <= days(10), "GAP")
    before, now = by_date.iloc[-2], by_date.iloc[-1]
    need(not pandas.isna(before) and not pandas.isna(now), "UNAVAILABLE")
    need(before > 0, "NOT_POSITIVE")
    return 100 * (now / before - 1)


def known(dates, after):
    return pandas.Series(dates.tz_localize("UTC") + pandas.Timedelta(after), index=dates)


def with_times(series, after="22h"):
    series = series.dropna()
    return series, known(series.index, after)


def generated(folder):
    def read(name):
        table = pandas.read_csv(folder / f"{name}.csv", comment="#", parse_dates=["date"])
        times = table.pop("time") + ":00" if "time" in table else {"positions": "92:30:00", "curves": "21:00:00"}.get(name, "22:00:00")
        return table.assign(known=table["date"].dt.tz_localize("UTC") + pandas.to_timedelta(times))

    after = {"YIELD_10Y_JP": "40 days 12:00:00", "YIELD_10Y_AU": "40 days 12:00:00", "BALANCE_SHEET": "1 days 20:30:00", "SENTIMENT": "15:00:00"}
    table = read("series").drop(columns="known").set_index("date")
    columns = {name: with_times(table[name], after.get(name, "22:00:00")) for name in table}
    others = {name.removeprefix("other:"): column for name, column in columns.items() if name.startswith("other:")}
    series = {name: column for name, column in columns.items() if not name.startswith("other:")}
    curves = read("curves").assign(expiry=lambda table: pandas.to_datetime(table["expiry"]))
    parts = (series, others, read("books"), curves, read("positions"))
    for date in (
        "2021-01-20", "2021-03-01", "2021-05-06", "2022-01-19", "2022-04-01", "2022-06-30", "2022-12-07", "2023-05-12", "2023-07-31",
        "2023-12-29", "2024-06-05", "2024-08-30", "2024-10-14", "2024-11-08", "2024-12-03", "2024-12-11", "2024-12-31",
        "2025-01-08", "2025-01-20", "2025-04-15",
    ):
        yield "GENERATED", date, Asset(date, *parts).features()


def recorded(folder):
    """The features that the inputs of each asset allow."""

    def fred(name):
        return with_times(pandas.read_csv(folder / f"macro-fred/{name}.csv", index_col=0, parse_dates=True, na_values=".").iloc[:, 0])

    index = folder / "index-daily"
    spx = with_times(pandas.read_csv(index / "spx_daily_hlc_1990-2026.csv.gz", index_col="Date", parse_dates=True)["Close"])
    vix = with_times(pandas.read_csv(index / "VIX_History_cboe_2026-08.csv.gz", index_col="DATE", parse_dates=True)["CLOSE"])
    wti = fred("eia_wti_daily")
    euro = pandas.read_csv(folder / "fx/ecb_eurofxref-hist_1999-2024-01.csv.gz", index_col="Date", parse_dates=True).sort_index()
    eurusd = with_times(euro["USD"])
    usdjpy = with_times(euro["JPY"] / euro["USD"])
    curve = futures(folder / "futures-curves/leyhline_vx")
    cross = {"SPX": spx, "DXY": eurusd, "USDJPY": usdjpy}
    assets = {
        "SPX": ({"CLOSES": spx}, {"VIX": vix, "WTI": wti, "EURUSD": eurusd, "USDJPY": usdjpy}, None),
        "WTI": ({"CLOSES": wti}, {"SPX": spx, "EURUSD": eurusd}, None),
        "EURUSD": ({"CLOSES": eurusd}, {"WTI": wti}, None),
        "VIX": ({"CLOSES": vix}, {"SPX": spx}, curve),
        "US_CREDIT": ({"HIGH_YIELD": fred("BAMLH0A0HYM2"), "INVESTMENT_GRADE": fred("BAMLC0A0CM")}, {}, None),
        "US_RATES": ({"YIELD_2Y": fred("DGS2"), "YIELD_10Y": fred("DGS10"), "BALANCE_SHEET": fred("WALCL")}, {}, None),
        "CROSS": (cross, {}, None),
        "WHEAT": ({}, {}, None),
        "CAD": ({}, {}, None),
    }
    reports = {"WHEAT": wheat(folder / "cot"), "CAD": canadian_dollar(folder / "cot")}
    dates = {
        "SPX": ["1990-01-31", "1999-06-01", "2001-09-18", "2008-10-15", "2020-03-23", "2020-04-21", "2022-06-30", "2023-12-29"],
        "WTI": ["2008-12-31", "2020-04-20", "2020-05-18", "2020-05-20", "2020-09-30"],
        "EURUSD": ["1999-02-10", "2015-01-26", "2022-09-28", "2024-01-04"],
        "VIX": ["2004-03-26", "2008-11-20", "2010-02-12", "2017-05-10"],
        "US_CREDIT": ["1999-01-20", "2008-12-16", "2020-03-31", "2025-09-25"],
        "US_RATES": ["2000-12-29", "2007-06-05", "2020-06-10", "2023-07-03", "2024-09-10", "2025-09-25"],
        "CROSS": ["1999-03-01", "2008-10-24", "2020-03-13", "2022-10-21", "2024-01-04"],
        "WHEAT": ["2025-01-10", "2025-03-14"],
        "CAD": ["2024-01-05", "2024-06-14"],
    }
    for name, (series, others, curves) in assets.items():
        for date in dates[name]:
            asset = Asset(date, series, others, curves=curves, positions=reports.get(name))
            yield name, date, {key: figure for key, figure in asset.features().items() if demands(key, asset)}


def demands(feature, asset):
    has = set(asset.roles) | set(asset.tables)
    needs = {
        "close realized_vol_20d realized_vol_percentile trend_20d stressed_share stressed_correlation contagion": {"CLOSES"},
        "curve_slope roll_yield curve_open_interest_change_pct": {"CURVE"},
        "hy_ig_spread hy_ig_change_1m": {"HIGH_YIELD"},
        "curve_2s10s inversion_days": {"YIELD_2Y"},
        "balance_sheet_trend_pct": {"BALANCE_SHEET"},
        "spx_return_20d": {"SPX"},
        "dxy_return_20d spx_dxy_correlation_60d": {"DXY"},
        "usdjpy_vol_regime": {"USDJPY"},
        "hedgers_net_pct speculators_net_pct speculators_net_z speculators_net_percentile": {"POSITIONS"},
    }
    return any(feature in names.split() and roles <= has for names, roles in needs.items())


def wheat(folder):
    """Of the legacy report: commercials hedge, non-commercials speculate."""
    table = pandas.read_csv(folder / "legacy_futonly_annual_2025-01_2025-03.txt.gz", dtype={"CFTC Contract Market Code": str})
    table = table[table["CFTC Contract Market Code"] == "001602"]
    net = {group: table[f"{group} Positions-Long (All)"] - table[f"{group} Positions-Short (All)"] for group in ("Commercial", "Noncommercial")}
    return reports_of(table["As of Date in Form YYYY-MM-DD"], table["Open Interest (All)"], net["Commercial"], net["Noncommercial"])


def canadian_dollar(folder):
    """Of the financial report: dealers hedge, leveraged funds speculate."""
    table = pandas.read_csv(folder / "tff_FinFutYY_2024-01_2024-06.txt.gz", dtype={"CFTC_Contract_Market_Code": str})
    table = table[table["CFTC_Contract_Market_Code"] == "090741"]
    net = {group: table[f"{group}_Positions_Long_All"] - table[f"{group}_Positions_Short_All"] for group in ("Dealer", "Lev_Money")}
    return reports_of(table["Report_Date_as_YYYY-MM-DD"], table["Open_Interest_All"], net["Dealer"], net["Lev_Money"])


def reports_of(dates, open_interest, hedgers, speculators):
    dates = pandas.to_datetime(dates)
    table = pandas.DataFrame({"date": dates, "open_interest": open_interest, "hedgers_net": hedgers, "speculators_net": speculators})
    table["known"] = dates.dt.tz_localize("UTC") + pandas.Timedelta("92:30:00")
    return table.sort_values("date")


def futures(folder):
    """VX settlements by month, each with its expiry; no open interest."""
    settle, symbols, expiries = (
        pandas.read_csv(folder / name, index_col="date", parse_dates=True, date_format=form).filter(regex="^[MV]")
        for name, form in (("8_m_settle.csv", "%Y-%m-%d"), ("8_m_symbols.csv.gz", "%m/%d/%y"), ("expirations.csv.gz", "%Y-%m-%d"))
    )
    rows = []
    for month in range(8):
        rows.append(pandas.DataFrame({
            "symbol": symbols.iloc[:, month], "settlement": settle.iloc[:, month],
            "expiry": pandas.to_datetime(expiries.iloc[:, month]), "open_interest": numpy.nan,
        }))
    table = pandas.concat(rows).dropna(subset=["symbol"]).rename_axis("date").reset_index()
    table["known"] = table["date"].dt.tz_localize("UTC") + pandas.Timedelta(hours=22)
    return table.sort_values("date", kind="stable")


def main():
    if len(sys.argv) > 1:
        rows = generated(pathlib.Path(sys.argv[1]))
    else:
        default = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
        rows = recorded(pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", default)))
    print(f"# pandas {pandas.__version__}, numpy {numpy.__version__}; tools/reference/features.py regenerates it; never paste our own output")
    print("asset,date,feature,value,reason")
    for asset, date, figures in rows:
        for name, figure in sorted(figures.items()):
            try:
                print(asset, date, name, f"{float(figure()):.15g}", "", sep=",")
            except Missing as missing:
                print(asset, date, name, "", missing, sep=",")


if __name__ == "__main__":
    main()
