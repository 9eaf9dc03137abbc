package io.dealerflow.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often larger-than-usual moves followed alerts and regimes; defined in docs/backtest.md.
 *
 * @param from first New York date whose alerts and regimes count
 * @param to   the last one
 */
@RequiredUnlessNullable
public record Backtest(LocalDate from, LocalDate to, List<Row> rows) {
    public Backtest {
        rows = List.copyOf(rows);
    }

    /** What the rows of a table are about. */
    public enum Subject {
        /** An alert of a type was raised on the day. */
        @JsonProperty("alert")
        ALERT,
        /** The last score of the day was in a regime. */
        @JsonProperty("regime")
        REGIME
    }

    /**
     * One type of alert or one regime, over all assets.
     *
     * @param name        type of the alert, for example {@code score_jump}, or regime
     * @param horizonDays closes from the one at which the move begins to the one at which it ends
     * @param days        pairs of an asset and a close on which it occurred, each once
     * @param n           of these, those whose outcome is known
     * @param larger      of these, those that a larger-than-usual move followed
     * @param rate        {@code larger / n}; null when {@code n} is 0, as are the next three
     * @param baseRate    the same share among all days of the same assets, weighted as in {@code n}
     * @param low         lower end of the Wilson score interval of {@code rate} at 95 %
     * @param high        its upper end
     */
    @RequiredUnlessNullable
    public record Row(
            Subject subject,
            String name,
            int horizonDays,
            int days,
            int n,
            int larger,
            @Nullable Double rate,
            @Nullable Double baseRate,
            @Nullable Double low,
            @Nullable Double high) {}
}
