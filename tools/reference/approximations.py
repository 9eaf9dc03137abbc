"""Coefficients of two approximations in quant, written to stdout.

MILLS: (z + 4) (1 - N(z)) / (sqrt(2 pi) n(z)) for z >= 0 as a polynomial of t = (z - 4) / (z + 4), by interpolation in
Chebyshev's points; 24 coefficients leave an error below a double's rounding.

GUESS: Bachelier's |h| = |F - K| / (sigma sqrt(T)) by r = sqrt(ln(1 + |F - K| / time value)), divided by r^2, as a ratio of
polynomials of degree 3 and 4 whose constant term below is 1, by least squares re-weighted towards equal extremes.
"""

import mpmath
import numpy
from mpmath import mp, mpf

CENTRE = mpf(4)
TERMS = 24
DEEPEST = 37
ROUNDS = 3000


def scaled_ratio(t):
    """(z + 4) times Mills' ratio over sqrt(2 pi), at the z of t."""
    z = CENTRE * (1 + t) / (1 - t)
    return (z + CENTRE) * mpmath.exp(z * z / 2) * mpmath.erfc(z / mpmath.sqrt(2)) / 2


def mills():
    """Ascending powers of t."""
    mp.dps = 60
    points = TERMS + 8
    angles = [mp.pi * (j + mpf(1) / 2) / points for j in range(points)]
    values = [scaled_ratio(mpmath.cos(angle)) for angle in angles]
    chebyshev = [
        mpf(2 if m else 1) / points * sum(v * mpmath.cos(m * a) for v, a in zip(values, angles)) for m in range(TERMS)
    ]
    basis = [[mpf(1)], [mpf(0), mpf(1)]]
    while len(basis) < TERMS:
        following = [mpf(0)] + [2 * c for c in basis[-1]]
        for power, c in enumerate(basis[-2]):
            following[power] -= c
        basis.append(following)
    return [float(sum(c * b[k] for c, b in zip(chebyshev, basis) if k < len(b))) for k in range(TERMS)]


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
    print("MILLS")
    print(",\n".join(repr(c) for c in mills()))
    error, found = guess()
    print(f"GUESS within {error:.2e}: above", *(f"{c:.8f}" for c in found[:4]))
    print("below 1", *(f"{c:.8f}" for c in found[4:]))


if __name__ == "__main__":
    main()
