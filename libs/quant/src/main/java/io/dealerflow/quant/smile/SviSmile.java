package io.dealerflow.quant.smile;

import io.dealerflow.quant.Require;

/**
 * A smile fitted by SVI. Total variance is always positive; the flag tells whether it is free of arbitrage.
 *
 * @param svi           total variance, above 0 at every strike
 * @param years         to settlement, {@code > 0}
 * @param error         of the fit
 * @param arbitrageFree whether {@link Svi#isArbitrageFree} holds over the observed strikes: no butterfly arbitrage there nor far to
 *     both sides, no wing beyond Lee's bound; false where the fit could not be freed of it. Arbitrage between expiries is not tested
 * @param lowest        log-moneyness of the lowest strike observed
 * @param highest       log-moneyness of the highest strike observed
 */
public record SviSmile(Svi svi, double years, FitError error, boolean arbitrageFree, double lowest, double highest)
        implements Smile {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public SviSmile {
        Require.positive(years, "years");
        Require.positive(svi.leastVariance(), "least total variance");
    }

    @Override
    public double volatility(double k) {
        return Math.sqrt(svi.totalVariance(k) / years);
    }

    @Override
    public double slope(double k) {
        return svi.slope(k) / (2 * years * volatility(k));
    }
}
