"""Invented option chains in DBN, written by Databento's own encoder, and what is to be read from them.

`es-options.dbn.zst` is one file with records of all kinds, as a live session has them: options on a future, with quotes of that future.
`opra-options.dbn.zst` is three files of one request put together (definitions, statistics, quotes), without a price of the index: the spot is the one
that the options imply, by put-call parity as in docs/adr/0026. The rows of `dbn-chains.csv` come from the lists here, not from the
files, which are written in base64.

    python dbn_chains.py ../../ingest-service/src/test/resources/io/dealerflow/ingest/source/databento
"""

import base64
import csv
import datetime
import importlib.metadata
import math
import pathlib
import statistics
import sys
import types
import zoneinfo

import databento_dbn as dbn
import zstandard

UNIT = 10**9
UNDEFINED = 2**63 - 1
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
RATE, DIVIDENDS = 0.043, 0.015
HEADER = """file underlying as_of spot spot_source root expiry settlement multiplier right strike bid ask last volume
    open_interest""".split()


def utc(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)


def nanos(time):
    return int(time.timestamp()) * UNIT


def price(value):
    return UNDEFINED if value is None else round(value * UNIT)


def black(right, forward, strike, years, volatility):
    """Black-76, discounted."""
    deviation = volatility * math.sqrt(years)
    d1 = math.log(forward / strike) / deviation + deviation / 2
    cumulative = statistics.NormalDist().cdf
    sign = 1 if right == "C" else -1
    value = sign * (forward * cumulative(sign * d1) - strike * cumulative(sign * (d1 - deviation)))
    return math.exp(-RATE * years) * value


def years(at, settles):
    return (settles - at).total_seconds() / (365 * 86_400)


def rounded(value, tick):
    return round(round(value / tick) * tick, 6)


class Option:
    def __init__(self, number, symbol, root, settles, settlement, right, strike):
        self.id, self.symbol, self.root, self.settles, self.settlement = number, symbol, root, settles, settlement
        self.right, self.strike = right, strike
        self.bid = self.ask = self.last = None
        self.volume = self.open_interest = 0

    def quote(self, at, forward, tick):
        middle = black(self.right, forward, self.strike, years(at, self.settles), 0.18)
        self.bid, self.ask = max(rounded(middle - tick, tick), 0) or None, rounded(middle + tick, tick)


def definition(publisher, at, number, symbol, kind, **more):
    terms = dict(asset="", security_type="", min_price_increment=UNDEFINED, display_factor=UNIT)
    return dbn.InstrumentDefMsg(
        publisher_id=publisher, instrument_id=number, ts_event=nanos(at), ts_recv=nanos(at), raw_symbol=symbol,
        instrument_class=kind, security_update_action=dbn.SecurityUpdateAction.ADD, **(terms | more))


def statistic(publisher, at, reference, number, kind, quantity, action=dbn.StatUpdateAction.NEW):
    return dbn.StatMsg(
        publisher_id=publisher, instrument_id=number, ts_event=nanos(at), ts_recv=nanos(at), ts_ref=nanos(reference),
        price=UNDEFINED, quantity=quantity, stat_type=kind, update_action=action)


def top(bid, ask):
    return dbn.BidAskPair(bid_px=price(bid), ask_px=price(ask), bid_sz=5, ask_sz=7, bid_ct=1, ask_ct=1)


def mbp1(at, number, bid, ask, action=dbn.Action.ADD, traded=None):
    return dbn.MBP1Msg(
        publisher_id=1, instrument_id=number, ts_event=nanos(at), price=price(traded or bid), size=1, action=action,
        side=dbn.Side.BID, depth=0, ts_recv=nanos(at), levels=top(bid, ask))


