"""The figures of one chain as (metric, key, value), for chain.py.

A position holds arrays with one entry per contract used: signed units of the underlying, call or put, strike, years,
carry b, yield q, volatility and the number of its series.
"""

from types import SimpleNamespace

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

import chain_calendar as calendar

RANGE, STEPS = .2, 8000
BUCKETS = [("ZERO_DTE", 0), ("DAYS_1_TO_7", 7), ("DAYS_8_TO_30", 30), ("DAYS_31_TO_60", 60), ("DAYS_61_TO_180", 180),
           ("BEYOND_180_DAYS", 10 ** 6)]
MULTIPLES = [.8, .85, .9, .95, .98, 1., 1.02, 1.05, 1.1, 1.15, 1.2]
MOVES = [-2., -1., -.5, -.25, -.1, .1, .25, .5, 1., 2.]
NEAR_FLIP = .01
VOL_SHIFT, DAY_SHIFT = .01, 1 / 365
PIN_DAYS, PIN_WEIGHTS = 5, (.35, .20, .25, .20)
ROLLED_DATES = 6


# per contract

def density(x):
    return np.exp(-x * x / 2) / np.sqrt(2 * np.pi)


def d1(p, spot):
    deviation = p.sigma * np.sqrt(p.years)
    return (np.log(spot / p.strike) + p.b * p.years) / deviation + deviation / 2


def gamma(p, spot):
    return np.exp(-p.q * p.years) * density(d1(p, spot)) / (spot * p.sigma * np.sqrt(p.years))


def delta(p, spot):
    sign = np.where(p.call, 1, -1)
    return sign * np.exp(-p.q * p.years) * ndtr(sign * d1(p, spot))


def expired_delta(p, spot):
    return np.where(p.call, np.where(spot > p.strike, 1., 0.), np.where(spot < p.strike, -1., 0.))


def vanna(p, spot):
    one = d1(p, spot)
    return -np.exp(-p.q * p.years) * density(one) * (one - p.sigma * np.sqrt(p.years)) / p.sigma


def charm(p, spot):
    one, deviation = d1(p, spot), p.sigma * np.sqrt(p.years)
    fade = np.exp(-p.q * p.years)
    call = p.q * fade * ndtr(one) - fade * density(one) * (
        2 * p.b * p.years - (one - deviation) * deviation) / (2 * p.years * deviation)
    return np.where(p.call, call, call - p.q * fade)


def changed(p, **fields):
    return SimpleNamespace(**{**vars(p), **fields})


def chosen(p, which):
    return SimpleNamespace(**{name: values[which] for name, values in vars(p).items()})


# profile and flips

def net_at(p, spot):
    return np.sum(p.units * gamma(p, spot)) * spot ** 2 * .01


def scan(p, spots):
    """The profile at many spots: gamma times spot squared, with what does not depend on the spot taken out."""
    deviation = p.sigma * np.sqrt(p.years)
    scale = p.units * np.exp(-p.q * p.years) * .01 / (deviation * np.sqrt(2 * np.pi))
    at_one = (p.b * p.years - np.log(p.strike)) / deviation + deviation / 2
    inverse = 1 / deviation
    x = np.log(spots)
    return np.concatenate([
        spots[n:n + 100] * (scale @ np.exp(-.5 * (at_one[:, None] + inverse[:, None] * x[None, n:n + 100]) ** 2))
        for n in range(0, len(x), 100)])


def flips(p, spot):
    if len(p.units) == 0:
        return []
    spots = spot * np.exp(np.linspace(np.log(1 - RANGE), np.log(1 + RANGE), STEPS + 1))
    values = scan(p, spots)
    return [brentq(lambda s: net_at(p, s), spots[n], spots[n + 1], xtol=1e-10, rtol=1e-14)
            for n in np.flatnonzero(values[:-1] * values[1:] < 0)]


def nearest(candidates, spot):
    return min(candidates, key=lambda x: abs(x - spot), default=None)


# sums

def name(series):
    return f"{series.day}/{series.root}"


def number(value):
    return str(int(value)) if value == int(value) else repr(float(value))


def by(keys, values):
    result = {}
    for key, value in zip(keys, values):
        result[key] = result.get(key, 0.) + value
    return result


def most(values, spot, want=max):
    """The strike with the largest (smallest) value; ties to the nearest to spot."""
    if not values:
        return None
    best = want(values.values())
    return nearest([strike for strike, value in values.items() if value == best], spot)


