"""Figures of option chains, from the written definitions alone, as CSV to stdout.

    chain.py generated-book.csv > figures.csv

Books: the one made up by chain_generated.py and, where the recorded files are (DEALERFLOW_TEST_DATA), three
recorded ones. Before it writes anything it compares itself with figures of the recorded chains that others computed.
Volatilities by Brent's method, flips by a scan of 8 000 steps and Brent's method; double precision throughout.
"""

import csv
import gzip
import json
import os
import re
import sys
from collections import Counter, namedtuple
from datetime import date, datetime, timezone
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

import chain_calendar as calendar
import chain_figures as figures

DATA = Path(os.environ.get("DEALERFLOW_TEST_DATA", Path(__file__).resolve().parent / "../../../shared/data"))
MULTIPLIER = 100
LEAST_VOL, MOST_VOL = .005, 5

Contract = namedtuple("Contract", "root expiry right strike bid ask iv gamma volume interest flow")
Book = namedtuple("Book", "name as_of spot contracts")  # as_of in New York's time
Convention = namedtuple(
    "Convention", "rate dividend weights dealers day_count forward vols gamma",
    defaults=(.043, .015, "OPEN_INTEREST", "CALLS_LONG_PUTS_SHORT", "ACT_SECONDS_365", "PARITY", "ALL", "MODEL"))


# the files

def option_symbol(symbol):
    root, day, right, strike = re.fullmatch(r"([A-Z0-9]+?)(\d{6})([CP])(\d{8})", symbol).groups()
    return root, datetime.strptime(day, "%y%m%d").date(), right, int(strike) / 1000


def read_generated(path):
    with open(path) as file:
        comments = dict(line[2:].split(maxsplit=1) for line in (next(file) for _ in range(3)))
        contracts = [
            Contract(row["root"], date.fromisoformat(row["expiry"]), row["right"], float(row["strike"]),
                     float(row["bid"]), float(row["ask"]), float(row["vendor_iv"]),
                     float(row["vendor_gamma"]) if row["vendor_gamma"] else None, int(row["volume"]),
                     int(row["open_interest"]), int(row["signed_flow"]) if row["signed_flow"] else None)
            for row in csv.DictReader(file)]
    as_of = datetime.fromisoformat(comments["as_of"].strip().replace("Z", "+00:00"))
    return Book("generated", as_of.astimezone(calendar.NEW_YORK), float(comments["spot"]), contracts)


def read_json(name, path):
    with gzip.open(path) as file:
        chain = json.load(file)
    as_of = datetime.fromisoformat(chain["timestamp"]).replace(tzinfo=timezone.utc)
    contracts = [
        Contract(*option_symbol(o["option"]), o["bid"], o["ask"], o["iv"], o["gamma"], o["volume"], o["open_interest"],
                 None)
        for o in chain["data"]["options"]]
    return Book(name, as_of.astimezone(calendar.NEW_YORK), chain["data"]["current_price"], contracts)


def read_csv(name, path):
    with gzip.open(path, "rt") as file:
        rows = [row for row in csv.reader(file) if row]
    spot = float(next(cell for row in rows[:4] for cell in row if cell.startswith("Last: "))[6:])
    moment = next(cell for row in rows[:4] for cell in row if cell.startswith("Date: "))[6:].removesuffix(" EST")
    as_of = datetime.strptime(moment, "%B %d, %Y at %I:%M %p").replace(tzinfo=calendar.NEW_YORK)
    header = next(n for n, row in enumerate(rows) if row[0] == "Expiration Date")
    contracts = []
    for row in rows[header + 1:]:
        for symbol, (_, _, bid, ask, volume, iv, _, gamma, interest) in ((row[1], row[2:11]), (row[12], row[13:22])):
            contracts.append(Contract(*option_symbol(symbol), float(bid), float(ask), float(iv), float(gamma),
                                      int(volume), int(interest), None))
    return Book(name, as_of, spot, contracts)


# forwards and volatilities

def is_two_sided(contract):
    return contract is not None and contract.bid > 0 and contract.ask >= contract.bid


def mid(contract):
    return (contract.bid + contract.ask) / 2


def parity(spot, rate, years, strikes):
    """The strikes nearest to the money by their quotes, and the median of their forwards."""
    gaps = [(abs(mid(pair["C"]) - mid(pair["P"])), strike) for strike, pair in strikes.items()
            if abs(strike / spot - 1) <= .1 and is_two_sided(pair.get("C")) and is_two_sided(pair.get("P"))]
    best = [strike for _, strike in sorted(gaps)[:10]]
    forwards = [k + (mid(strikes[k]["C"]) - mid(strikes[k]["P"])) * np.exp(rate * years) for k in best]
    return best, np.median(forwards) if forwards else None


def time_value(forward, strike, years, sigma):
    """Undiscounted price of the option that is out of the money."""
    deviation = sigma * np.sqrt(years)
    d1 = np.log(forward / strike) / deviation + deviation / 2
    sign = 1 if strike >= forward else -1
    return sign * (forward * ndtr(sign * d1) - strike * ndtr(sign * (d1 - deviation)))


