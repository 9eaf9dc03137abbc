package io.dealerflow.quant.pricing;

import io.dealerflow.quant.Require;

/**
 * Black–Scholes–Merton with a continuous dividend yield. Formulas: E. G. Haug, <i>The Complete Guide to Option Pricing
 * Formulas</i>, 2nd edition, chapter 2; charm and colour are per passing time ({@code -d/dT}).
 *
 * <p>Far from the strike every sensitivity goes to its limit (0, or the discount factor for delta). No result is NaN or
 * infinite: where interest or dividends up to expiry, or the vanishing of {@code sigma sqrt(T)}, carry one beyond the range of
 * doubles, an {@link IllegalArgumentException} names it.
 */
public final class BlackScholesMerton {
    private BlackScholesMerton() {}

    /** Discounted price; its inverse is {@code ImpliedVolatility.of(Premium, Market)}. */
    public static double price(EuropeanOption option, Market market) {
        double carry = market.rate() - market.dividendYield();
        double forward = market.spot() * Math.exp(carry * option.yearsToExpiry());
        double discount = Math.exp(-market.rate() * option.yearsToExpiry());
        return Require.finite(discount * Black.undiscounted(option, forward), "price");
    }

    /** Price and all sensitivities. */
    public static Greeks greeks(EuropeanOption option, Market market) {
        Terms terms = Terms.of(option, market);
        double gamma = terms.gamma();
        double vega = terms.vega();
        return new Greeks(
                price(option, market),
                terms.delta(),
                gamma,
                vega,
                terms.theta(),
                terms.rho(),
                terms.vanna(),
                terms.charm(),
                terms.vomma(),
                terms.speed(),
                terms.zomma(),
                terms.colour(),
                terms.ultima());
    }

    /** The quantities every formula shares. {@code bell} is {@code e^(-qT) n(d1)}, zero far from the strike. */
    private record Terms(EuropeanOption option, Market market, double d1, double d2, double bell) {

        static Terms of(EuropeanOption option, Market market) {
            double total = option.totalVolatility();
            double years = option.yearsToExpiry();
            double carry = market.rate() - market.dividendYield();
            double d2 = (Math.log(market.spot() / option.strike()) + carry * years) / total - 0.5 * total;
            double d1 = d2 + total;
            double bell = Math.exp(-market.dividendYield() * years) * NormalDistribution.density(d1);
            return new Terms(option, market, d1, d2, bell);
        }

        private double years() {
            return option.yearsToExpiry();
        }

        private double sigma() {
            return option.volatility();
        }

        private double carry() {
            return market.rate() - market.dividendYield();
        }

        private double spotDiscount() {
            return Math.exp(-market.dividendYield() * years());
        }

        private double strikeDiscount() {
            return Math.exp(-market.rate() * years());
        }

        /** {@code bell * factor}, and 0 where the bell has vanished though the factor may be infinite. */
        private double timesBell(double factor) {
            return bell == 0 ? 0 : bell * factor;
        }

        double delta() {
            int sign = option.right().sign();
            return sign * spotDiscount() * NormalDistribution.cumulative(sign * d1);
        }

        double gamma() {
            return timesBell(1 / (market.spot() * option.totalVolatility()));
        }

        double vega() {
            return timesBell(market.spot() * Math.sqrt(years()));
        }

        double theta() {
            int sign = option.right().sign();
            double decay = timesBell(-market.spot() * sigma() / (2 * Math.sqrt(years())));
            double financing =
                    market.rate() * option.strike() * strikeDiscount() * NormalDistribution.cumulative(sign * d2);
            return decay - sign * financing + market.dividendYield() * market.spot() * delta();
        }

        double rho() {
            int sign = option.right().sign();
            return sign * option.strike() * years() * strikeDiscount() * NormalDistribution.cumulative(sign * d2);
        }

        double vanna() {
            return timesBell(-d2 / sigma());
        }

        double charm() {
            double total = option.totalVolatility();
            double drift = timesBell((2 * carry() * years() - d2 * total) / (2 * years() * total));
            return market.dividendYield() * delta() - drift;
        }

        double vomma() {
            return timesBell(market.spot() * Math.sqrt(years()) * d1 * d2 / sigma());
        }

        double speed() {
            double total = option.totalVolatility();
            return timesBell(-(1 + d1 / total) / (market.spot() * market.spot() * total));
        }

        double zomma() {
            return timesBell((d1 * d2 - 1) / (sigma() * market.spot() * option.totalVolatility()));
        }

        double colour() {
            double total = option.totalVolatility();
            double bleed = market.dividendYield() + carry() * d1 / total + (1 - d1 * d2) / (2 * years());
            return timesBell(bleed / (market.spot() * total));
        }

        double ultima() {
            double product = d1 * d2;
            double shape = product * (1 - product) + d1 * d1 + d2 * d2;
            return timesBell(-market.spot() * Math.sqrt(years()) * shape / (sigma() * sigma()));
        }
    }
}
