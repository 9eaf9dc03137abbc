package io.dealerflow.ingest.source.cftc;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.RecordDefect;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts of one record by slot, used for one record after another. */
final class CotRow {
    private static final double MAX_CONTRACTS = 1e10;
    private static final double MAX_SHARE = 1e4;
    private static final String NO_VALUE = ".";

    private final @Nullable String[] texts = new @Nullable String[CotColumns.size()];
    private final String[] labels = new String[CotColumns.size()];

    CotRow() {
        Arrays.setAll(labels, CotColumns::name);
    }

    void clear() {
        Arrays.fill(texts, null);
    }

    /** @param label the column as the file names it */
    void put(int slot, String label, @Nullable String text) {
        texts[slot] = text == null || text.isEmpty() || text.equals(NO_VALUE) ? null : text;
        labels[slot] = label;
    }

    boolean has(int slot) {
        return texts[slot] != null;
    }

    @Nullable
    String text(int slot) {
        return texts[slot];
    }

    String required(int slot) throws BadValueException {
        String text = texts[slot];
        if (text == null) {
            throw bad(RecordDefect.MISSING, slot);
        }
        return text;
    }

    /** A number of contracts. */
    long positions(int slot) throws BadValueException {
        required(slot);
        double value = whole(slot);
        if (value < 0) {
            throw bad(RecordDefect.NEGATIVE, slot);
        }
        return (long) value;
    }

    @Nullable
    Long change(int slot) throws BadValueException {
        return has(slot) ? Long.valueOf((long) whole(slot)) : null;
    }

    @Nullable
    Integer traders(int slot) throws BadValueException {
        return has(slot) ? Integer.valueOf((int) Math.min(Integer.MAX_VALUE, positions(slot))) : null;
    }

    @Nullable
    Double share(int slot) throws BadValueException {
        return has(slot) ? Double.valueOf(number(slot, MAX_SHARE)) : null;
    }

    private double whole(int slot) throws BadValueException {
        double value = number(slot, MAX_CONTRACTS);
        if (value != Math.rint(value)) {
            throw bad(RecordDefect.ABSURD, slot);
        }
        return value;
    }

    private double number(int slot, double max) throws BadValueException {
        return Numbers.finite(required(slot), max, labels[slot]);
    }

    BadValueException bad(RecordDefect defect, int slot) {
        return new BadValueException(defect, labels[slot], texts[slot]);
    }
}
