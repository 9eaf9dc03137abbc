package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of each kind. What makes a record or a file unusable is the readers' business; these say what is suspicious in data that can be
 * used.
 */
final class Rules {
    /** Clocks of sources differ from ours by less. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);
    /** Data of a day are of its end, and somewhere the day has begun 14 hours before it has in UTC. */
    private static final Duration DAY = Duration.ofHours(38);

    private static final Rule CROSSED_QUOTES =
            new Rule("crossed_quotes", Severity.MEDIUM, 0.02, receivedAt -> ChainMeasures.crossedQuotes());
    private static final Rule SPOT_OUTSIDE_STRIKES =
            new Rule("spot_outside_strikes", Severity.HIGH, 0, receivedAt -> ChainMeasures.spotOutsideStrikes());
    private static final Rule SPOT_OFF_PARITY =
            new Rule("spot_off_parity", Severity.HIGH, 0.03, receivedAt -> new SpotOffParity());
    private static final Rule MISSING_VOLATILITIES =
            new Rule("missing_volatilities", Severity.LOW, 0.5, receivedAt -> ChainMeasures.missingVolatilities());
    private static final Rule MISSING_OPEN_INTEREST =
            new Rule("missing_open_interest", Severity.MEDIUM, 0.9, receivedAt -> ChainMeasures.missingOpenInterest());
    private static final Rule UNBALANCED_POSITIONS =
            new Rule("unbalanced_positions", Severity.MEDIUM, 0.01, receivedAt -> PositionMeasures.unbalanced());
    private static final Rule MISSING_SETTLEMENTS =
            new Rule("missing_settlements", Severity.LOW, 0.5, receivedAt -> missingSettlements());
    private static final Rule INCOMPLETE_BARS =
            new Rule("incomplete_bars", Severity.LOW, 0.5, receivedAt -> incompleteBars());
    private static final Rule DATE_ORDER =
            new Rule("date_order", Severity.LOW, 0.01, receivedAt -> DateOrder.measure());

    private Rules() {}

    /** In the order in which they are reported. */
    static List<Rule> of(FileKind kind) {
        return switch (kind) {
            case OPTION_CHAIN ->
                List.of(
                        CROSSED_QUOTES,
                        SPOT_OUTSIDE_STRIKES,
                        SPOT_OFF_PARITY,
                        MISSING_VOLATILITIES,
                        MISSING_OPEN_INTEREST,
                        notOfTheFuture(CLOCKS));
            case FUTURES -> List.of(MISSING_SETTLEMENTS, DATE_ORDER, notOfTheFuture(DAY));
            case BARS -> List.of(INCOMPLETE_BARS, DATE_ORDER, notOfTheFuture(DAY));
            case POSITIONING -> List.of(UNBALANCED_POSITIONS, DATE_ORDER, notOfTheFuture(DAY));
            case FX, MACRO -> List.of(DATE_ORDER, notOfTheFuture(DAY));
            case TRADES, CAPTURES -> List.of(notOfTheFuture(CLOCKS));
            case NEWS, INSTRUMENTS, MARKET_DATA -> List.of();
        };
    }

    /** Events of a time that had not come when the file was received. */
    private static Rule notOfTheFuture(Duration tolerance) {
        return new Rule(
                "future_time",
                Severity.HIGH,
                0,
                receivedAt -> new Share<>(Event.class, (event, share) -> {
                    Instant latest = receivedAt.plus(tolerance);
                    share.check(
                            event.asOf().isAfter(latest),
                            () -> event.subject() + " of " + event.asOf() + ", received " + receivedAt);
                }));
    }

    private static Measure missingSettlements() {
        return new Share<>(
                FuturesCurve.class,
                (curve, share) -> curve.contracts()
                        .forEach(contract -> share.check(
                                contract.settlement() == null, () -> contract.symbol() + " of " + curve.day())));
    }

    private static Measure incompleteBars() {
        return new Share<>(
                BarSeries.class,
                (series, share) -> series.bars()
                        .forEach(bar -> share.check(
                                Stream.of(bar.open() == null, bar.high() == null, bar.low() == null)
                                                .distinct()
                                                .count()
                                        > 1,
                                () -> series.symbol() + " at " + bar.time())));
    }
}
