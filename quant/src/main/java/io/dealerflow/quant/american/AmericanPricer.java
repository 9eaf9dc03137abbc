package io.dealerflow.quant.american;

import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanPrice.Reason;
import io.dealerflow.quant.american.AmericanPrice.Unpriced;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;

/**
 * Prices American options under a lognormal spot with continuous yield, by the exercise boundary of Andersen, Lake and
 * Offengenden (2016): European price plus early exercise premium. Negative rates and yields are priced wherever there is
 * one exercise boundary or none.
 *
 * <p>An instance is the workspace of one thread; it takes some milliseconds to make, so keep it. A price allocates small
 * records for arguments and results and nothing else.
 */
public final class AmericanPricer {
    private final Workspace usual;
    private final Workspace hard;
    private final VolatilitySearch search;

    /** {@link Scheme#DEFAULT}, and {@link Scheme#TIGHT} where that is too coarse: at extreme volatilities and rates. */
    public AmericanPricer() {
        usual = new Workspace(Scheme.DEFAULT);
        hard = new Workspace(Scheme.TIGHT);
        search = new VolatilitySearch(this);
    }

    /** The same scheme throughout. */
    public AmericanPricer(Scheme scheme) {
        usual = new Workspace(scheme);
        hard = usual;
        search = new VolatilitySearch(this);
    }

    /** Price in units of the underlying: at least the European price, at least what exercise pays. */
    public AmericanPrice price(AmericanOption option, Market market) {
        PutTerms terms = PutTerms.of(option, market);
        if (terms.hasTwoBoundaries()) {
            return new Unpriced(Reason.TWO_BOUNDARIES);
        }
        double european = BlackScholesMerton.price(option.european(), market);
        if (terms.neverExercised()) {
            return new Priced(european, Exercise.NEVER);
        }
        double intrinsic = option.intrinsic(market.spot());
        double logSpot = logSpot(option, market);
        Workspace work = workspace(terms);
        work.boundary.solve(terms);
        if (logSpot <= work.boundary.logToday()) {
            return new Priced(intrinsic, Exercise.IMMEDIATE);
        }
        work.premium.evaluate(terms, work.boundary, logSpot);
        double price = european + scale(option, market) * work.premium.value();
        return Double.isFinite(price)
                ? new Priced(Math.max(price, Math.max(european, intrinsic)), Exercise.EARLY)
                : new Unpriced(Reason.NO_CONVERGENCE);
    }

    /** Price with dividends in money; see {@link CashDividends} for the model. */
    public AmericanPrice price(AmericanOption option, Market market, CashDividends dividends) {
        double escrow = dividends.presentValue(option.yearsToExpiry(), market.rate());
        if (escrow >= market.spot()) {
            return new Unpriced(Reason.DIVIDENDS_EXCEED_SPOT);
        }
        AmericanPrice price = price(option, less(market, escrow));
        double intrinsic = option.intrinsic(market.spot());
        boolean exercised = price instanceof Priced priced && priced.price() < intrinsic;
        return exercised ? new Priced(intrinsic, Exercise.IMMEDIATE) : price;
    }

    /**
     * Price and sensitivities. Delta and gamma are derivatives of the boundary formula, theta follows from them by the
     * Black–Scholes equation; vega and rho are the European ones plus central differences of the premium.
     */
    public AmericanGreeks greeks(AmericanOption option, Market market) {
        return switch (price(option, market)) {
            case Unpriced unpriced -> new AmericanGreeks.Unknown(unpriced.reason());
            case Priced priced ->
                switch (priced.exercise()) {
                    case NEVER -> Sensitivities.european(option, market);
                    case IMMEDIATE -> Sensitivities.exercised(option, priced.price());
                    case EARLY -> {
                        Workspace work = workspace(PutTerms.of(option, market));
                        yield new Sensitivities(work).of(option, market, priced.price());
                    }
                };
        };
    }

    /**
     * Price and sensitivities with dividends in money. Theta and rho count that the dividends' present value grows with
     * time and falls with the rate.
     */
    public AmericanGreeks greeks(AmericanOption option, Market market, CashDividends dividends) {
        double years = option.yearsToExpiry();
        double escrow = dividends.presentValue(years, market.rate());
        return switch (price(option, market, dividends)) {
            case Unpriced unpriced -> new AmericanGreeks.Unknown(unpriced.reason());
            case Priced priced
            when priced.exercise() == Exercise.IMMEDIATE -> Sensitivities.exercised(option, priced.price());
            case Priced _ -> {
                AmericanGreeks greeks = greeks(option, less(market, escrow));
                yield Sensitivities.escrowed(
                        greeks, market.rate() * escrow, dividends.rateSensitivity(years, market.rate()));
            }
        };
    }

    /** The volatility at which {@link #price(AmericanOption, Market)} gives the quoted price. */
    public AmericanVolatility impliedVolatility(AmericanVolatility.Quote quote, Market market) {
        return search.find(quote, market);
    }

    /** Implied volatility with dividends in money: that of the spot without them, as in {@link CashDividends}. */
    public AmericanVolatility impliedVolatility(
            AmericanVolatility.Quote quote, Market market, CashDividends dividends) {
        double escrow = dividends.presentValue(quote.yearsToExpiry(), market.rate());
        return escrow >= market.spot()
                ? new AmericanVolatility.Unsolved(AmericanVolatility.Reason.DIVIDENDS_EXCEED_SPOT)
                : search.find(quote, less(market, escrow));
    }

    private Workspace workspace(PutTerms terms) {
        return terms.isHard() ? hard : usual;
    }

    private static Market less(Market market, double escrow) {
        return new Market(market.spot() - escrow, market.rate(), market.dividendYield());
    }

    /** What the put with strike 1 is multiplied by. */
    static double scale(AmericanOption option, Market market) {
        return option.right() == Right.PUT ? option.strike() : market.spot();
    }

    /** Logarithm of spot over strike of the put with strike 1. */
    static double logSpot(AmericanOption option, Market market) {
        return -option.right().sign() * Math.log(market.spot() / option.strike());
    }
}
