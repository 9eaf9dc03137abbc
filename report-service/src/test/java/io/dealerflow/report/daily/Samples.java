package io.dealerflow.report.daily;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.AssetFeatures.Inputs;
import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.GexSnapshot.ExpectedMove;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import io.dealerflow.contracts.features.GexSnapshot.Quality;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.portfolio.CostMethod;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.portfolio.Portfolio.Day;
import io.dealerflow.contracts.portfolio.Portfolio.OptionGreeks;
import io.dealerflow.contracts.portfolio.Portfolio.Position;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.contracts.scores.Signal;
import io.dealerflow.report.daily.Surroundings.PastDay;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.track.AlertCourse;
import io.dealerflow.report.track.TrackRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hand-made events; the headline figures are the reference values of SPX on 2022-12-12, the rest is plausible. */
public final class Samples {
    public static final LocalDate DATE = LocalDate.of(2022, 12, 12);
    public static final Instant EVENING = Instant.parse("2022-12-13T01:30:00Z");
    public static final Instant MORNING = Instant.parse("2022-12-12T14:45:00Z");
    public static final Instant FRIDAY = Instant.parse("2022-12-09T21:00:00Z");

    private static final GammaFlip FLIP =
            new GammaFlip(3997.8329, null, List.of(3710.25, 3997.8329), List.of(3192.45, 4788.67), 7.2729, 0.18225);
    private static final GammaFlip NO_FLIP =
            new GammaFlip(null, NoFlipReason.NO_SIGN_CHANGE, List.of(), List.of(3192.45, 4788.67), null, null);

    private Samples() {}

    /** Every figure is there. */
    public static GexSnapshot snapshot(String eventId, Instant asOf, double spot, double netGex) {
        return snapshot(eventId, "SPX", asOf, spot, netGex, GammaRegime.NEAR_FLIP);
    }

    public static GexSnapshot snapshot(
            String eventId, String symbol, Instant asOf, double spot, double netGex, GammaRegime gammaRegime) {
        return new GexSnapshot(
                eventId,
                "feature-service",
                asOf,
                asOf.plusSeconds(2),
                GexSnapshot.VERSION,
                symbol,
                spot,
                3995.12,
                netGex,
                83.4852e9,
                -84.9113e9,
                168.3965e9,
                netGex / 168.3965e9,
                FLIP,
                gammaRegime,
                4000.0,
                3950.0,
                strikes(),
                expiries(),
                new ExpectedMove(LocalDate.of(2022, 12, 13), "SPXW", 61.35, 76.9),
                0.2281,
                null,
                null,
                null,
                null,
                null,
                null,
                pinRisk(),
                List.of(
                        new HedgingFlow(-1, -3_481.6, -13.75e6),
                        new HedgingFlow(1, 2_912.4, 11.74e6),
                        new HedgingFlow(2, 5_511.7, 22.43e6)),
                1.87,
                1.52,
                convention("CALLS_LONG_PUTS_SHORT"),
                new Quality(
                        19_156,
                        14_225,
                        Map.of("EXPIRED", 312, "ZERO_OPEN_INTEREST", 4_517, "NO_IV", 102),
                        Map.of("VENDOR", 13_160, "OTHER_SIDE", 591, "IMPLIED", 474)),
                List.of("chain-1"),
                SpotSource.QUOTED);
    }

