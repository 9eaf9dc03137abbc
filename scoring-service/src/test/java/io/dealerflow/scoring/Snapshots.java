package io.dealerflow.scoring;

import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import io.dealerflow.contracts.features.GexSnapshot.Quality;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.raw.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots for tests: a round book, of which each test changes what it is about. */
public final class Snapshots {
    public static final Instant START = Instant.parse("2026-03-13T14:30:00Z");

    public final String symbol;
    private String eventId = "snapshot-1";
    private Instant asOf = START;
    private double spot = 100;
    private double net = -2e9;
    private double gross = 10e9;
    private @Nullable Double flip = 110.0;
    private @Nullable NoFlipReason flipReason;
    private List<Double> searched = List.of(80.0, 120.0);
    private @Nullable Double vol = 0.20;
    private List<HedgingFlow> flows = List.of(new HedgingFlow(-1, -1e7, -1e9), new HedgingFlow(1, 1e7, 1e9));
    private GammaRegime regime = GammaRegime.NEGATIVE_GAMMA;
    private @Nullable PinRisk pinRisk;
    private @Nullable Double callWall;
    private @Nullable Double putWall;
    private List<ExpiryGex> expiries = List.of();
    private List<StrikeGex> strikes = List.of(new StrikeGex(95, 5e8, -5e8, 0, 10, 10));

    private Snapshots(String symbol) {
        this.symbol = symbol;
    }

    public static Snapshots of(String symbol) {
        return new Snapshots(symbol);
    }

    public Snapshots id(String id) {
        this.eventId = id;
        return this;
    }

    public Snapshots at(Instant instant) {
        this.asOf = instant;
        return this;
    }

    public Snapshots spot(double value) {
        this.spot = value;
        return this;
    }

    public Snapshots net(double value) {
        this.net = value;
        return this;
    }

    public Snapshots gross(double value) {
        this.gross = value;
        return this;
    }

    public Snapshots flip(double value) {
        this.flip = value;
        this.flipReason = null;
        return this;
    }

    public Snapshots noFlip(NoFlipReason reason) {
        this.flip = null;
        this.flipReason = reason;
        return this;
    }

    public Snapshots searched(Double... ends) {
        this.searched = List.of(ends);
        return this;
    }

    public Snapshots vol(@Nullable Double value) {
        this.vol = value;
        return this;
    }

    /** Dollars that dealers trade after −1 % and +1 %. */
    public Snapshots flows(double down, double up) {
        this.flows = List.of(new HedgingFlow(-1, 0, down), new HedgingFlow(1, 0, up));
        return this;
    }

    public Snapshots noFlows() {
        this.flows = List.of();
        return this;
    }

    public Snapshots strikes(StrikeGex... values) {
        this.strikes = List.of(values);
        return this;
    }

    public Snapshots regime(GammaRegime value) {
        this.regime = value;
        return this;
    }

    /** The front expiry's pin risk. */
    public Snapshots pin(double value, LocalDate expiry, double strike) {
        this.pinRisk = new PinRisk(value, value >= 0.7, expiry, "X", strike, Map.of("time", 0.8), Map.of("time", 1.0));
        return this;
    }

    /** Of put and call. */
    public Snapshots walls(@Nullable Double put, @Nullable Double call) {
        this.putWall = put;
        this.callWall = call;
        return this;
    }

    /** One expiry, of root X. */
    public Snapshots expiry(LocalDate expiry, double maxPain) {
        this.expiries = List.of(expiryOf(expiry, maxPain, gross));
        return this;
    }

    /** Two expiries, of which the first has {@code share} of gross exposure. */
    public Snapshots expiries(LocalDate first, LocalDate second, double share) {
        this.expiries = List.of(expiryOf(first, spot, share * gross), expiryOf(second, spot, (1 - share) * gross));
        return this;
    }

    private ExpiryGex expiryOf(LocalDate expiry, double maxPain, double expiryGross) {
        return new ExpiryGex(
                expiry, "X", Settlement.PM, 1, spot, ForwardSource.CURVE, 0, net, expiryGross, maxPain, 10, 10, vol);
    }

    public GexSnapshot build() {
        Double distance = flip == null ? null : flip - spot;
        Double distancePct = distance == null ? null : 100 * distance / spot;
        return new GexSnapshot(
                eventId,
                "feature-service",
                asOf,
                Instant.parse("2026-03-13T15:00:00Z"),
                GexSnapshot.VERSION,
                symbol,
                spot,
                null,
                net,
                gross / 2 + net / 2,
                net / 2 - gross / 2,
                gross,
                gross == 0 ? null : net / gross,
                new GammaFlip(
                        flip, flipReason, flip == null ? List.of() : List.of(flip), searched, distance, distancePct),
                regime,
                callWall,
                putWall,
                strikes,
                expiries,
                null,
                vol,
                null,
                null,
                null,
                null,
                null,
                null,
                pinRisk,
                flows,
                null,
                null,
                new ConventionUsed(
                        "ACT_SECONDS_365",
                        "CALLS_LONG_PUTS_SHORT",
                        "OI",
                        "MODEL",
                        0.043,
                        0.015,
                        "PARITY",
                        "FALLBACK",
                        "NONE",
                        "DROP",
                        0.01,
                        "STICKY_STRIKE",
                        null),
                new Quality(2, 2, Map.of(), Map.of()),
                List.of("observation-1"),
                null);
    }
}
