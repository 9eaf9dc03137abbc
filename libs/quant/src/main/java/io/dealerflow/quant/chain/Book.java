package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All series of one underlying at an instant, each once. A series may have been observed earlier than the book.
 *
 * @param asOf   of the newest observation; none may be later
 * @param spot   of the newest observation, finite, {@code > 0}
 * @param series sorted by expiry and root on construction
 */
public record Book(String underlying, Instant asOf, double spot, List<Series> series) {
    /** Throws {@link IllegalArgumentException} for an impossible spot, a series given twice or observed after {@code asOf}. */
    public Book {
        Require.positive(spot, "spot");
        series = series.stream().sorted(Comparator.comparing(Series::key)).toList();
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            if (one.observation().at().isAfter(asOf)) {
                throw new IllegalArgumentException(one.key() + " was observed after the book's as-of " + asOf);
            }
            if (i > 0 && one.key().equals(series.get(i - 1).key())) {
                throw new IllegalArgumentException(one.key() + " is in the book twice");
            }
        }
    }
}
