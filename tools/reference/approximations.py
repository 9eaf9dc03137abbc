"""Coefficients of approximations in quant, written to stdout.

By interpolation in Chebyshev's points, with as many coefficients as leave an error below a double's rounding:

EXP: (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2, within 2e-17 of e^r.
LOG: (2 artanh(s) / s - 2) / s^2 as a polynomial of s^2 for |s| <= 0.2003, within 1e-18 of 2 artanh(s) / s.
MILLS: (z + 4) (1 - N(z)) / (sqrt(2 pi) n(z)) for z >= 0 as a polynomial of t = (z - 4) / (z + 4).

GUESS, by least squares: Bachelier's |h| = |F - K| / (sigma sqrt(T)) by r = sqrt(ln(1 + |F - K| / time value)), divided by r^2, as a ratio of
polynomials of degree 3 and 4 whose constant term below is 1, re-weighted towards equal extremes.
"""

import mpmath
import numpy
from mpmath import mp, mpf

CENTRE = mpf(4)
MILLS_TERMS = 24
EXP_TERMS = 10
LOG_TERMS = 8
LARGEST_SHARE = mpf("0.2003")
DEEPEST = 37
ROUNDS = 3000


def scaled_ratio(t):
    """(z + 4) times Mills' ratio over sqrt(2 pi), at the z of t."""
    z = CENTRE * (1 + t) / (1 - t)
    return (z + CENTRE) * mpmath.exp(z * z / 2) * mpmath.erfc(z / mpmath.sqrt(2)) / 2


def exponential(r):
    """(e^r - 1 - r) / r^2."""
    return sum(r**k / mpmath.factorial(k + 2) for k in range(40))


def area_tangent(square):
    """(2 artanh(s) / s - 2) / s^2 at the s of a square."""
    return sum(2 * square**k / (2 * k + 3) for k in range(45))


def chebyshev(function, terms, low, high):
    """Ascending powers of a polynomial through a function at Chebyshev's points: close to the best there is."""
    points = terms + 8
    middle, half = (low + high) / 2, (high - low) / 2
    angles = [mp.pi * (j + mpf(1) / 2) / points for j in range(points)]
    values = [function(middle + half * mpmath.cos(angle)) for angle in angles]
    weights = [
        mpf(2 if m else 1) / points * sum(v * mpmath.cos(m * a) for v, a in zip(values, angles)) for m in range(terms)
    ]
    basis = [[mpf(1)], [-middle / half, 1 / half]]
    while len(basis) < terms:
        following = [mpf(0)] * (len(basis) + 1)
        for power, c in enumerate(basis[-1]):
            following[power] -= 2 * c * middle / half
            following[power + 1] += 2 * c / half
        for power, c in enumerate(basis[-2]):
            following[power] -= c
        basis.append(following)
    return [float(sum(w * b[k] for w, b in zip(weights, basis) if k < len(b))) for k in range(terms)]


def log_price(h):
    """ln of Bachelier's out-of-the-money price over |F - K|."""
    h = mpf(float(h))
    return float(mpmath.log((mpmath.npdf(h) - h * mpmath.ncdf(-h)) / h))


def guess():
    """Numerator and denominator, ascending powers of r, and the largest relative error."""
    mp.dps = 400
    h = numpy.exp(numpy.linspace(numpy.log(1e-4), numpy.log(DEEPEST), 900))
    r = numpy.sqrt(numpy.logaddexp(0, -numpy.array([log_price(x) for x in h])))
    y = h / r**2
    weight, below, best = numpy.ones(len(r)), numpy.ones(len(r)), (numpy.inf, None)
    for _ in range(ROUNDS):
        columns = [r**k for k in range(4)] + [-y * r**k for k in range(1, 5)]
        scale = weight / below / y
        found = numpy.linalg.lstsq(numpy.array(columns).T * scale[:, None], y * scale, rcond=None)[0]
        below = 1 + sum(found[3 + k] * r**k for k in range(1, 5))
        error = numpy.abs(sum(found[k] * r**k for k in range(4)) / below / y - 1)
        if below.min() > 0 and error.max() < best[0]:
            best = error.max(), found
        weight = numpy.maximum(weight * numpy.clip(error / error.max(), 1e-3, 1) ** 0.1, 1e-6)
        weight /= weight.max()
    return best


def main():
    mp.dps = 60
    half = mpmath.log(2) / 2
    for name, coefficients in (
        ("EXP", chebyshev(exponential, EXP_TERMS, -half, half)),
        ("LOG", chebyshev(area_tangent, LOG_TERMS, mpf(0), LARGEST_SHARE**2)),
        ("MILLS", chebyshev(scaled_ratio, MILLS_TERMS, mpf(-1), mpf(1))),
    ):
        print(name)
        print(",\n".join(repr(c) for c in coefficients))
    error, found = guess()
    print(f"GUESS within {error:.2e}: above", *(f"{c:.8f}" for c in found[:4]))
    print("below 1", *(f"{c:.8f}" for c in found[4:]))


if __name__ == "__main__":
    main()
