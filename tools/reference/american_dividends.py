"""American option prices, deltas and gammas with cash dividends, written as CSV to stdout.

QuantLib's finite differences with the escrowed dividend model: the spot less the dividends to come diffuses, exercise pays
on the spot. Its early exercise is first order in the time step, so each figure is extrapolated from two numbers of steps;
the "apart" columns say how far that moves when time and space are resolved twice as finely.

A call without yield and with one dividend is exercised just before the ex-date or not at all (R. Roll, 1977): an integral
over the spot then, by mpmath. Those rows have dates too near to today or to expiry for finite differences; apart is 0.
"""

import csv
import itertools
import random
import sys

import QuantLib as ql
from mpmath import mp, mpf

import american

DAY_COUNT = ql.Actual365Fixed()
STEPS = 600
NODES = 1000

# (right, strike, spot, yield, rate, days, volatility, ((days to ex-date, amount), ...))
NAMED = [
    ("CALL", 90, 100, 0, 0.05, 91, 0.2, ((85, 2),)),
    ("CALL", 100, 100, 0, 0.05, 91, 0.2, ((60, 3),)),
    ("CALL", 80, 100, 0, 0.03, 91, 0.25, ((60, 2),)),
    ("PUT", 110, 100, 0, 0.05, 91, 0.15, ((85, 2),)),
    ("PUT", 110, 100, 0, 0.05, 182, 0.15, ((20, 2), (111, 2))),
    ("PUT", 100, 50, 0, 0.05, 365, 0.2, ((36, 5),)),
    ("PUT", 100, 100, 0, 0.05, 180, 0.4, ((179, 1),)),
    ("CALL", 100, 100, 0, 0.05, 180, 0.4, ((179, 1),)),
    ("CALL", 100, 100, 0, 0.05, 180, 0.2, ((1, 1.5),)),
    ("PUT", 100, 100, 0, 0.05, 180, 0.2, ((1, 1.5),)),
    ("CALL", 100, 100, 0, 0, 180, 0.2, ((90, 1.5),)),
    ("PUT", 100, 100, 0, 0, 180, 0.2, ((90, 1.5),)),
    ("CALL", 60, 100, 0, 0.05, 365, 0.2, ((80, 1), (171, 1), (262, 1), (353, 1))),
    ("PUT", 150, 100, 0, 0.05, 365, 0.2, ((80, 1), (171, 1), (262, 1), (353, 1))),
]

QUARTERLY = ((30, 0.8), (121, 0.8), (212, 0.8), (303, 0.8))
CORNERS = [
    (right, strike, 100, dividend_yield, rate, 330, volatility, dividends)
    for right, strike, (rate, dividend_yield), volatility, dividends in itertools.product(
        ("CALL", "PUT"),
        (80, 100, 120),
        ((0.04, 0), (0.03, 0.05), (-0.01, 0), (0.05, -0.02)),
        (0.12, 0.6),
        (QUARTERLY, ((200, 4),)),
    )
]

HOUR = 1 / 24
# Ex-dates close to expiry, where QuantLib takes whole units of time: see unit().
LATE = [
    ("CALL", 100, spot, dividend_yield, 0.04, days, volatility, ((days - gap, 1.5),))
    for spot, dividend_yield, (days, volatility), gap in itertools.product(
        (95, 106), (0, 0.02), ((28, 0.3), (91, 0.4)), (HOUR, 6.5 * HOUR, 1, 3)
    )
]

# One dividend, no yield: at expiry, close to it, and close to today, about the spot from which exercise pays.
INTEGRALS = [
    ("CALL", 100, spot, 0, 0.05, days, volatility, ((days - gap, amount),))
    for (days, volatility), gap, (spot, amount) in itertools.product(
        ((7, 0.3), (91, 0.4), (365, 0.4), (730, 0.7)),
        (0, HOUR, 6.5 * HOUR, 1, 3),
        ((88, 1.5), (98.9, 0.4), (104, 4)),
    )
] + [
    ("CALL", 100, spot, 0, 0.05, days, volatility, ((ex_date, 1.5),))
    for (days, volatility), ex_date, spot in itertools.product(
        ((11, 0.36), (91, 0.2), (91, 0.35), (365, 0.2)),
        (1e-5, HOUR, 6.5 * HOUR, 1, 5),
        (100.1, 102.136, 104.4, 107.7, 115.2),
    )
]


def drawn(count, seed=19770801):
    """Listed-option-like contracts: a week to two years, one to four dividends."""
    source = random.Random(seed)
    for _ in range(count):
        days = round(7 * 104 ** source.random())
        volatility = round(0.08 * 10 ** source.random(), 4)
        width = 2 * volatility * (days / 365) ** 0.5
        strike = round(100 * 2.718281828 ** source.uniform(-width, width), 2)
        rate = round(source.choice((0.0, source.uniform(-0.01, 0.08))), 4)
        dividend_yield = round(source.choice((0.0, 0.0, source.uniform(-0.02, 0.05))), 4)
        dates = sorted(source.sample(range(1, days), min(source.randint(1, 4), days - 1)))
        dividends = tuple((date, round(source.uniform(0.1, 3), 2)) for date in dates)
        yield source.choice(("CALL", "PUT")), strike, 100, dividend_yield, rate, days, volatility, dividends