def brief(chain):
    found = flips(chain.position, chain.spot) if chain.convention.gamma == "MODEL" else []
    return [("received", "", len(chain.book.contracts)), ("used", "", chain.used),
            *(("dropped", reason, n) for reason, n in sorted(chain.dropped.items())),
            *(("source", source, n) for source, n in sorted(chain.sources.items())),
            ("net", "", np.sum(chain.gex)), ("gross", "", np.sum(np.abs(chain.gex))),
            ("flip_count", "", len(found)), ("flip_nearest", "", nearest(found, chain.spot))]


def exposures(chain):
    """Per contract, dollars: delta, vanna per vol point, charm per day."""
    p, spot = chain.position, chain.spot
    return {"dex": p.units * delta(p, spot) * spot, "vex": p.units * vanna(p, spot) * spot * .01,
            "cex": p.units * charm(p, spot) * spot / 365}


def totals(chain):
    if chain.convention.gamma == "VENDOR":
        return [(metric, "", None) for metric in ("dex", "vex", "cex")]
    return [(metric, "", np.sum(values)) for metric, values in exposures(chain).items()]


def bucket(chain, day):
    days = (day - chain.book.as_of.date()).days
    return next(label for label, last in BUCKETS if days <= last)


def sums(chain):
    p, spot = chain.position, chain.spot
    series = list(chain.series.values())
    measures = {"net": chain.gex, **exposures(chain)}
    rows = [("call", "", np.sum(chain.gex[p.call])), ("put", "", np.sum(chain.gex[~p.call]))]
    strikes = sorted(set(p.strike))
    if chain.book.name != "generated":
        strikes = sorted(sorted(strikes, key=lambda k: (abs(k - spot), k))[:25])
    buckets = [bucket(chain, one.day) for one in series]
    for metric, values in measures.items():
        by_strike, by_bucket = by(p.strike, values), by([buckets[n] for n in p.series], values)
        rows += [(f"strike_{metric}", number(strike), by_strike[strike]) for strike in strikes]
        rows += [(f"bucket_{metric}", label, by_bucket.get(label, 0.)) for label, _ in BUCKETS if label in buckets]
    for n, one in enumerate(series):
        rows += [("expiry_net", name(one), np.sum(chain.gex[p.series == n])),
                 ("expiry_gross", name(one), np.sum(np.abs(chain.gex[p.series == n])))]
    return rows


# levels

def regime(chain, flip):
    if np.sum(np.abs(chain.gex)) == 0:
        return "NEUTRAL"
    if flip is not None and abs(flip - chain.spot) <= NEAR_FLIP * chain.spot:
        return "NEAR_FLIP"
    return "POSITIVE_GAMMA" if np.sum(chain.gex) > 0 else "NEGATIVE_GAMMA"


def cumulative_flip(net, spot):
    strikes = sorted(net)
    running = np.cumsum([net[strike] for strike in strikes])
    return nearest([low + (high - low) * before / (before - after)
                    for low, high, before, after in zip(strikes, strikes[1:], running, running[1:])
                    if before * after < 0], spot)


def levels(chain):
    p, spot = chain.position, chain.spot
    found = flips(p, spot)
    net, gross = by(p.strike, chain.gex), by(p.strike, np.abs(chain.gex))
    calls, puts = by(p.strike[p.call], np.abs(chain.gex[p.call])), by(p.strike[~p.call], np.abs(chain.gex[~p.call]))
    return [
        *(("profile", f"{multiple:g}", net_at(p, spot * multiple)) for multiple in MULTIPLES),
        *(("flip", n, flip) for n, flip in enumerate(found)),
        ("regime", "", regime(chain, nearest(found, spot))),
        ("call_wall", "", most({k: v for k, v in calls.items() if k >= spot}, spot)),
        ("put_wall", "", most({k: v for k, v in puts.items() if k <= spot}, spot)),
        ("absolute_gamma_strike", "", most(gross, spot)),
        ("largest_positive", "", most({k: v for k, v in net.items() if v > 0}, spot)),
        ("largest_negative", "", most({k: v for k, v in net.items() if v < 0}, spot, min)),
        ("gamma_centroid", "", np.sum(p.strike * np.abs(chain.gex)) / np.sum(np.abs(chain.gex))),
        ("cumulative_flip", "", cumulative_flip(net, spot)),
        ("net_to_gross", "", np.sum(chain.gex) / np.sum(np.abs(chain.gex)))]


