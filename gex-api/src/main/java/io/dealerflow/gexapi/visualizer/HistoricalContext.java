package io.dealerflow.gexapi.visualizer;

import io.dealerflow.gexapi.calculate.HistoryContext;
import io.dealerflow.gexapi.history.Standing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where net exposure stands among the stored snapshots of the symbol, which are computed under the stored convention. */
public sealed interface HistoricalContext {
    /** Whether there is anything to compare with. */
    boolean hasData();

    /** Nothing to compare with. */
    record None(boolean hasData, String message, HistoryContext.Reason reason) implements HistoricalContext {}

    /**
     * A comparison, dollars per 1 % move.
     *
     * @param percentile percent of the points that lie below
     * @param vsAverage  distance to the average in percent of its size; null when that is 0
     */
    record Comparison(
            boolean hasData,
            int periodDays,
            double currentGex,
            double avgGex,
            double maxGex,
            double minGex,
            double percentile,
            @Nullable Double vsAverage,
            String interpretation)
            implements HistoricalContext {}

    /** @param netGex of the calculation */
    static HistoricalContext of(HistoryContext context, double netGex) {
        Standing standing = context.standing();
        HistoryContext.Reason reason = context.reason();
        if (standing == null || reason != null) {
            return none(reason == null ? HistoryContext.Reason.NO_HISTORY : reason);
        }
        return new Comparison(
                true,
                standing.window().days(),
                netGex,
                standing.spread().average(),
                standing.spread().most(),
                standing.spread().least(),
                standing.percentile(),
                standing.vsAveragePct(),
                interpretation(standing));
    }

    private static None none(HistoryContext.Reason reason) {
        return new None(
                false,
                switch (reason) {
                    case NO_HISTORY -> "No snapshot of this symbol is stored for the last 30 days.";
                    case UNAVAILABLE -> "The stored snapshots cannot be read at the moment.";
                },
                reason);
    }

    private static String interpretation(Standing standing) {
        return String.format(
                Locale.ROOT,
                "Net GEX is higher than in %.0f %% of %d stored points of the last %d days.",
                standing.percentile(),
                standing.points(),
                standing.window().days());
    }
}
