package io.dealerflow.quant.chain;

import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.smile.Smile;
import io.dealerflow.quant.smile.SviSmile;
import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.quant.vol.ImpliedVolatility;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A series under a convention: its time, its forward, the volatility of its contracts.
 *
 * @param years       from the book's as-of to settlement; 0 when it has settled
 * @param ownYears    from the series' own observation to settlement; 0 when it has settled
 * @param expired     whether it settled at or before the book's as-of
 * @param dropped     why the whole series is left out, null when it is not
 * @param vendorScale what a vendor's volatility of the series is multiplied by, see {@link #vendorScale(Series)}
 * @param smile       of the out-of-the-money contracts; null when the convention needs none, without a usable volatility, and
 *                    for a series that has settled or is left out
 */
public record SeriesReading(
        Series series,
        double years,
        double ownYears,
        SeriesForward forward,
        boolean expired,
        @Nullable DropReason dropped,
        double vendorScale,
        @Nullable Smile smile,
        Convention convention) {
    /** No contract is priced with less, fraction per year: what lies below is a placeholder. */
    public static final double LEAST_VOLATILITY = 0.005;

    private static final Duration STALE_AFTER = Duration.ofHours(24);
    private static final double MOST_VOLATILITY = 5;

    /** A volatility and where it came from. */
    public record Volatility(double value, VolatilitySource source) {}

    static SeriesReading of(Series series, Book book, Convention convention) {
        SeriesKey key = series.key();
        DayCount dayCount = convention.dayCount();
        boolean expired = dayCount.isExpired(book.asOf(), key.expiry(), key.settlement());
        double years = expired ? 0 : dayCount.years(book.asOf(), key.expiry(), key.settlement());
        double ownYears = expired ? 0 : dayCount.years(series.observation().at(), key.expiry(), key.settlement());
        SeriesForward forward = expired
                ? new SeriesForward(ForwardSource.CURVE, book.spot(), convention.curveCarry(years), 0)
                : SeriesForward.of(series, book.spot(), years, ownYears, convention);
        DropReason dropped = dropReason(series, book, expired, convention);
        SeriesReading bare = new SeriesReading(
                series, years, ownYears, forward, expired, dropped, vendorScale(series), null, convention);
        return convention.needsSmiles() ? bare.withSmile() : bare;
    }

    private static @Nullable DropReason dropReason(Series series, Book book, boolean expired, Convention convention) {
        if (!series.isDeliverableKnown()) {
            return DropReason.ADJUSTED;
        }
        if (expired && convention.expired() == ExpiredRule.DROP) {
            return DropReason.EXPIRED;
        }
        Duration age = Duration.between(series.observation().at(), book.asOf());
        return age.compareTo(STALE_AFTER) > 0 ? DropReason.STALE : null;
    }

    /** Interest up to settlement, fraction per year. */
    public double rate() {
        return convention.rate(years);
    }

    /** The dividend yield that goes with the series' forward: {@code q = r - b}. */
    public double dividendYield() {
        return rate() - forward.carry();
    }

    /** The volatility a contract is priced with, null when no source has one between 0.005 and 5. */
    public @Nullable Volatility volatility(int contract) {
        if (convention.smile() == SmileRule.OTM) {
            Volatility fitted = fromSmile(contract);
            if (fitted != null) {
                return fitted;
            }
            int outOfTheMoney = outOfTheMoney(series.rungOf(contract));
            Volatility shared = outOfTheMoney == Series.NONE ? null : ownVolatility(outOfTheMoney);
            if (shared != null || outOfTheMoney == contract) {
                return shared;
            }
        }
        return ownVolatility(contract);
    }

    /** The put below the forward, the call at or above it; {@link Series#NONE} when it is not listed. */
    public int outOfTheMoney(int rung) {
        return series.at(rung, series.rungStrike(rung) < forward.forward() ? Right.PUT : Right.CALL);
    }

    /** The smile of the out-of-the-money contracts, fitted now unless the convention already needed it. */
    public Optional<Smile> outOfTheMoneySmile() {
        if (smile != null || expired || dropped != null) {
            return Optional.ofNullable(smile);
        }
        return SmilePoints.smile(this);
    }

    /** {@code ln(K/F)} of a strike. */
    public double logMoneyness(double strike) {
        return Math.log(strike / forward.forward());
    }

    private SeriesReading withSmile() {
        Smile fitted = outOfTheMoneySmile().orElse(null);
        return new SeriesReading(series, years, ownYears, forward, expired, dropped, vendorScale, fitted, convention);
    }

    /** Null unless a fit gives the strike a usable volatility. */
    private @Nullable Volatility fromSmile(int contract) {
        if (smile instanceof SviSmile) {
            double value = smile.volatility(logMoneyness(series.strike(contract)));
            return usable(value) ? new Volatility(value, VolatilitySource.SMILE) : null;
        }
        return null;
    }

    /** From the vendor or the quote, whatever the smile rule; null when no source has one between 0.005 and 5. */
    @Nullable
    Volatility ownVolatility(int contract) {
        if (usable(series.vendorIv(contract))) {
            return new Volatility(vendorVolatility(contract), VolatilitySource.VENDOR);
        }
        if (convention.iv() == VolatilityRule.VENDOR) {
            return null;
        }
        int other = series.at(series.rungOf(contract), series.right(contract).other());
        if (other != Series.NONE && usable(series.vendorIv(other))) {
            return new Volatility(vendorVolatility(other), VolatilitySource.OTHER_SIDE);
        }
        return implied(contract);
    }

    /**
     * What turns the vendor's volatility into one over the remaining time. Where the exchange is closed on the expiry date the series
     * settles with the session before, but the vendor spreads the same variance over the time up to that date:
     * {@code σ = σ_vendor·√(T_vendor / T)}, both in calendar time from the series' own observation. 1 elsewhere.
     */
    private static double vendorScale(Series series) {
        SeriesKey key = series.key();
        Instant at = series.observation().at();
        boolean sameTime = ExchangeCalendar.usOptions().isSession(key.expiry());
        if (sameTime || DayCount.ACT_SECONDS_365.isExpired(at, key.expiry(), key.settlement())) {
            return 1;
        }
        double left = DayCount.ACT_SECONDS_365.years(at, key.expiry(), key.settlement());
        double listed = DayCount.ACT_SECONDS_365.yearsToListedDate(at, key.expiry(), key.settlement());
        return Math.sqrt(listed / left);
    }

    private double vendorVolatility(int contract) {
        return series.vendorIv(contract) * vendorScale;
    }

    /** From the mid, at the time, spot and forward of the series' own observation. */
    private @Nullable Volatility implied(int contract) {
        if (expired || !series.isTwoSided(contract)) {
            return null;
        }
        double undiscounted = series.mid(contract) * Math.exp(convention.rate(ownYears) * ownYears);
        double ownForward = series.observation().spot() * Math.exp(forward.carry() * ownYears);
        ImpliedVolatility outcome = ImpliedVolatility.of(new ImpliedVolatility.Quote(
                series.right(contract), series.strike(contract), undiscounted, ownForward, ownYears));
        return switch (outcome) {
            case ImpliedVolatility.Solved(double value)
            when usable(value) -> new Volatility(value, VolatilitySource.IMPLIED);
            case ImpliedVolatility.Solved solved -> null;
            case ImpliedVolatility.Unsolved unsolved -> null;
        };
    }

    private static boolean usable(double volatility) {
        return volatility >= LEAST_VOLATILITY && volatility <= MOST_VOLATILITY;
    }
}
