package io.dealerflow.feature.analysis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of one contract comes to.
 *
 * @param from   when its first bar begins
 * @param to     when its last bar begins
 * @param trades signals to buy or to sell
 * @param beta   against SPX over the whole history; null without two changes, or where SPX never moved
 */
public record ContractSummary(
        String contract,
        long bars,
        Instant from,
        Instant to,
        long trades,
        long buys,
        long sells,
        HitRate hitRate,
        @Nullable Double beta) {
    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
