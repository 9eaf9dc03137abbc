package io.dealerflow.quant.chain;

import io.dealerflow.quant.chain.SeriesReading.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A book read under a convention: every contract is used or dropped with a reason, the used ones in columns.
 *
 * @param readings of all series, in the book's order, dropped ones included
 */
public record PreparedBook(
        Book book, Convention convention, List<SeriesReading> readings, Positions positions, BookQuality quality) {
    public PreparedBook {
        readings = List.copyOf(readings);
    }

    /** Why a book cannot be read under a convention. */
    public enum Refusal {
        /** {@link DealerConvention#SIGNED_FLOW} was asked for and no contract of the book has signed flow. */
        NO_SIGNED_FLOW
    }

    /** Empty when {@link #of} will read the book. */
    public static Optional<Refusal> refusal(Book book, Convention convention) {
        boolean unsigned = convention.dealer() == DealerConvention.SIGNED_FLOW
                && book.series().stream().noneMatch(DealerContracts::hasSignedFlow);
        return unsigned ? Optional.of(Refusal.NO_SIGNED_FLOW) : Optional.empty();
    }

    /** Reads every series of the book; throws {@link IllegalArgumentException} where there is a {@link #refusal}. */
    public static PreparedBook of(Book book, Convention convention) {
        refusal(book, convention).ifPresent(refusal -> {
            throw new IllegalArgumentException(
                    convention.dealer() + " cannot be applied to " + book.underlying() + ": " + refusal);
        });
        List<SeriesReading> readings = new ArrayList<>(book.series().size());
        int contracts = 0;
        for (Series series : book.series()) {
            readings.add(SeriesReading.of(series, book, convention));
            contracts += series.size();
        }
        Positions positions = new Positions(contracts);
        BookQuality.Counter counter = new BookQuality.Counter();
        for (int i = 0; i < readings.size(); i++) {
            read(i, readings.get(i), positions, counter);
        }
        return new PreparedBook(book, convention, readings, positions.trimmed(), counter.counted());
    }

    /** The readings that count: neither adjusted, nor expired (unless kept), nor stale. */
    public List<SeriesReading> live() {
        return readings.stream().filter(reading -> reading.dropped() == null).toList();
    }

    /**
     * The same book with every volatility shifted, finite, fraction per year (0.01 = one point); none falls below
     * {@link SeriesReading#LEAST_VOLATILITY}. A book under vendor gammas has none to shift: {@link IllegalStateException}.
     */
    public PreparedBook withVolatilityShift(double shift) {
        if (convention.gamma() == GammaSource.VENDOR) {
            throw new IllegalStateException(
                    "under vendor gammas " + book.underlying() + " has no volatilities to shift");
        }
        return new PreparedBook(book, convention, readings, positions.withVolatilityShift(shift), quality);
    }

    private static void read(int index, SeriesReading reading, Positions positions, BookQuality.Counter counter) {
        Series series = reading.series();
        DropReason whole = reading.dropped();
        if (whole != null) {
            counter.drop(whole, series.size());
            return;
        }
        for (int contract = 0; contract < series.size(); contract++) {
            DropReason uncounted = DealerContracts.uncounted(series, contract, reading.convention());
            if (uncounted != null) {
                counter.drop(uncounted, 1);
            } else if (reading.convention().gamma() == GammaSource.VENDOR) {
                readWithVendorGamma(index, reading, contract, positions, counter);
            } else {
                readWithVolatility(index, reading, contract, positions, counter);
            }
        }
    }

    private static void readWithVendorGamma(
            int index, SeriesReading reading, int contract, Positions positions, BookQuality.Counter counter) {
        if (!reading.series().hasVendorGamma(contract)) {
            counter.drop(DropReason.NO_VENDOR_GAMMA, 1);
            return;
        }
        counter.use();
        positions.add(reading.series(), new Positions.Entry(index, contract, 0, signedUnits(reading, contract)));
    }

    private static void readWithVolatility(
            int index, SeriesReading reading, int contract, Positions positions, BookQuality.Counter counter) {
        @Nullable Volatility volatility = reading.volatility(contract);
        if (volatility == null) {
            counter.drop(DropReason.NO_IV, 1);
            return;
        }
        counter.use(volatility.source());
        positions.add(
                reading.series(),
                new Positions.Entry(index, contract, volatility.value(), signedUnits(reading, contract)));
    }

    private static double signedUnits(SeriesReading reading, int contract) {
        Series series = reading.series();
        return DealerContracts.held(series, contract, reading.convention()) * series.multiplier();
    }
}
