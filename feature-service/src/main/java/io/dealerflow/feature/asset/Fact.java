package io.dealerflow.feature.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one event says about one date, cut down to what features need. A later version of a date replaces the earlier one. */
public sealed interface Fact {
    /** Of the observation. */
    String eventId();

    /** What it describes. */
    LocalDate date();

    /** From when on features may use it. */
    Instant knownAt();

    /** A price, rate or index value. */
    record Value(String eventId, LocalDate date, Instant knownAt, double value) implements Fact {}

    /** The contracts of a futures curve, the earliest expiry first. */
    record Curve(String eventId, LocalDate date, Instant knownAt, List<Contract> contracts) implements Fact {
        public Curve {
            contracts = List.copyOf(contracts);
        }

        /** As in {@link io.dealerflow.contracts.raw.FuturesCurve.Contract}. */
        public record Contract(
                String symbol,
                @Nullable LocalDate expiry,
                @Nullable Double settlement,
                @Nullable Long openInterest) {}
    }

    /**
     * A week's Commitments of Traders.
     *
     * @param openInterest  of the report, contracts
     * @param hedgersNet    long − short of producers or dealers (commercials in legacy reports), contracts
     * @param speculatorsNet long − short of managed money or leveraged funds (non-commercials in legacy reports), contracts
     */
    record Positions(
            String eventId, LocalDate date, Instant knownAt, long openInterest, long hedgersNet, long speculatorsNet)
            implements Fact {}

    /**
     * An option book; what the snapshot does not have is null. Units as in {@link io.dealerflow.contracts.features.FeatureName}.
     *
     * @param date      New York date of the snapshot
     * @param expectedMove one standard deviation of the front expiry, dollars
     */
    record Book(
            String eventId,
            LocalDate date,
            Instant knownAt,
            double spot,
            double netGex,
            double grossGex,
            @Nullable Double aboveSpotShare,
            @Nullable Double belowSpotShare,
            @Nullable Double zeroDteShare,
            @Nullable Double nearExpiryShare,
            @Nullable Double netGexSlope,
            @Nullable Double netDelta,
            @Nullable Double netVanna,
            @Nullable Double netCharm,
            @Nullable Double putCallOpenInterest,
            @Nullable Double putCallVolume,
            @Nullable Double flipDistance,
            @Nullable Double flipDistancePct,
            @Nullable Double expectedMove,
            @Nullable Double hedgingFlowDownShare,
            @Nullable Double atmVol30d,
            @Nullable Double atmVol90d,
            @Nullable Double riskReversal25d,
            long openInterest)
            implements Fact {}
}
