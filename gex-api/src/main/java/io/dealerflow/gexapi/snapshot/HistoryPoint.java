package io.dealerflow.gexapi.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The headline figures of one snapshot, for time series.
 *
 * @param netGex    dollars of delta per 1 % move
 * @param gammaFlip the crossing nearest to spot, null when there is none
 */
public record HistoryPoint(
        Instant asOf,
        double spot,
        double netGex,
        @Nullable Double gammaFlip,
        String gammaRegime,
        @Nullable Double callWall,
        @Nullable Double putWall) {}
