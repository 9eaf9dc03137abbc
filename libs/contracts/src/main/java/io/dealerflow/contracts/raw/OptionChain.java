package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.length;
import static io.dealerflow.contracts.event.Checks.positive;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One observation of an underlying's option chain, in columns, sorted by series, strike and right. It names the series it
 * covers and replaces earlier observations of those; other series are unaffected.
 *
 * @param source     the data source, for example {@code cboe}
 * @param underlying symbol of the index or stock (SPX, RUT, AAPL), never of an option root
 * @param asOf       instant that the quotes describe
 * @param spot       price of the underlying, dollars or index points, {@code > 0}
 * @param series     the (expiry, root) pairs covered, in the order that {@link Contracts#series()} points into
 * @param spotSource how {@code spot} is known; null in chains older than this field, whose spot is quoted
 */
@RequiredUnlessNullable
public record OptionChain(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String underlying,
        double spot,
        List<Series> series,
        Contracts contracts,
        @Nullable SpotSource spotSource)
        implements Event {
    public static final int VERSION = 1;

    public OptionChain {
        text(eventId, "event_id");
        text(underlying, "underlying");
        positive(spot, "spot");
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("series must not be empty");
        }
        for (int index : contracts.series()) {
            if (index < 0 || index >= series.size()) {
                throw new IllegalArgumentException(
                        "contracts.series points to series " + index + " of " + series.size());
            }
        }
    }

    /** A chain whose spot is quoted. */
    public OptionChain(
            String eventId,
            String source,
            Instant asOf,
            Instant ingestTs,
            int version,
            String underlying,
            double spot,
            List<Series> series,
            Contracts contracts) {
        this(eventId, source, asOf, ingestTs, version, underlying, spot, series, contracts, SpotSource.QUOTED);
    }

    @Override
    public String subject() {
        return underlying;
    }

    @Override
    public String type() {
        return "io.dealerflow.option-chain.v1";
    }

    /**
     * One (expiry, root): SPX and SPXW of one date are two series.
     *
     * @param multiplier dollars per point of one contract
     */
    public record Series(String root, LocalDate expiry, Settlement settlement, double multiplier) {
        public Series {
            text(root, "root");
            positive(multiplier, "multiplier");
        }
    }

    /**
     * Parallel columns, one entry per contract. Prices in dollars per unit of the underlying, vols in fractions, {@code NaN} where
     * the source gave none; zeros are the source's own. Columns are shared, not copied, and must not be modified.
     *
     * @param series       index into {@link OptionChain#series()}
     * @param call         true for a call, false for a put
     * @param strike       {@code > 0}
     * @param iv           the source's implied volatility, as given (0.001 and 12.9 occur)
     * @param gamma        the source's gamma, rounded by most exchanges to four decimals
     * @param openInterest the previous session's settled figure, {@code >= 0}
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Contracts(
            int[] series,
            boolean[] call,
            double[] strike,
            double[] bid,
            double[] ask,
            double[] last,
            double[] iv,
            double[] delta,
            double[] gamma,
            long[] volume,
            long[] openInterest) {
        public Contracts {
            int n = series.length;
            length(call.length, n, "contracts.call");
            length(strike.length, n, "contracts.strike");
            length(bid.length, n, "contracts.bid");
            length(ask.length, n, "contracts.ask");
            length(last.length, n, "contracts.last");
            length(iv.length, n, "contracts.iv");
            length(delta.length, n, "contracts.delta");
            length(gamma.length, n, "contracts.gamma");
            length(volume.length, n, "contracts.volume");
            length(openInterest.length, n, "contracts.open_interest");
            for (int i = 0; i < n; i++) {
                positive(strike[i], "contracts.strike");
                if (volume[i] < 0 || openInterest[i] < 0) {
                    throw new IllegalArgumentException(
                            "contracts.volume and open_interest must be >= 0 in contract " + i);
                }
            }
        }

        public int size() {
            return series.length;
        }
    }
}
