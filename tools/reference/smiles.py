"""Variance, density and 25-delta measures of known smiles to 18 digits, written to stdout for the tests that quote them.

No formula of a derivative is used: each is taken numerically in 60-digit arithmetic. The parameters are the decimals themselves.
"""

import mpmath
from mpmath import mp, mpf

mp.dps = 60
DIGITS = 18
# Raw SVI: a, b, rho, m, sigma (Gatheral and Jacquier 2014); the first is Axel Vogt's.
VOGT = tuple(map(mpf, ("-0.0410", "0.1331", "0.3060", "0.3586", "0.4153")))
SKEWED = tuple(map(mpf, ("0.004", "0.08", "-0.45", "0.02", "0.12")))
YEARS = mpf("0.25")


def total_variance(svi, k):
    a, b, rho, m, sigma = svi
    return a + b * (rho * (k - m) + mpmath.sqrt((k - m) ** 2 + sigma**2))


def density(svi, k):
    """Gatheral's g: the risk-neutral density over the normal one, negative where a butterfly costs less than nothing."""
    w, slope, bend = (mpmath.diff(lambda x: total_variance(svi, x), k, n) for n in range(3))
    return (1 - k * slope / (2 * w)) ** 2 - slope**2 / 4 * (1 / w + mpf(1) / 4) + bend / 2


def volatility(k):
    return mpmath.sqrt(total_variance(SKEWED, k) / YEARS)


def call_delta(k):
    """Forward delta of a call at log-moneyness k."""
    total = mpmath.sqrt(total_variance(SKEWED, k))
    return mpmath.ncdf(total / 2 - k / total)


def show(name, *values):
    print(name, *(mpmath.nstr(value, DIGITS) for value in values))


def main():
    print("SviTest: k, variance, slope, curvature, density")
    for text in ("-0.3", "-0.1", "0", "0.05", "0.2"):
        k = mpf(text)
        derivatives = (mpmath.diff(lambda x: total_variance(SKEWED, x), k, n) for n in range(3))
        show(text, *derivatives, density(SKEWED, k))
    print("SviTest, Vogt's smile: k, density")
    for text in ("-0.5", "0", "0.5", "0.8", "1.2"):
        show(text, density(VOGT, mpf(text)))
    print("SkewTest")
    call = mpmath.findroot(lambda k: call_delta(k) - mpf(1) / 4, mpf("0.1"))
    put = mpmath.findroot(lambda k: call_delta(k) - mpf(3) / 4, mpf("-0.1"))
    show("moneyness of call and put", call, put)
    show("volatility of call and put", volatility(call), volatility(put))
    show("risk reversal", volatility(call) - volatility(put))
    show("butterfly", (volatility(call) + volatility(put)) / 2 - volatility(mpf(0)))
    show("slope and volatility at the money", mpmath.diff(volatility, 0), volatility(mpf(0)))


if __name__ == "__main__":
    main()
