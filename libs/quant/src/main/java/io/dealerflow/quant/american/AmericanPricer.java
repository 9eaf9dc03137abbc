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
 * <p>With cash dividends up to expiry, {@link DividendGrid} takes the place of the boundary; see {@link CashDividends}
 * for the model. A price then takes twenty times as long, sensitivities and an implied volatility some five prices. What
 * follows is for a strike of 100, spots from 50 to 200, up to two years and {@code sigma sqrt(T)} of 1.4.
 *
 * <ul>
 *   <li>Calls without yield and with one dividend: wherever the ex-date falls, at once or on expiry included, the worst of
 *       eight thousand were out of the exact integral by 2e-5, delta by 3e-4 and gamma by 3e-4. The tested rows are within
 *       1e-5, 1e-5 and 2e-5; delta and gamma are worst where the first ex-date is after 1 to 5 % of the time to expiry.
 *   <li>Of made-up contracts with up to eight dividends, yields and puts, half are within 1e-6 of grids six times finer.
 *       The worst of seven thousand were out by 2e-4, delta by 1e-3 and gamma by 0.02, yet for these exceptions:
 *   <li>With the spot within half a deviation of where exercise today is best, the worst were out by 2e-3, delta by 2e-3
 *       and gamma by 0.1: the boundary lies between two nodes.
 *   <li>With two ex-dates within 2 % of the time to expiry of each other, by 6e-4, 3e-4 and 0.03; of one date they are one.
 * </ul>
 *
 * <p>Delta has the sign and the bound, and gamma the sign, that a convex price has. Vega is within 0.01 and rho within 0.05.
 *
 * <p>An instance is the workspace of one thread; it takes some milliseconds to make, so keep it. A price allocates small
 * records for arguments and results and nothing else.
 */
public final class AmericanPricer {
    private final Workspace usual;
    private final Workspace hard;
    private final DividendPricer withDividends = new DividendPricer();
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

    /** Price with cash dividends; those after expiry change nothing. */
    public AmericanPrice price(AmericanOption option, Market market, CashDividends dividends) {
        EscrowedOption escrowed = EscrowedOption.of(option, market, dividends);
        return escrowed.payments().isEmpty() ? price(option, market) : withDividends.price(escrowed);
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
     * Price and sensitivities with cash dividends. Ex-dates draw nearer with passing time; neither dates nor amounts
     * change with the rate.
     */
    public AmericanGreeks greeks(AmericanOption option, Market market, CashDividends dividends) {
        EscrowedOption escrowed = EscrowedOption.of(option, market, dividends);
        return escrowed.payments().isEmpty() ? greeks(option, market) : withDividends.greeks(escrowed);
    }

    /** The volatility at which {@link #price(AmericanOption, Market)} gives the quoted price. */
    public AmericanVolatility impliedVolatility(AmericanVolatility.Quote quote, Market market) {
        return search.find(quote, market);
    }

    /** The volatility of the escrowed spot at which the price with cash dividends is the quoted one. */
    public AmericanVolatility impliedVolatility(
            AmericanVolatility.Quote quote, Market market, CashDividends dividends) {
        EscrowedOption escrowed = EscrowedOption.of(quote.option(1), market, dividends);
        return escrowed.payments().isEmpty() ? search.find(quote, market) : search.find(quote, escrowed, withDividends);
    }

    private Workspace workspace(PutTerms terms) {
        return terms.isHard() ? hard : usual;
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