def implied(contract, series, rate):
    if not is_two_sided(contract):
        return None
    forward, strike, years = series.forward, contract.strike, series.years
    intrinsic = max(0, forward - strike if contract.right == "C" else strike - forward)
    wanted = mid(contract) * np.exp(rate * years) - intrinsic

    def gap(sigma):
        return time_value(forward, strike, years, sigma) - wanted

    if wanted <= 0 or gap(LEAST_VOL) > 0 or gap(MOST_VOL) < 0:
        return None
    return brentq(gap, LEAST_VOL, MOST_VOL, xtol=1e-14, rtol=1e-14)


def volatility(contract, other, series, convention):
    """Volatility and its source, or None and None."""
    if LEAST_VOL <= contract.iv <= MOST_VOL:
        return contract.iv, "VENDOR"
    if convention.vols == "ALL":
        if other is not None and LEAST_VOL <= other.iv <= MOST_VOL:
            return other.iv, "OTHER_SIDE"
        sigma = implied(contract, series, convention.rate)
        if sigma is not None:
            return sigma, "IMPLIED"
    return None, None


# the chain: live series, each contract used or dropped, arrays of the contracts used

def live_series(book, convention):
    """By (date, root) in order of settlement: times, forward, carry b, yield q, and contracts by strike and right."""
    pairs = {}
    for c in book.contracts:
        if not re.search(r"\d", c.root) and calendar.is_alive(book.as_of, c.root, c.expiry, convention.day_count):
            pairs.setdefault((c.expiry, c.root), {}).setdefault(c.strike, {})[c.right] = c
    result = {}
    for key in sorted(pairs, key=lambda key: (calendar.settlement(key[1], key[0]), key[1])):
        day, root = key
        strikes = dict(sorted(pairs[key].items()))
        years = calendar.years(book.as_of, root, day, convention.day_count)
        best, forward = parity(book.spot, convention.rate, years, strikes)
        source = "PARITY" if len(best) >= 3 and convention.forward == "PARITY" else "CURVE"
        if source == "CURVE":
            forward = book.spot * np.exp((convention.rate - convention.dividend) * years)
        carry = np.log(forward / book.spot) / years
        one = result[key] = SimpleNamespace(
            key=key, day=day, root=root, settlement=calendar.settlement(root, day), years=years, forward=forward,
            source=source, parity_strikes=len(best) if source == "PARITY" else 0, b=carry, q=convention.rate - carry, strikes=strikes)
        one.vols = {(strike, right): volatility(c, pair.get("P" if right == "C" else "C"), one, convention)
                    for strike, pair in strikes.items() for right, c in pair.items()}
    return result


def fate(contract, series, convention):
    if re.search(r"\d", contract.root):
        return "ADJUSTED"
    if series is None:
        return "EXPIRED"
    if convention.dealers == "SIGNED_FLOW":
        if contract.flow is None:
            return "NO_SIGNED_FLOW"
        if contract.flow == 0:
            return "ZERO_SIGNED_FLOW"
    elif convention.weights == "VOLUME":
        if contract.volume == 0:
            return "ZERO_VOLUME"
    elif contract.interest == 0:
        return "ZERO_OPEN_INTEREST"
    if convention.gamma == "VENDOR":
        return "NO_VENDOR_GAMMA" if contract.gamma is None else "USED"
    return "NO_IV" if series.vols[contract.strike, contract.right][0] is None else "USED"


def units(contract, convention):
    """Contracts dealers hold, bought or (negative) sold."""
    if convention.dealers == "SIGNED_FLOW":
        return -contract.flow
    size = contract.volume if convention.weights == "VOLUME" else contract.interest
    put_sign = {"CALLS_LONG_PUTS_SHORT": -1, "LONG_ALL": 1, "SHORT_ALL": -1}[convention.dealers]
    call_sign = -1 if convention.dealers == "SHORT_ALL" else 1
    return size * (call_sign if contract.right == "C" else put_sign)


def evaluate(book, convention):
    series = live_series(book, convention)
    fates = [fate(c, series.get((c.expiry, c.root)), convention) for c in book.contracts]
    used = [c for c, its in zip(book.contracts, fates) if its == "USED"]
    of = [series[c.expiry, c.root] for c in used]
    vols = [one.vols[c.strike, c.right] for c, one in zip(used, of)]
    index = {key: n for n, key in enumerate(series)}
    position = SimpleNamespace(
        units=np.array([units(c, convention) for c in used], float) * MULTIPLIER,
        call=np.array([c.right == "C" for c in used], bool),
        strike=np.array([c.strike for c in used], float), years=np.array([one.years for one in of], float),
        b=np.array([one.b for one in of], float), q=np.array([one.q for one in of], float),
        sigma=np.array([np.nan if sigma is None else sigma for sigma, _ in vols], float),
        series=np.array([index[one.key] for one in of], int))
    vendor = convention.gamma == "VENDOR"
    gammas = np.array([c.gamma for c in used], float) if vendor else figures.gamma(position, book.spot)
    return SimpleNamespace(
        book=book, spot=book.spot, convention=convention, series=series, position=position,
        dropped=Counter(its for its in fates if its != "USED"), used=len(used),
        sources=Counter() if vendor else Counter(source for _, source in vols),
        gex=position.units * gammas * book.spot ** 2 * .01)


