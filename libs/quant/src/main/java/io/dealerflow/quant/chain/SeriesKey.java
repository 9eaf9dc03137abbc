package io.dealerflow.quant.chain;

import io.dealerflow.quant.time.OptionRoot;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/** Identity of an expiry in results: date and root. SPX and SPXW of one date are two. Ordered by date, then root. */
public record SeriesKey(LocalDate expiry, String root, SettlementStyle settlement) implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(SeriesKey::expiry)
            .thenComparing(SeriesKey::root)
            .thenComparing(SeriesKey::settlement);

    /** Throws {@link IllegalArgumentException} for a blank root. */
    public SeriesKey {
        if (root.isBlank()) {
            throw new IllegalArgumentException("root must not be blank");
        }
    }

    /** The series of a listed root, which determines its settlement. */
    public static SeriesKey listed(LocalDate expiry, String root) {
        return new SeriesKey(expiry, root, OptionRoot.settlement(root));
    }

    /** When its contracts settle: at the opening or at the close of the expiry date. */
    public Instant settlementInstant() {
        return settlement.instantOn(expiry);
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