# expiries

def interest(one, strike):
    return sum(c.interest for c in one.strikes[strike].values())


def max_pain(one, spot):
    strikes = np.array(list(one.strikes))
    held = {right: np.array([pair[right].interest if right in pair else 0 for pair in one.strikes.values()], float)
            for right in "CP"}
    if not any(values.any() for values in held.values()):
        return None
    pain = {k: np.sum(np.maximum(k - strikes, 0) * held["C"] + np.maximum(strikes - k, 0) * held["P"]) for k in strikes}
    return most(pain, spot, min)


def straddle(one):
    pair = one.strikes[nearest(one.strikes, one.forward)]
    if len(pair) < 2 or not all(c.bid > 0 and c.ask >= c.bid for c in pair.values()):
        return None
    return sum((c.bid + c.ask) / 2 for c in pair.values())


def atm_vol(one):
    smile = {k: one.vols.get((k, "P" if k < one.forward else "C"), (None, None))[0] for k in one.strikes}
    known = [k for k, sigma in smile.items() if sigma is not None and abs(k - one.forward) <= .1 * one.forward]
    low = max((k for k in known if k <= one.forward), default=None)
    high = min((k for k in known if k >= one.forward), default=None)
    if low is None or high is None:
        return None
    if low == high:
        return smile[low]
    return smile[low] + (smile[high] - smile[low]) * (one.forward - low) / (high - low)


def atm_vol_30d(series):
    vols = [(one.years, atm_vol(one)) for one in series]
    points = [(years, sigma ** 2 * years) for years, sigma in vols if sigma is not None]
    month = 30 / 365
    for (early, low), (late, high) in zip(points, points[1:]):
        if early <= month <= late:
            return np.sqrt((low + (high - low) * (month - early) / (late - early)) / month)
    return None


def expected_move(one, spot):
    """The straddle and one standard deviation."""
    sigma = atm_vol(one)
    return straddle(one), None if sigma is None else spot * sigma * np.sqrt(one.years)


def expiries(chain):
    series = list(chain.series.values())
    rows = []
    for one in series:
        move, sigma = expected_move(one, chain.spot)
        values = {"forward": one.forward, "forward_source": one.source, "parity_strikes": one.parity_strikes,
                  "years": one.years, "max_pain": max_pain(one, chain.spot), "straddle": move, "sigma": sigma,
                  "atm_vol": atm_vol(one)}
        rows += [(metric, name(one), value) for metric, value in values.items() if value is not None]
    front = next((one for one in series if one.source == "PARITY"), None)
    carry = chain.convention.rate - chain.convention.dividend
    implied_spot = front and front.forward * np.exp(-carry * front.years)
    by_time = sorted(series, key=lambda one: one.years)
    return [*rows, ("implied_spot", "", implied_spot), ("atm_vol_30d", "", atm_vol_30d(by_time))]


def pin(chain):
    front, spot, p = next(iter(chain.series.values())), chain.spot, chain.position
    move, sigma = expected_move(front, spot)
    move = sigma if move is None else move
    days = front.years * 365
    strikes = list(front.strikes)
    inside = {} if move is None else {k: interest(front, k) for k in strikes if abs(k - spot) <= move}
    total = sum(interest(front, k) for k in strikes)
    gex = np.abs(chain.gex) * (p.series == 0)
    if days > PIN_DAYS or not inside or total == 0 or np.sum(gex) == 0:
        return [("pin_value", "", None)]
    strike = most(inside, spot)
    at = strikes.index(strike)
    around = strikes[max(0, at - 1):at + 2]
    parts = (max(0., 1 - abs(spot - strike) / move), 1 - days / PIN_DAYS,
             sum(interest(front, k) for k in around) / total, np.sum(gex[np.isin(p.strike, around)]) / np.sum(gex))
    labels = ("pin_proximity", "pin_time", "pin_concentration", "pin_gamma")
    return [("pin_strike", "", strike), ("pin_expected_move", "", move),
            *((label, "", part) for label, part in zip(labels, parts)),
            ("pin_value", "", sum(weight * part for weight, part in zip(PIN_WEIGHTS, parts)))]


# hedging