# what is written

def conventions(default, generated):
    result = {
        "default": default,
        "volume": default._replace(weights="VOLUME"),
        "short_all": default._replace(dealers="SHORT_ALL"),
        "long_all": default._replace(dealers="LONG_ALL"),
        "calendar_days": default._replace(day_count="CALENDAR_DAYS_365"),
        "bus_262": default._replace(day_count="BUS_262"),
        "bus_252": default._replace(day_count="BUS_252"),
        "trading_time": default._replace(day_count="TRADING_TIME"),
        "no_carry": default._replace(rate=0., dividend=0., forward="CURVE"),
        "curve": default._replace(forward="CURVE"),
        "vendor_iv": default._replace(vols="VENDOR"),
        "vendor_gamma": default._replace(gamma="VENDOR")}
    return {**result, "signed_flow": default._replace(dealers="SIGNED_FLOW")} if generated else result


def check(book, default, expected):
    """Compare with known figures: (metric, key, convention, figure)."""
    found = {}
    for convention in dict.fromkeys(convention for _, _, convention, _ in expected):
        chain = evaluate(book, convention)
        rows = figures.brief(chain) + (figures.full(chain, evaluate) if convention == default else [])
        found.update({(metric, key, convention): value for metric, key, value in rows})
    for metric, key, convention, figure in expected:
        scale, tolerance = (1e-9, .001) if metric in ("net", "gross") else (1, .01)
        value = found[metric, key, convention] * scale
        print(f"{book.name} {metric} {key}: {value:.4f}, known {figure}", file=sys.stderr)
        if abs(value - figure) > tolerance:
            raise SystemExit("does not agree with the known figures")


def check_recorded(books):
    rut, spx = Convention(.053, .015), Convention(.043, .017)
    plain = spx._replace(rate=0., dividend=0., forward="CURVE", vols="VENDOR")
    calendar_days, weekdays = plain._replace(day_count="CALENDAR_DAYS_365"), plain._replace(day_count="BUS_262")
    check(books["rut20230921"], rut, [
        ("net", "", rut, -1.2777), ("gross", "", rut, 3.3542), ("flip_nearest", "", rut, 1906.6425),
        ("used", "", rut, 2720), ("source", "OTHER_SIDE", rut, 94), ("forward", "2023-09-22/RUTW", rut, 1808.8259),
        ("call_wall", "", rut, 1850), ("put_wall", "", rut, 1800), ("max_pain", "2023-09-22/RUTW", rut, 1875),
        ("net", "", rut._replace(gamma="VENDOR"), -1.2531)])
    check(books["spx20221212"], spx, [
        ("net", "", spx, -1.4261), ("gross", "", spx, 168.3965), ("flip_nearest", "", spx, 3997.8329),
        ("used", "", spx, 14225), ("source", "OTHER_SIDE", spx, 591), ("source", "IMPLIED", spx, 474),
        ("dropped", "NO_IV", spx, 102), ("call_wall", "", spx, 4000), ("put_wall", "", spx, 3950),
        ("max_pain", "2022-12-13/SPXW", spx, 3975), ("max_pain", "2022-12-16/SPX", spx, 3915),
        ("max_pain", "2022-12-16/SPXW", spx, 3935), ("net", "", calendar_days, -3.0468),
        ("flip_nearest", "", calendar_days, 4006.4245), ("used", "", calendar_days, 13160),
        ("flip_nearest", "", weekdays, 4013.8438)])


def text(value):
    if value is None:
        return "none"
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value)).lower()
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


def main():
    books = {"generated": (read_generated(sys.argv[1]), Convention())}
    if DATA.is_dir():
        recorded = {
            "rut20230921": read_json("rut20230921", DATA / "options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz"),
            "spx20221212": read_csv("spx20221212", DATA / "options-cboe-csv/spx_2022-12-12_gflows.csv.gz"),
            "ndx20221212": read_csv("ndx20221212", DATA / "options-cboe-csv/ndx_2022-12-12_gflows.csv.gz")}
        check_recorded(recorded)
        books["rut20230921"] = recorded["rut20230921"], Convention(.053, .015)
        books["spx20221212"] = recorded["spx20221212"], Convention(.043, .017)
        books["ndx20221212"] = recorded["ndx20221212"], Convention()
    else:
        print("no recorded files (DEALERFLOW_TEST_DATA): figures of the generated book only", file=sys.stderr)
    print("# written by tools/reference/chain.py")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["book", "convention", "metric", "key", "value"])
    for name, (book, default) in books.items():
        for label, convention in conventions(default, name == "generated").items():
            print(name, label, file=sys.stderr)
            chain = evaluate(book, convention)
            rows = figures.brief(chain)
            if label == "default":
                rows += figures.totals(chain) + figures.full(chain, evaluate)
            elif name == "generated":
                rows += figures.totals(chain)
            writer.writerows([name, label, metric, key, text(value)] for metric, key, value in rows)


if __name__ == "__main__":
    main()