def unit(contract):
    """The same contract in a unit of time in which every date is whole, as QuantLib knows only days."""
    right, strike, spot, dividend_yield, rate, days, volatility, dividends = contract
    dates = (days, *(date for date, _ in dividends))
    parts = next(n for n in (1, 24, 48) if all(abs(date * n - round(date * n)) < 1e-6 for date in dates))
    whole = tuple((round(date * parts), amount) for date, amount in dividends)
    return (right, strike, spot, dividend_yield / parts, rate / parts, round(days * parts), volatility / parts**0.5, whole)


def solved(contract, steps, nodes):
    *plain, dividends = unit(contract)
    process, option = american.process_and_option(plain, DAY_COUNT)
    schedule = ql.DividendVector([american.TODAY + date for date, _ in dividends], [amount for _, amount in dividends])
    option.setPricingEngine(
        ql.FdBlackScholesVanillaEngine(
            process, schedule, steps, nodes, 4, ql.FdmSchemeDesc.Douglas(), False, -1.0,
            ql.FdBlackScholesVanillaEngine.Escrowed,
        )
    )
    return option.NPV(), option.delta(), option.gamma()


def extrapolated(contract, steps, nodes):
    once = solved(contract, steps, nodes)
    twice = solved(contract, 2 * steps, nodes)
    return [2 * fine - coarse for fine, coarse in zip(twice, once)]


def integrated(contract):
    """The European call plus the integral of what exercise gains just before the ex-date, and two derivatives by the spot."""
    _, strike, spot, _, rate, days, volatility, ((date, amount),) = contract
    mp.dps = 30
    years, ex_date = mpf(days) / 365, mpf(date) / 365
    escrowed = spot - amount * mp.exp(-rate * ex_date)
    left = max(mpf(0), years - ex_date)

    def european(sign, start, time):
        if time < mpf(10) ** -12:
            return max(mpf(0), sign * (start - strike)), None, None
        total = volatility * mp.sqrt(time)
        d1 = (mp.log(start / strike) + rate * time) / total + total / 2
        discounted = strike * mp.exp(-rate * time)
        price = sign * (start * mp.ncdf(sign * d1) - discounted * mp.ncdf(sign * (d1 - total)))
        return price, sign * mp.ncdf(sign * d1), mp.npdf(d1) / (start * total)

    def gain(log_spot):
        return amount - strike * (1 - mp.exp(-rate * left)) - european(-1, mp.exp(log_spot), left)[0]

    price, delta, gamma = european(1, mpf(escrowed), years)
    total = volatility * mp.sqrt(ex_date)
    mean = mp.log(escrowed) + rate * ex_date - total**2 / 2
    low, high = mp.log(strike) - 20, mp.log(strike) + 20
    if gain(high) <= 0:
        return price, delta, gamma
    for _ in range(90):
        middle = (low + high) / 2
        low, high = (low, middle) if gain(middle) > 0 else (middle, high)
    last, bend = mean + 12 * total, volatility * mp.sqrt(left)
    corners = {mean + k * total for k in range(-12, 13, 3)} | {mp.log(strike) + k * bend for k in range(-9, 10, 3)}
    places = [high, *sorted(x for x in corners if high < x < last), last]
    if high < mean - 12 * total:
        places = [x for x in places if x >= mean - 12 * total]
    if high >= last:
        return price, delta, gamma

    def moment(weight):
        def integrand(x):
            u = (x - mean) / total
            return weight(u) * mp.npdf(u) / total * gain(x)

        return mp.exp(-rate * ex_date) * mp.quad(integrand, places, maxdegree=5)

    slope = moment(lambda u: u / total)
    bent = moment(lambda u: (u * u - 1) / total**2)
    return price + moment(lambda u: 1), delta + slope / escrowed, gamma + (bent - slope) / escrowed**2


def write(writer, contract, figures, apart):
    dividends = " ".join(f"{days:.12g}:{amount}" for days, amount in contract[-1])
    writer.writerow([*contract[:-1], dividends, *(f"{x:.10g}" for x in figures), *(f"{x:.1e}" for x in apart)])


def main():
    ql.Settings.instance().evaluationDate = american.TODAY
    print(f"# QuantLib {ql.__version__}, FdBlackScholesVanillaEngine, escrowed; tools/reference/american_dividends.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["right", "strike", "spot", "yield", "rate", "days365", "volatility", "dividends",
                     "price", "delta", "gamma", "price apart", "delta apart", "gamma apart"])
    for contract in itertools.chain(NAMED, CORNERS, drawn(60), LATE):
        coarse = extrapolated(contract, STEPS, NODES)
        fine = extrapolated(contract, 2 * STEPS, 2 * NODES)
        write(writer, contract, fine, [abs(a - b) for a, b in zip(fine, coarse)])
    for contract in INTEGRALS:
        write(writer, contract, [float(value) for value in integrated(contract)], [0, 0, 0])


if __name__ == "__main__":
    main()
