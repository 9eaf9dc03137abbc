package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.curve.RateCurve;
import io.dealerflow.quant.time.DayCount;

/**
 * The assumptions under which a book is analysed; every result names them.
 *
 * @param rates         interest by time to expiry
 * @param dividendYield continuously compounded, fraction per year, of the curve
 * @param nearFlip      distance to the flip, fraction of spot, up to which the regime is called near
 */
public record Convention(
        DayCount dayCount,
        DealerConvention dealer,
        Weight weight,
        GammaSource gamma,
        ForwardRule forward,
        RateCurve rates,
        double dividendYield,
        VolatilityRule iv,
        SmileRule smile,
        ExpiredRule expired,
        VolatilityDynamics dynamics,
        double nearFlip) {
    /** The default convention. */
    public static final Convention DEFAULT = new Convention(
            DayCount.ACT_SECONDS_365,
            DealerConvention.CALLS_LONG_PUTS_SHORT,
            Weight.OPEN_INTEREST,
            GammaSource.MODEL,
            ForwardRule.PARITY,
            RateCurve.flat(0.043),
            0.015,
            VolatilityRule.FALLBACK,
            SmileRule.NONE,
            ExpiredRule.DROP,
            VolatilityDynamics.STICKY_STRIKE,
            0.01);

    /** Throws {@link IllegalArgumentException} for a number out of its range and for assumptions that exclude each other. */
    public Convention {
        Require.finite(dividendYield, "dividendYield");
        Require.notNegative(nearFlip, "nearFlip");
        if (expired == ExpiredRule.KEEP && gamma != GammaSource.VENDOR) {
            throw new IllegalArgumentException("expired contracts can be kept with vendor gammas only");
        }
    }

    /** Whether the convention needs a smile for every expiry. */
    boolean needsSmiles() {
        boolean wanted = smile == SmileRule.OTM || dynamics == VolatilityDynamics.STICKY_MONEYNESS;
        return wanted && gamma == GammaSource.MODEL;
    }

    /** Interest up to an expiry, fraction per year, continuously compounded. */
    public double rate(double years) {
        return rates.zeroRate(years);
    }

    /** Cost of carry on the curve up to an expiry, fraction per year. */
    public double curveCarry(double years) {
        return rate(years) - dividendYield;
    }

    /** Starts from this convention; the builder keeps what is not set. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes single assumptions of a convention. */
    public static final class Builder {
        private DayCount dayCount;
        private DealerConvention dealer;
        private Weight weight;
        private GammaSource gamma;
        private ForwardRule forward;
        private RateCurve rates;
        private double dividendYield;
        private VolatilityRule iv;
        private SmileRule smile;
        private ExpiredRule expired;
        private VolatilityDynamics dynamics;
        private double nearFlip;

        private Builder(Convention from) {
            dayCount = from.dayCount;
            dealer = from.dealer;
            weight = from.weight;
            gamma = from.gamma;
            forward = from.forward;
            rates = from.rates;
            dividendYield = from.dividendYield;
            iv = from.iv;
            smile = from.smile;
            expired = from.expired;
            dynamics = from.dynamics;
            nearFlip = from.nearFlip;
        }

        /** How time to expiry is counted. */
        public Builder dayCount(DayCount value) {
            dayCount = value;
            return this;
        }

        /** What dealers are assumed to hold. */
        public Builder dealer(DealerConvention value) {
            dealer = value;
            return this;
        }

        /** The number of contracts of a line. */
        public Builder weight(Weight value) {
            weight = value;
            return this;
        }

        /** Where gamma comes from. */
        public Builder gamma(GammaSource value) {
            gamma = value;
            return this;
        }

        /** Where forwards come from. */
        public Builder forward(ForwardRule value) {
            forward = value;
            return this;
        }

        /** One rate for all expiries, continuously compounded, fraction per year. */
        public Builder rate(double value) {
            return rates(RateCurve.flat(value));
        }

        /** Interest by time to expiry, continuously compounded, fraction per year. */
        public Builder rates(RateCurve value) {
            rates = value;
            return this;
        }

        /** Of the curve, continuously compounded, fraction per year. */
        public Builder dividendYield(double value) {
            dividendYield = value;
            return this;
        }

        /** Which volatilities are taken. */
        public Builder iv(VolatilityRule value) {
            iv = value;
            return this;
        }

        /** Whose volatility a contract is priced with. */
        public Builder smile(SmileRule value) {
            smile = value;
            return this;
        }

        /** What happens to settled contracts. */
        public Builder expired(ExpiredRule value) {
            expired = value;
            return this;
        }

        /** What volatilities do when spot moves. */
        public Builder dynamics(VolatilityDynamics value) {
            dynamics = value;
            return this;
        }

        /** Distance to the flip, fraction of spot, up to which the regime is called near. */
        public Builder nearFlip(double value) {
            nearFlip = value;
            return this;
        }

        /** The convention; assumptions that exclude each other are an {@link IllegalArgumentException}. */
        public Convention build() {
            return new Convention(
                    dayCount,
                    dealer,
                    weight,
                    gamma,
                    forward,
                    rates,
                    dividendYield,
                    iv,
                    smile,
                    expired,
                    dynamics,
                    nearFlip);
        }
    }
}
