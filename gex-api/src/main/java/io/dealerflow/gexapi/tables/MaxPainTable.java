package io.dealerflow.gexapi.tables;

import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.Units;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.exposure.MaxPain;
import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The strike at which the holders of each expiry's options would be paid least. It rests on open interest alone. */
public record MaxPainTable() implements BookTable<MaxPainTable.MaxPains> {
    private static final double PERCENT = 100;

    /** Why an expiry has no max pain. */
    public enum NoMaxPainReason {
        /** No contract of it is open. */
        NO_OPEN_INTEREST
    }

    /** @param maxPain ascending by expiry and root */
    public record MaxPains(List<MaxPainRow> maxPain) {
        public MaxPains {
            maxPain = List.copyOf(maxPain);
        }
    }

    /**
     * One expiry.
     *
     * @param days             years to settlement under the day count · 365
     * @param maxPain          listed strike; null with a {@code reason}
     * @param distance         max pain − spot
     * @param distancePct      percent of spot
     * @param payout           what holders are paid when it settles at max pain, dollars
     * @param callOpenInterest contracts
     * @param putOpenInterest  contracts
     */
    public record MaxPainRow(
            LocalDate expiry,
            String root,
            Settlement settlement,
            double days,
            @Nullable Double maxPain,
            @Nullable NoMaxPainReason reason,
            @Nullable Double distance,
            @Nullable Double distancePct,
            @Nullable Double payout,
            long callOpenInterest,
            long putOpenInterest) {}

    @Override
    public MaxPains of(ChainBook book, Convention convention) {
        PreparedBook prepared = PreparedBook.of(QuantBooks.of(book), convention);
        return new MaxPains(prepared.live().stream()
                .filter(reading -> !reading.expired())
                .map(reading -> row(reading, book.spot()))
                .toList());
    }

    private static MaxPainRow row(SeriesReading reading, double spot) {
        Series series = reading.series();
        SeriesKey key = series.key();
        Double pain = MaxPain.of(series, spot);
        return new MaxPainRow(
                key.expiry(),
                key.root(),
                Settlement.valueOf(key.settlement().name()),
                reading.years() * Units.DAYS_PER_YEAR,
                pain,
                pain == null ? NoMaxPainReason.NO_OPEN_INTEREST : null,
                pain == null ? null : pain - spot,
                pain == null ? null : (pain - spot) / spot * PERCENT,
                pain == null ? null : MaxPain.pains(series)[series.rungNearest(pain)],
                series.openInterest(Right.CALL),
                series.openInterest(Right.PUT));
    }
}