def cbbo(at, number, bid, ask, traded):
    return dbn.CBBOMsg(
        rtype=dbn.RType.CBBO_1M, publisher_id=30, instrument_id=number, ts_event=nanos(at), price=price(traded), size=1,
        side=dbn.Side.NONE, ts_recv=nanos(at),
        levels=dbn.ConsolidatedBidAskPair(bid_px=price(bid), ask_px=price(ask), bid_sz=5, ask_sz=7, bid_pb=20, ask_pb=21))


def file(dataset, schema, options, records):
    day = datetime.date(2026, 3, 16)
    mappings = [
        types.SimpleNamespace(raw_symbol=option.symbol, intervals=[
            types.SimpleNamespace(start_date=day, end_date=day + datetime.timedelta(1), symbol=str(option.id))])
        for option in options
    ]
    metadata = dbn.Metadata(
        dataset=dataset, start=nanos(utc("2026-03-16")), end=nanos(utc("2026-03-17")), stype_in=dbn.SType.RAW_SYMBOL,
        stype_out=dbn.SType.INSTRUMENT_ID, schema=schema, symbols=[option.symbol for option in options], mappings=mappings)
    plain = metadata.encode() + b"".join(bytes(record) for record in records)
    return zstandard.ZstdCompressor(level=19).compress(plain)


def rows(name, underlying, at, spot, source, multiplier, options):
    order = sorted(options, key=lambda o: (o.settles.astimezone(NEW_YORK).date(), o.root, o.strike, o.right))
    for option in order:
        expiry = option.settles.astimezone(NEW_YORK).date()
        yield [
            name, underlying, at.strftime("%Y-%m-%dT%H:%M:%SZ"), repr(float(spot)), source, option.root, expiry,
            option.settlement, multiplier, option.right, float(option.strike), option.bid, option.ask, option.last,
            option.volume, option.open_interest,
        ]