    /** Every figure that may be missing is missing. */
    public static GexSnapshot sparse(String eventId, String symbol) {
        return new GexSnapshot(
                eventId,
                "feature-service",
                EVENING,
                EVENING,
                GexSnapshot.VERSION,
                symbol,
                12.5,
                null,
                0,
                0,
                0,
                0,
                null,
                NO_FLIP,
                GammaRegime.NEUTRAL,
                null,
                null,
                List.of(),
                List.of(new ExpiryGex(
                        LocalDate.of(2023, 1, 20),
                        symbol,
                        Settlement.PM,
                        38.8,
                        12.51,
                        ForwardSource.CURVE,
                        0,
                        0,
                        0,
                        null,
                        0,
                        0,
                        null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                convention("SHORT_ALL"),
                new Quality(40, 0, Map.of("ZERO_OPEN_INTEREST", 40), Map.of()),
                List.of("chain-2"),
                null);
    }

    public static ConventionUsed convention(String dealer) {
        return new ConventionUsed(
                "ACT_SECONDS_365",
                dealer,
                "oi",
                "model",
                0.043,
                0.017,
                "parity",
                "fallback",
                "none",
                "drop",
                0.01,
                "STICKY_STRIKE",
                null);
    }

    public static AssetScore score(String eventId, Instant asOf, String featureEventId) {
        return new AssetScore(
                eventId,
                "scoring-service",
                asOf,
                asOf.plusSeconds(3),
                AssetScore.VERSION,
                "SPX",
                null,
                58.25,
                Regime.FRAGILE,
                Regime.STABLE,
                PressureDirection.DOWN,
                "net GEX is negative and put open interest exceeds calls",
                List.of(
                        new AssetScore.Component(
                                "flow",
                                0.715,
                                0.6,
                                ScaleMethod.PERCENTILE,
                                null,
                                Map.of("net_to_gross", -0.008468),
                                asOf,
                                null,
                                null),
                        new AssetScore.Component(
                                "vol",
                                0.38375,
                                0.4,
                                ScaleMethod.FIXED_RANGE,
                                null,
                                Map.of("atm_iv_30d", 0.2281),
                                asOf,
                                null,
                                null),
                        new AssetScore.Component(
                                "credit", null, 0, null, "no credit feature arrived", Map.of(), null, null, null)),
                featureEventId);
    }

    public static Alert alert(String eventId, Instant asOf) {
        return new Alert(
                eventId,
                "scoring-service",
                asOf,
                asOf.plusSeconds(3),
                Alert.VERSION,
                "flip_" + eventId,
                AlertType.GAMMA_FLIP_PROXIMITY,
                Severity.MEDIUM,
                "SPX",
                "SPX is 0.18 % from its gamma flip at 3997.83 | <b>watch</b>",
                Map.of("distance_pct", 0.18, "flip_level", "3997.83"),
                asOf,
                "snapshot-2",
                AlertPhase.RAISED);
    }

    private static List<StrikeGex> strikes() {
        return List.of(
                new StrikeGex(3900, 2.1e9, -4.6e9, -2.5e9, 41_200, 98_700),
                new StrikeGex(3950, 3.0e9, -9.25e9, -6.25e9, 38_511, 120_044),
                new StrikeGex(4000, 12.0e9, -3.1e9, 8.9e9, 210_300, 61_777));
    }

    private static List<ExpiryGex> expiries() {
        return List.of(
                new ExpiryGex(
                        LocalDate.of(2022, 12, 13),
                        "SPXW",
                        Settlement.PM,
                        0.8125,
                        3996.41,
                        ForwardSource.PARITY,
                        10,
                        -0.9e9,
                        31.2e9,
                        3975.0,
                        150_100,
                        160_200,
                        0.4033),
                new ExpiryGex(
                        LocalDate.of(2022, 12, 16),
                        "SPX",
                        Settlement.AM,
                        3.5417,
                        3991.83,
                        ForwardSource.CURVE,
                        0,
                        -0.3e9,
                        44.9e9,
                        3915.0,
                        1_400_100,
                        2_500_200,
                        null));
    }

    private static PinRisk pinRisk() {
        return new PinRisk(
                0.73,
                true,
                LocalDate.of(2022, 12, 13),
                "SPXW",
                4000,
                Map.of("proximity", 0.88, "time", 0.84, "concentration", 0.52, "gamma", 0.61),
                Map.of("proximity", 0.35, "time", 0.2, "concentration", 0.25, "gamma", 0.2));
    }

    /** SPX with everything: an evening and a morning snapshot, the Friday before, a score and an alert. */
    public static SymbolDay fullDay() {
        GexSnapshot latest = snapshot("snapshot-2", EVENING, 3990.56, -1.4261e9);
        GexSnapshot morning = snapshot("snapshot-1", MORNING, 3955.25, 2.0375e9);
        GexSnapshot friday = snapshot("snapshot-0", "SPX", FRIDAY, 3934.38, 0.5e9, GammaRegime.POSITIVE_GAMMA);
        return new SymbolDay(
                "SPX",
                new DayRange(2, MORNING, EVENING, 3955.25, 3990.56, -1.4261e9, 2.0375e9),
                latest,
                morning,
                morning,
                friday,
                score("score-2", EVENING, "snapshot-2"),
                null,
                List.of(alert("alert-1", MORNING)));
    }

    /** A symbol whose snapshot has nothing that may be missing, and no score. */
    public static SymbolDay sparseDay() {
        return new SymbolDay(
                "XYZ",
                new DayRange(1, EVENING, EVENING, 12.5, 12.5, 0, 0),
                sparse("snapshot-x", "XYZ"),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** A commodity: no options, one feature with a value and one without. */
    public static SymbolDay commodityDay() {
        return new SymbolDay("WTI", null, null, null, null, null, null, features(), List.of());
    }

    public static AssetFeatures features() {
        return new AssetFeatures(
                "features-w",
                "feature-service",
                EVENING,
                EVENING,
                AssetFeatures.VERSION,
                "WTI",
                AssetClass.COMMODITY,
                Map.of(
                        "close",
                        new Feature(73.17, "price", null, EVENING, new Inputs(1, "h", List.of("bar")), DATE),
                        "roll_yield",
                        new Feature(
                                0.08125,
                                "fraction_per_year",
                                null,
                                MORNING,
                                new Inputs(2, "h", List.of("curve")),
                                DATE),
                        "speculators_net_z",
                        new Feature(
                                null,
                                "standard_deviations",
                                "TOO_FEW_REPORTS",
                                null,
                                new Inputs(0, "h", List.of()),
                                null)),
                "real");
    }

    /** A curve whose near contract rolls within the week, and the courses of alerts. */
    public static Surroundings surroundings(List<AlertCourse> courses) {
        return new Surroundings(
                courses.stream()
                        .collect(Collectors.toMap(course -> course.alert().alertId(), course -> course)),
                List.of(curve("curve-1", EVENING, DATE)),
                List.of(signal("signal-1", EVENING, Signal.SELL)),
                List.of(new TrackRecord("change", "direction of the next close", 3, 2, 1, null, null, null)),
                Map.of(
                        "SPX",
                        List.of(
                                new PastDay(LocalDate.of(2022, 12, 9), PastDay.INDEX, 51.5),
                                new PastDay(DATE, PastDay.INDEX, 58.25),
                                new PastDay(LocalDate.of(2022, 12, 9), PastDay.NET_GEX, 0.5e9),
                                new PastDay(DATE, PastDay.NET_GEX, -1.4261e9))));
    }

    /** Two contracts, the near one with nine days left. */
    public static FuturesCurve curve(String eventId, Instant asOf, LocalDate date) {
        return new FuturesCurve(
                eventId,
                "cboe",
                asOf,
                asOf,
                FuturesCurve.VERSION,
                "VX",
                date,
                List.of(
                        new FuturesCurve.Contract("VXZ2", date.plusDays(9), 25.0, 100_000L, 1L),
                        new FuturesCurve.Contract("VXF3", date.plusDays(37), 26.0, 80_000L, 1L)));
    }

    /** Features of SPX that have the close of a date and nothing else, known at four in the afternoon in New York in winter. */
    public static AssetFeatures closeOf(String eventId, LocalDate date, double price) {
        Instant asOf = date.atTime(21, 0).toInstant(ZoneOffset.UTC);
        return new AssetFeatures(
                eventId,
                "feature-service",
                asOf,
                asOf,
                AssetFeatures.VERSION,
                "SPX",
                AssetClass.EQUITY,
                Map.of("close", new Feature(price, "price", null, asOf, new Inputs(1, "h", List.of("bar")), date)),
                "real");
    }

    /** The end of {@link #alert}. */
    public static Alert resolved(String eventId, String raised, Instant asOf) {
        Alert alert = alert(raised, asOf);
        return new Alert(
                eventId,
                alert.source(),
                asOf,
                asOf,
                alert.version(),
                alert.alertId(),
                alert.alertType(),
                alert.severity(),
                alert.symbol(),
                alert.message(),
                alert.details(),
                alert.triggeredAt(),
                alert.causeEventId(),
                AlertPhase.RESOLVED);
    }

    public static ScoreSignal signal(String eventId, Instant asOf, Signal signal) {
        LocalDate date = asOf.atZone(Figures.NEW_YORK).toLocalDate();
        return new ScoreSignal(
                eventId,
                "scoring-service",
                asOf,
                asOf,
                ScoreSignal.VERSION,
                "SPX",
                signal,
                1.25,
                new ScoreSignal.Bar(date, 3990.56, date.minusDays(1), 4050.0, -1.4676, asOf, 0),
                new ScoreSignal.Vix(25, asOf, 0),
                new ScoreSignal.Score(58.25, Regime.FRAGILE, PressureDirection.DOWN, "score-2"),
                List.of(new ScoreSignal.Model(
                        ModelName.NEWS_SENTIMENT, "1", "negative", 0.75, -0.625, asOf, 0, "news-" + eventId)),
                Map.of());
    }

    public static MarketFlow flow() {
        return new MarketFlow(
                "flow-1",
                "scoring-service",
                EVENING,
                EVENING,
                MarketFlow.VERSION,
                DATE,
                List.of(
                        new MarketFlow.Pair("SPX", "WTI", 0.25, -2, 0.61, 0.1, 250, null),
                        new MarketFlow.Pair("WTI", "SPX", 0.25, 2, 0.61, 0.1, 250, null),
                        new MarketFlow.Pair("SPX", "XYZ", null, null, null, null, 3, "TOO_FEW_DAYS")));
    }

    public static Portfolio portfolio() {
        return new Portfolio(
                "portfolio-1",
                "feature-service",
                EVENING,
                EVENING,
                Portfolio.VERSION,
                "ACC-1",
                CostMethod.FIFO,
                List.of(
                        new Position("CL", 1000.0, 0, null, 50.0, 2, 75.0, DATE, 0.0),
                        new Position("ES", 50.0, -2, 4000.0, -120.0, 4.5, 3990.5, DATE, 950.0)),
                List.of(
                        new Day(LocalDate.of(2022, 12, 9), "CL", 0, 50.0, 2, 0.0, 48.0),
                        new Day(DATE, "ES", -2, 0.0, 4.5, 950.0, 425.5)),
                List.of(new OptionGreeks("SPX", EVENING, 3, 125.5, 0.75, -310.25, 42.5)),
                1);
    }
}