def dealer_delta(chain, spot, vol_shift=0., time_shift=0.):
    """Units of the underlying; what has settled by then has the delta of an expired option."""
    p = chain.position
    over = np.array([calendar.seconds_between(chain.book.as_of, one.settlement) <= time_shift * calendar.YEAR
                     for one in chain.series.values()], bool)[p.series]
    years = np.maximum(p.years - time_shift, calendar.LEAST / calendar.YEAR)
    later = changed(p, sigma=p.sigma + vol_shift, years=years)
    return np.sum(p.units * np.where(over, expired_delta(p, spot), delta(later, spot)))


def hedging(chain):
    spot, now = chain.spot, dealer_delta(chain, chain.spot)
    rows = []
    for move in MOVES:
        there = spot * (1 + move / 100)
        values = {"hedging": dealer_delta(chain, there), "hedging_gamma": dealer_delta(chain, there),
                  "hedging_vanna": dealer_delta(chain, spot, vol_shift=VOL_SHIFT),
                  "hedging_charm": dealer_delta(chain, spot, time_shift=DAY_SHIFT),
                  "hedging_total": dealer_delta(chain, there, VOL_SHIFT, DAY_SHIFT)}
        rows += [(metric, f"{move:g}", now - value) for metric, value in values.items()]
    return rows


# the book through time

def ratios(chain):
    contracts = [c for one in chain.series.values() for pair in one.strikes.values() for c in pair.values()]

    def ratio(size):
        calls, puts = (sum(size(c) for c in contracts if c.right == right) for right in "CP")
        return puts / calls if calls else None

    return [("put_call_oi", "", ratio(lambda c: c.interest)), ("put_call_volume", "", ratio(lambda c: c.volume))]


def shares(chain):
    days = np.array([one.day for one in chain.series.values()])
    today = chain.book.as_of.date()
    gross, at = np.abs(chain.gex), days[chain.position.series]
    same_day = today if today in days else None
    following = min((day for day in days if day > today), default=None)
    monthly = min((day for day in days if calendar.is_monthly(day)), default=None)
    return [(metric, "", None if day is None else np.sum(gross[at == day]) / np.sum(gross))
            for metric, day in (("share_zero_dte", same_day), ("share_next", following), ("share_monthly", monthly))]


def forward_gex(chain):
    series, p, spot = list(chain.series.values()), chain.position, chain.spot
    days = np.array([one.day for one in series])
    rows = []
    for day in sorted(set(days))[:ROLLED_DATES]:
        left = days[p.series] > day
        moment = max(one.settlement for one in series if one.day == day)
        later = np.array([max(calendar.LEAST, calendar.seconds_between(moment, one.settlement)) / calendar.YEAR
                          for one in series])
        then = chosen(changed(p, years=later[p.series]), left)
        rows += [("forward_gex_now", day, np.sum(chain.gex[left])), ("forward_gex_then", day, net_at(then, spot)),
                 ("forward_gex_flip", day, nearest(flips(then, spot), spot))]
    return rows


# robustness

def side(flip, spot):
    return None if flip is None else bool(flip > spot)


def robustness(chain, evaluate):
    p, spot = chain.position, chain.spot
    default = chain.convention
    net, flip_side = np.sum(chain.gex), side(nearest(flips(p, spot), spot), spot)
    alternatives = {
        "NO_CARRY": evaluate(chain.book, default._replace(rate=0., dividend=0., forward="CURVE")),
        "CALENDAR_DAYS": evaluate(chain.book, default._replace(day_count="CALENDAR_DAYS_365")),
        "VOLATILITY_UP": p.sigma + .01, "VOLATILITY_DOWN": np.maximum(.005, p.sigma - .01),
        "VOLUME_WEIGHTS": evaluate(chain.book, default._replace(weights="VOLUME")),
        "VENDOR_GAMMAS": evaluate(chain.book, default._replace(gamma="VENDOR"))}
    rows = []
    for label, other in alternatives.items():
        shifted = isinstance(other, np.ndarray)
        position = changed(p, sigma=other) if shifted else other.position
        value = net_at(position, spot) if shifted else np.sum(other.gex)
        rows += [("robust_net", label, value), ("robust_sign", label, np.sign(value) == np.sign(net))]
        if label != "VENDOR_GAMMAS":
            rows.append(("robust_side", label, side(nearest(flips(position, spot), spot), spot) == flip_side))
    return rows


def full(chain, evaluate):
    return [*sums(chain), *expiries(chain), *levels(chain), *pin(chain), *hedging(chain), *ratios(chain),
            *shares(chain), *forward_gex(chain), *robustness(chain, evaluate)]
