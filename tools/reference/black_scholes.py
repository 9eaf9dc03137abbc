"""European option prices in arithmetic of any precision, shared by the generators."""

import mpmath


def price(sign, strike, spot, years, rate, carry, volatility):
    """Discounted; sign is 1 for a call, -1 for a put; carry is rate less yield, 0 for an option on a future."""
    total = volatility * mpmath.sqrt(years)
    d1 = (mpmath.log(spot / strike) + (carry + volatility**2 / 2) * years) / total
    forward_part = spot * mpmath.exp((carry - rate) * years) * mpmath.ncdf(sign * d1)
    strike_part = strike * mpmath.exp(-rate * years) * mpmath.ncdf(sign * (d1 - total))
    return sign * (forward_part - strike_part)