def es_options():
    """Options on ESM6: a week's (product E3D), and the quarter's, which settles in the morning."""
    morning, noon, close = utc("2026-03-16T12:00:00"), utc("2026-03-16T16:00:00"), utc("2026-03-16T19:30:00")
    forward, future = 6712.375, 9001
    options, number = [], 100
    for product, root, settles, settlement in [
        ("E3D", "ED", utc("2026-03-19T20:00:00"), "PM"),
        ("ES", "ES", utc("2026-06-18T13:30:00"), "AM"),
    ]:
        for strike in range(6600, 6825, 50):
            for right in "CP":
                number += 1
                options.append(Option(number, f"{product}M6 {right}{strike}", root, settles, settlement, right, strike))
                options[-1].product = product
    records = [definition(1, morning, future, "ESM6", dbn.InstrumentClass.FUTURE, asset="ES", expiration=nanos(
        utc("2026-06-18T13:30:00")), min_price_increment=UNIT // 4, min_price_increment_amount=price(12.5))]
    for option in options:
        kind = dbn.InstrumentClass.CALL if option.right == "C" else dbn.InstrumentClass.PUT
        records.append(definition(
            1, morning, option.id, option.symbol, kind, asset=option.product, underlying="ESM6", underlying_id=future,
            expiration=nanos(option.settles), strike_price=price(option.strike), min_price_increment=UNIT // 4,
            min_price_increment_amount=price(12.5), unit_of_measure="IPNT", unit_of_measure_qty=50 * UNIT))
    day = utc("2026-03-13")
    for place, option in enumerate(options):
        if place == 3:
            continue  # no open interest is published
        records.append(statistic(1, morning, day, option.id, dbn.StatType.OPEN_INTEREST, 7 * option.id))
        option.open_interest = 7 * option.id
        records.append(statistic(1, morning, day, option.id, dbn.StatType.CLEARED_VOLUME, option.id))
        option.volume = option.id
    records.append(statistic(1, morning, day, options[5].id, dbn.StatType.OPEN_INTEREST, 4321))
    options[5].open_interest = 4321
    records.append(statistic(1, morning, day, options[6].id, dbn.StatType.OPEN_INTEREST, 1, dbn.StatUpdateAction.DELETE))
    options[6].open_interest = 0
    for at, level in [(noon, forward - 20), (close - datetime.timedelta(seconds=1), forward)]:
        records.append(mbp1(at, future, level - 0.125, level + 0.125))
        for option in options:
            option.quote(at, level, 0.25)
            records.append(mbp1(at, option.id, option.bid, option.ask))
    traded = options[2]
    traded.last = traded.ask
    records.append(mbp1(close, traded.id, traded.bid, traded.ask, dbn.Action.TRADE, traded.ask))
    name = "es-options.dbn.zst"
    return name, file("GLBX.MDP3", None, options, records), rows(name, "ES", close, forward, "QUOTED", 50.0, options)


def parity_spot(at, options):
    """The front expiry's forward: the median of K + (C - P) e^(rT) where call and put differ least, discounted by the curve."""
    first = min(option.settles for option in options)
    mids = {}
    for option in options:
        if option.settles == first and option.bid:
            mids.setdefault(option.strike, {})[option.right] = (option.bid + option.ask) / 2
    both = [(strike, pair["C"] - pair["P"]) for strike, pair in mids.items() if len(pair) == 2]
    nearest = sorted(both, key=lambda pair: abs(pair[1]))[:10]
    span = years(at, first)
    forward = statistics.median(strike + difference * math.exp(RATE * span) for strike, difference in nearest)
    return forward * math.exp(-(RATE - DIVIDENDS) * span)


def opra_options():
    """SPX and SPXW without the index."""
    morning, close = utc("2026-03-16T13:00:00"), utc("2026-03-16T20:00:00")
    options, number = [], 500
    for root, settles, settlement in [
        ("SPXW", utc("2026-03-20T20:00:00"), "PM"),
        ("SPX", utc("2026-04-17T13:30:00"), "AM"),
    ]:
        for strike in range(6640, 6790, 25):
            for right in "CP":
                number += 1
                symbol = f"{root:6}{settles:%y%m%d}{right}{strike * 1000:08}"
                options.append(Option(number, symbol, root, settles, settlement, right, strike))
    records = {"definition": [], "statistics": [], "cbbo-1m": []}
    for option in options:
        kind = dbn.InstrumentClass.CALL if option.right == "C" else dbn.InstrumentClass.PUT
        records["definition"].append(definition(
            30, morning, option.id, option.symbol, kind, asset=option.root, underlying="SPX",
            expiration=nanos(option.settles), strike_price=price(option.strike)))
        option.open_interest = 11 * option.id
        records["statistics"].append(
            statistic(30, morning, utc("2026-03-13"), option.id, dbn.StatType.OPEN_INTEREST, option.open_interest))
        spot = 6700 * math.exp((RATE - DIVIDENDS) * years(close, option.settles))
        option.quote(close, spot, 0.05)
        option.last = rounded(option.ask, 0.05)
        records["cbbo-1m"].append(cbbo(close, option.id, option.bid, option.ask, option.last))
    parts = [file("OPRA.PILLAR", dbn.Schema.from_str(schema), options, records[schema]) for schema in records]
    name = "opra-options.dbn.zst"
    return name, b"".join(parts), rows(name, "SPX", close, parity_spot(close, options), "PARITY", 100.0, options)


def main(folder):
    with (folder / "dbn-chains.csv").open("w") as target:
        version = importlib.metadata.version("databento-dbn")
        print(f"# tools/reference/dbn_chains.py regenerates it, with databento-dbn {version}; never paste our own output", file=target)
        out = csv.writer(target, lineterminator="\n")
        out.writerow(HEADER)
        for name, content, expected in (es_options(), opra_options()):
            text = base64.b64encode(content).decode()
            lines = [text[at : at + 120] for at in range(0, len(text), 120)]
            (folder / f"{name}.b64").write_text("\n".join(lines) + "\n")
            out.writerows(expected)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
