package io.dealerflow.gexapi.history;

import io.dealerflow.contracts.features.GammaRegime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Exposure as one stored snapshot has it, dollars per 1 % move.
 *
 * @param gammaFlip the crossing nearest to spot, null when there is none
 */
public record ExposurePoint(
        Instant asOf,
        double spot,
        double netGex,
        double callGex,
        double putGex,
        @Nullable Double gammaFlip,
        GammaRegime regime) {}
