package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.SpotSource;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

/** A snapshot in GraphQL: the event's own type would bring every other event into the schema. Fields are those of the event. */
@Name("GexSnapshot")
public record SnapshotView(
        String eventId,
        Instant asOf,
        String symbol,
        double spot,
        @Nullable Double impliedSpot,
        double netGex,
        double callGex,
        double putGex,
        double grossGex,
        @Nullable Double netToGross,
        GexSnapshot.GammaFlip gammaFlip,
        GammaRegime gammaRegime,
        @Nullable Double callWall,
        @Nullable Double putWall,
        List<GexSnapshot.StrikeGex> byStrike,
        List<GexSnapshot.ExpiryGex> byExpiry,
        GexSnapshot.@Nullable ExpectedMove expectedMove,
        @Nullable Double atmIv30d,
        @Nullable Double atmIv90d,
        @Nullable Double riskReversal25d,
        @Nullable Double netGexSlope,
        @Nullable Double netDelta,
        @Nullable Double netVanna,
        @Nullable Double netCharm,
        GexSnapshot.@Nullable PinRisk pinRisk,
        List<GexSnapshot.HedgingFlow> hedgingFlow,
        @Nullable Double putCallOpenInterest,
        @Nullable Double putCallVolume,
        GexSnapshot.ConventionUsed convention,
        GexSnapshot.Quality quality,
        List<String> observationIds,
        @Nullable SpotSource spotSource) {

    static SnapshotView of(GexSnapshot event) {
        return new SnapshotView(
                event.eventId(),
                event.asOf(),
                event.symbol(),
                event.spot(),
                event.impliedSpot(),
                event.netGex(),
                event.callGex(),
                event.putGex(),
                event.grossGex(),
                event.netToGross(),
                event.gammaFlip(),
                event.gammaRegime(),
                event.callWall(),
                event.putWall(),
                event.byStrike(),
                event.byExpiry(),
                event.expectedMove(),
                event.atmIv30d(),
                event.atmIv90d(),
                event.riskReversal25d(),
                event.netGexSlope(),
                event.netDelta(),
                event.netVanna(),
                event.netCharm(),
                event.pinRisk(),
                event.hedgingFlow(),
                event.putCallOpenInterest(),
                event.putCallVolume(),
                event.convention(),
                event.quality(),
                event.observationIds(),
                event.spotSource());
    }
}
