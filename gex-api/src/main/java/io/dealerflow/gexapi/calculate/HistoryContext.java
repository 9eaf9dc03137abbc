package io.dealerflow.gexapi.calculate;

import io.dealerflow.gexapi.history.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How a calculation compares with the stored history of its symbol.
 *
 * @param standing null when there is nothing to compare with
 * @param reason   why there is not; null when there is
 */
public record HistoryContext(
        @Nullable Standing standing, @Nullable Reason reason) {
    /** Why there is no comparison. */
    public enum Reason {
        /** No snapshot of the symbol is stored for the days looked at. */
        NO_HISTORY,
        /** The store does not answer. */
        UNAVAILABLE
    }
}
