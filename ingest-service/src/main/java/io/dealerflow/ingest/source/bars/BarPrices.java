package io.dealerflow.ingest.source.bars;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.RecordDefect;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of one bar, NaN where the source has none. The close is always there.
 *
 * @param volume {@code >= 0}
 */
public record BarPrices(double open, double high, double low, double close, double volume) {
    private static final double MAX_PRICE = 1e12;
    private static final double MAX_VOLUME = 1e18;
    /** How pandas and Yahoo write that there is no value. */
    private static final Set<String> NONE = Set.of("", "null", "NULL", "N/A", "None");

    /** Values as the file has them; null where it has no such column, blank where the row has none. */
    record Texts(
            @Nullable String open,
            @Nullable String high,
            @Nullable String low,
            @Nullable String close,
            @Nullable String volume) {}

    /** What the file calls them. */
    record Fields(String open, String high, String low, String close, String volume) {}

    /**
     * The values of a row; empty when it has no price at all.
     *
     * @throws BadValueException when one is no price, and when one is blank and others are not
     */
    static Optional<BarPrices> of(Texts texts, Fields fields) throws BadValueException {
        boolean isEmpty = Stream.of(texts.open(), texts.high(), texts.low(), texts.close())
                .filter(Objects::nonNull)
                .allMatch(NONE::contains);
        if (isEmpty) {
            return Optional.empty();
        }
        var prices = new BarPrices(
                price(texts.open(), fields.open()),
                price(texts.high(), fields.high()),
                price(texts.low(), fields.low()),
                price(texts.close(), fields.close()),
                volume(texts.volume(), fields.volume()));
        prices.requireConsistent(texts, fields);
        return Optional.of(prices);
    }

    private static double price(@Nullable String text, String field) throws BadValueException {
        if (text == null) {
            return Double.NaN;
        }
        if (NONE.contains(text)) {
            throw new BadValueException(RecordDefect.MISSING, field, text);
        }
        double price = Numbers.finite(text, MAX_PRICE, field);
        if (price <= 0) {
            throw new BadValueException(price < 0 ? RecordDefect.NEGATIVE : RecordDefect.ABSURD, field, text);
        }
        return price;
    }

    private static double volume(@Nullable String text, String field) throws BadValueException {
        if (text == null || NONE.contains(text)) {
            return Double.NaN;
        }
        double volume = Numbers.finite(text, MAX_VOLUME, field);
        if (volume < 0) {
            throw new BadValueException(RecordDefect.NEGATIVE, field, text);
        }
        return volume;
    }

    private void requireConsistent(Texts texts, Fields fields) throws BadValueException {
        if (!isHighConsistent()) {
            throw new BadValueException(RecordDefect.INCONSISTENT, fields.high(), texts.high());
        }
        if (!isLowConsistent()) {
            throw new BadValueException(RecordDefect.INCONSISTENT, fields.low(), texts.low());
        }
    }

    /** Whether no price is above the high, nor below the low. */
    public boolean isConsistent() {
        return isHighConsistent() && isLowConsistent();
    }

    private boolean isHighConsistent() {
        return Arrays.stream(new double[] {open, low, close}).noneMatch(price -> price > high);
    }

    private boolean isLowConsistent() {
        return Arrays.stream(new double[] {open, high, close}).noneMatch(price -> price < low);
    }
}
