package io.dealerflow.contracts.scores;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the assets of the universe move together, from their daily closes; definitions in docs/scores.md.
 *
 * @param source the service that computed it
 * @param date   New York date of the newest closes
 * @param pairs  every ordered pair of assets with closes, ascending by {@code from} and {@code to}
 */
@RequiredUnlessNullable
public record MarketFlow(
        String eventId, String source, Instant asOf, Instant ingestTs, int version, LocalDate date, List<Pair> pairs)
        implements Event {
    public static final int VERSION = 1;
    /** The key of every such event. */
    public static final String SUBJECT = "market";

    public MarketFlow {
        text(eventId, "event_id");
        pairs = List.copyOf(pairs);
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public String type() {
        return "io.dealerflow.market-flow.v1";
    }

    /**
     * An ordered pair.
     *
     * @param correlation    of daily logarithmic returns on the same days; null with a {@code reason}
     * @param lagDays        days by which {@code from} precedes {@code to} where their correlation is largest in absolute terms; negative when it follows
     * @param lagCorrelation the correlation at that lag
     * @param stressOverlap  share of days, 0–1, on which both are above their own 80th percentile of volatility; null with too few days
     * @param days           returns that both have
     * @param reason         why there is no correlation: {@code TOO_FEW_DAYS} or {@code NO_VARIATION}; null when there is one
     */
    public record Pair(
            String from,
            String to,
            @Nullable Double correlation,
            @Nullable Integer lagDays,
            @Nullable Double lagCorrelation,
            @Nullable Double stressOverlap,
            int days,
            @Nullable String reason) {
        public Pair {
            if ((correlation == null) == (reason == null)) {
                throw new IllegalArgumentException("pairs have either a correlation or a reason");
            }
        }
    }
}
