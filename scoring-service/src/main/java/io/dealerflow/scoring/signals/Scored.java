package io.dealerflow.scoring.signals;

import io.dealerflow.contracts.scores.ScoreSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score, with the close among the features that it is of.
 *
 * @param close null where there is none
 */
public record Scored(
        String asset,
        String economy,
        Instant asOf,
        Instant ingestTs,
        ScoreSignal.Score score,
        @Nullable DailyClose close) {}
