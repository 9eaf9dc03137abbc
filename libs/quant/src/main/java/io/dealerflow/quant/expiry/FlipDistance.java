package io.dealerflow.quant.expiry;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.profile.GammaFlip;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Distance of spot to the flip, positive below it.
 *
 * @param points   flip minus spot
 * @param fraction of spot
 * @param sigmas   in standard deviations of the front expiry ({@link ExpectedMove#sigma()}); null when it has no volatility at
 *                 the money
 * @param horizon  the front expiry; null without one
 */
public record FlipDistance(
        double points,
        double fraction,
        @Nullable Double sigmas,
        @Nullable SeriesKey horizon) {

    /** Empty when there is no flip. */
    public static Optional<FlipDistance> of(GammaFlip flip, PreparedBook prepared) {
        Double points = flip.distance();
        if (points == null) {
            return Optional.empty();
        }
        double spot = prepared.book().spot();
        SeriesReading front = FrontExpiry.of(prepared).orElse(null);
        Double sigma = front == null ? null : ExpectedMove.of(front, spot).sigma();
        return Optional.of(new FlipDistance(
                points,
                points / spot,
                sigma == null ? null : points / sigma,
                front == null ? null : front.series().key()));
    }
}
