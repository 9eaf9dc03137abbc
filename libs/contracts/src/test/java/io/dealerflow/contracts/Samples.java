package io.dealerflow.contracts;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.contracts.jobs.JobStatus;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.portfolio.CostMethod;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.contracts.raw.TraderGroup;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One made-up event of every type, with absent values where the type allows them. */
final class Samples {
    private static final Instant AS_OF = Instant.parse("2026-03-13T19:30:00Z");
    private static final Instant INGESTED = Instant.parse("2026-03-13T19:30:01.250Z");
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private Samples() {}

    /** One event for every topic of the catalogue, in its order. */
    static List<Event> all() {
        return List.of(
                optionChain(),
                barSeries(),
                futuresCurve(),
                cotReport(),
                fxRate(),
                macroValue(),
                fill(),
                newsItem(),
                capture(),
                fileQuality(),
                inferenceRequest(),
                inferenceResult(),
                modelDrift(),
                servedModel(),
                jobRequest(),
                jobStatus(),
                gexSnapshot(),
                assetFeatures(),
                modelSignal(),
                portfolio(),
                assetScore(),
                marketFlow(),
                scoreSignal(),
                alert(),
                userRule(),
                report());
    }

    /** The name of the schema file of {@code type}: that of its CloudEvents type without the prefix of this system. */
    static String schemaFile(Class<? extends Event> type) {
        return all().stream()
                        .filter(type::isInstance)
                        .map(event -> event.type().substring("io.dealerflow.".length()))
                        .findFirst()
                        .orElseThrow()
                + ".json";
    }

    static OptionChain optionChain() {
        return new OptionChain(
                ID,
                "cboe",
                AS_OF,
                INGESTED,
                OptionChain.VERSION,
                "DEMO",
                100.5,
                List.of(new OptionChain.Series("DEMO", LocalDate.parse("2026-03-20"), Settlement.PM, 100)),
                new OptionChain.Contracts(
                        new int[] {0, 0},
                        new boolean[] {true, false},
                        new double[] {100, 100},
                        new double[] {2.1, 1.5},
                        new double[] {2.3, 1.7},
                        new double[] {2.2, Double.NaN},
                        new double[] {0.2, 0.21},
                        new double[] {0.55, -0.45},
                        new double[] {0.0712, Double.NaN},
                        new long[] {10, 0},
                        new long[] {1200, 800}));
    }

    static BarSeries barSeries() {
        return new BarSeries(
                ID,
                "bars",
                Instant.parse("2026-03-13T16:30:00Z"),
                INGESTED,
                BarSeries.VERSION,
                "DEMO",
                "1h",
                LocalDate.parse("2026-03-13"),
                List.of(Instant.parse("2026-03-13T14:30:00Z"), Instant.parse("2026-03-13T15:30:00Z")),
                Arrays.asList(100.0, null),
                Arrays.asList(101.5, null),
                Arrays.asList(99.5, null),
                List.of(101.0, 100.5),
                Arrays.asList(1200.0, null));
    }

    static FuturesCurve futuresCurve() {
        return new FuturesCurve(
                ID,
                "cboe",
                AS_OF,
                INGESTED,
                FuturesCurve.VERSION,
                "DX",
                LocalDate.parse("2026-03-13"),
                List.of(
                        new FuturesCurve.Contract("DXJ26", LocalDate.parse("2026-04-15"), 19.25, 12_000L, 3_400L),
                        new FuturesCurve.Contract("DXK26", null, null, null, null)));
    }

    static CotReport cotReport() {
        return new CotReport(
                ID,
                "cftc",
                Instant.parse("2026-03-10T21:00:00Z"),
                INGESTED,
                CotReport.VERSION,
                "00000A",
                "DEMO INDEX - DEMO EXCHANGE",
                CotReportType.FINANCIAL,
                false,
                LocalDate.parse("2026-03-10"),
                Instant.parse("2026-03-13T19:30:00Z"),
                1_000,
                null,
                List.of(
                        new CotReport.Group(
                                TraderGroup.LEVERAGED_FUNDS,
                                new CotReport.Side(400, -20L, 40.0, 7),
                                new CotReport.Side(300, null, 30.0, null),
                                new CotReport.Side(100, 5L, 10.0, 4)),
                        new CotReport.Group(
                                TraderGroup.NONREPORTABLE,
                                new CotReport.Side(50, 1L, 5.0, null),
                                new CotReport.Side(150, -2L, 15.0, null),
                                null)));
    }

    static FxRate fxRate() {
        return new FxRate(
                ID,
                "ecb",
                Instant.parse("2026-03-13T13:15:00Z"),
                INGESTED,
                FxRate.VERSION,
                "EURUSD",
                "EUR",
                "USD",
                LocalDate.parse("2026-03-13"),
                null,
                null,
                null,
                1.0953);
    }

    static MacroValue macroValue() {
        return new MacroValue(
                ID,
                "fred",
                Instant.parse("2026-03-12T00:00:00Z"),
                INGESTED,
                MacroValue.VERSION,
                "DEMO10",
                LocalDate.parse("2026-03-12"),
                4.18,
                null);
    }

    static Fill fill() {
        return new Fill(
                ID,
                "atas",
                AS_OF,
                INGESTED,
                Fill.VERSION,
                "DEMO-1",
                "DXJ26",
                FillSide.SELL,
                2,
                19.25,
                null,
                ID,
                FillEffect.CLOSE,
                125.0,
                null);
    }

    static Capture capture() {
        return new Capture(
                ID,
                "desk-1",
                AS_OF,
                INGESTED,
                Capture.VERSION,
                ImageFormat.PNG,
                1920,
                1080,
                "0".repeat(64),
                "desk-1/2026-03-13/" + "0".repeat(64) + ".png",
                new byte[] {1, 2, 3});
    }

    static NewsItem newsItem() {
        return new NewsItem(
                ID,
                "business-news",
                AS_OF,
                INGESTED,
                NewsItem.VERSION,
                NewsTime.PUBLISHED,
                AS_OF,
                "https://news.example.test/2026/stocks-fall",
                "http://News.Example.test/2026/stocks-fall/?utm_source=feed",
                "Stocks fall as yields rise",
                "Stocks slipped on Friday.",
                false,
                null,
                List.of("markets"),
                List.of(),
                "en-us");
    }

    static FileQuality fileQuality() {
        return new FileQuality(
                ID,
                "demo",
                INGESTED,
                INGESTED,
                FileQuality.VERSION,
                "option_chain",
                "cboe-option-chain",
                "demo.csv",
                "demo/2026-03-13/" + "ab".repeat(32) + ".csv",
                "ab".repeat(32),
                FileOutcome.ACCEPTED,
                40,
                39,
                1,
                Map.of("NOT_A_NUMBER", 1),
                List.of(new BadRecord("NOT_A_NUMBER", 7, "Calls Bid", "n/a")),
                null,
                null,
                1,
                AS_OF,
                AS_OF,
                List.of("DEMO"),
                List.of(new RuleResult(
                        "crossed_quotes", Severity.MEDIUM, 39, 0.03, 0.02, false, "DEMO 100 C: bid 2 above ask 1")));
    }

    static GexSnapshot gexSnapshot() {
        return new GexSnapshot(
                ID,
                "feature-service",
                AS_OF,
                INGESTED,
                GexSnapshot.VERSION,
                "DEMO",
                100.5,
                null,
                1.5e6,
                4.5e6,
                -3e6,
                7.5e6,
                0.2,
                new GexSnapshot.GammaFlip(
                        null, NoFlipReason.NO_SIGN_CHANGE, List.of(), List.of(80.4, 120.6), null, null),
                GammaRegime.POSITIVE_GAMMA,
                105.0,
                null,
                List.of(new GexSnapshot.StrikeGex(100, 4.5e6, -3e6, 1.5e6, 1200, 800)),
                List.of(new GexSnapshot.ExpiryGex(
                        LocalDate.parse("2026-03-20"),
                        "DEMO",
                        Settlement.PM,
                        7.02,
                        100.6,
                        ForwardSource.CURVE,
                        0,
                        1.5e6,
                        7.5e6,
                        100.0,
                        1200,
                        800,
                        0.205)),
                new GexSnapshot.ExpectedMove(LocalDate.parse("2026-03-20"), "DEMO", null, 2.9),
                null,
                0.21,
                null,
                -2.5e5,
                8.1e6,
                -4.2e5,
                1.1e5,
                null,
                List.of(new GexSnapshot.HedgingFlow(-1, 14_925.4, 1.485e6)),
                0.667,
                null,
                new GexSnapshot.ConventionUsed(
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
                        new GexSnapshot.RateCurve(
                                LocalDate.parse("2026-03-12"),
                                List.of(new GexSnapshot.RateCurve.CurvePoint(0.25, 0.0425, "DGS3MO", ID)))),
                new GexSnapshot.Quality(2, 2, Map.of(), Map.of("VENDOR", 2)),
                List.of(ID),
                SpotSource.PARITY);
    }

    static AssetFeatures assetFeatures() {
        return new AssetFeatures(
                ID,
                "feature-service",
                AS_OF,
                INGESTED,
                AssetFeatures.VERSION,
                "DEMO",
                AssetClass.EQUITY,
                Map.of(
                        FeatureName.NET_GEX.wireName(),
                        new AssetFeatures.Feature(
                                1.5e6,
                                FeatureName.NET_GEX.unit(),
                                null,
                                AS_OF,
                                new AssetFeatures.Inputs(1, "ab".repeat(16), List.of(ID)),
                                LocalDate.parse("2026-03-13")),
                        FeatureName.NET_GEX_PERCENTILE.wireName(),
                        new AssetFeatures.Feature(
                                null,
                                FeatureName.NET_GEX_PERCENTILE.unit(),
                                "TOO_FEW_OBSERVATIONS",
                                null,
                                new AssetFeatures.Inputs(0, "cd".repeat(16), List.of()),
                                null)),
                "real");
    }

    static AssetScore assetScore() {
        return new AssetScore(
                ID,
                "scoring-service",
                AS_OF,
                INGESTED,
                AssetScore.VERSION,
                "DEMO",
                AssetClass.EQUITY,
                42.5,
                Regime.FRAGILE,
                null,
                PressureDirection.NEUTRAL,
                "no rule applies",
                List.of(
                        new AssetScore.Component(
                                "vol",
                                0.425,
                                1,
                                ScaleMethod.FIXED_RANGE,
                                null,
                                Map.of("atm_vol_30d", 0.205),
                                AS_OF,
                                "atm_vol_30d",
                                List.of(new AssetScore.Input(
                                        FeatureName.ATM_VOL_30D.wireName(),
                                        0.205,
                                        FeatureName.ATM_VOL_30D.unit(),
                                        AS_OF,
                                        0,
                                        new AssetFeatures.Inputs(1, "ab".repeat(16), List.of(ID))))),
                        new AssetScore.Component("credit", null, 0, null, "NO_SOURCE", Map.of(), null, null, null)),
                ID);
    }

    static MarketFlow marketFlow() {
        return new MarketFlow(
                ID,
                "scoring-service",
                AS_OF,
                INGESTED,
                MarketFlow.VERSION,
                LocalDate.parse("2026-03-13"),
                List.of(
                        new MarketFlow.Pair("DEMO", "OTHER", 0.4, 1, 0.6, 0.1, 250, null),
                        new MarketFlow.Pair("OTHER", "DEMO", null, null, null, null, 0, "TOO_FEW_DAYS")));
    }

    static ScoreSignal scoreSignal() {
        return new ScoreSignal(
                ID,
                "scoring-service",
                AS_OF,
                INGESTED,
                ScoreSignal.VERSION,
                "DEMO",
                Signal.BUY,
                0.5,
                new ScoreSignal.Bar(
                        LocalDate.parse("2026-03-13"), 101, LocalDate.parse("2026-03-12"), 100, 1, AS_OF, 0),
                new ScoreSignal.Vix(15, AS_OF, 0),
                new ScoreSignal.Score(42.5, Regime.FRAGILE, PressureDirection.DOWN, ID),
                List.of(new ScoreSignal.Model(
                        ModelName.CHART_PATTERN, "1", "head_and_shoulders", 0.9, null, AS_OF.minusSeconds(60), 60, ID)),
                Map.of("news-sentiment", "STALE"));
    }

    static InferenceRequest inferenceRequest() {
        return new InferenceRequest(
                ID,
                "gex-api",
                AS_OF,
                INGESTED,
                InferenceRequest.VERSION,
                ModelName.CHART_PATTERN,
                List.of(ModelInput.picture("AQID")));
    }

    private static ModelOutput sentiment() {
        return new ModelOutput(
                "positive",
                Map.of("negative", 0.1, "neutral", 0.2, "positive", 0.7),
                0.6,
                Map.of(),
                List.of(0.5f, -1f),
                null,
                null);
    }

    static InferenceResult inferenceResult() {
        return new InferenceResult(
                ID,
                "gpu-worker",
                AS_OF,
                INGESTED,
                InferenceResult.VERSION,
                ID,
                ModelName.NEWS_SENTIMENT,
                "1",
                List.of(sentiment(), ModelOutput.none("NO_TEXT")));
    }

    static ModelSignal modelSignal() {
        return new ModelSignal(
                ID,
                "feed",
                AS_OF,
                INGESTED,
                ModelSignal.VERSION,
                "DEMO",
                ModelName.NEWS_SENTIMENT,
                "1",
                sentiment(),
                ID,
                "A headline",
                null);
    }

    static ModelDrift modelDrift() {
        return new ModelDrift(
                ID,
                "gpu-worker",
                AS_OF,
                INGESTED,
                ModelDrift.VERSION,
                ModelName.ENSEMBLE,
                "1",
                350,
                List.of(new ModelDrift.Measure("vix", ModelDrift.Side.INPUT, 0.4, 0.3)),
                true);
    }

    static ServedModel servedModel() {
        return new ServedModel(
                ID,
                "shipped",
                AS_OF,
                INGESTED,
                ServedModel.VERSION,
                ModelName.REGIME,
                "1",
                "cpu",
                "0".repeat(64),
                List.of("calm", "storm"),
                Map.of("r_squared", 0.41),
                "# Regime");
    }

    static JobRequest jobRequest() {
        return new JobRequest(
                ID,
                "gex-api",
                AS_OF,
                INGESTED,
                JobRequest.VERSION,
                "job-1",
                "analysis",
                JobAction.RUN,
                "DEMO",
                Map.of("input", "bars"));
    }

    static JobStatus jobStatus() {
        return new JobStatus(
                ID,
                "feature-service",
                AS_OF,
                INGESTED,
                JobStatus.VERSION,
                "job-1",
                "analysis",
                "DEMO",
                JobState.FAILED,
                4,
                10,
                "DEMO.csv has no bars");
    }

    static Portfolio portfolio() {
        LocalDate date = LocalDate.of(2026, 3, 13);
        return new Portfolio(
                ID,
                "feature-service",
                AS_OF,
                INGESTED,
                Portfolio.VERSION,
                "DEMO",
                CostMethod.FIFO,
                List.of(new Portfolio.Position("ESU5@CME", 50.0, -2, 5_010.25, 112.5, 4.2, 5_008.0, date, 225.0)),
                List.of(new Portfolio.Day(date, "ESU5@CME", -2, 112.5, 4.2, 225.0, 333.3)),
                List.of(new Portfolio.OptionGreeks("DEMO", AS_OF, 1, 5_100.5, 210.25, 12.5, -8.75)),
                0);
    }

    static Alert alert() {
        return new Alert(
                ID,
                "scoring-service",
                AS_OF,
                INGESTED,
                Alert.VERSION,
                "flip_0123456789abcdef",
                AlertType.GAMMA_FLIP_PROXIMITY,
                Severity.HIGH,
                "DEMO",
                "Spot is within 0.40 % of the gamma flip",
                Map.of("flip_level", "100.90", "distance_pct", 0.4),
                AS_OF,
                ID,
                AlertPhase.ESCALATED);
    }

    static UserRule userRule() {
        return new UserRule(
                ID,
                "gex-api",
                AS_OF,
                AS_OF,
                UserRule.VERSION,
                "00000000-0000-4000-8000-000000000001",
                2,
                "Dealers turn short of gamma",
                "snapshot.net_gex",
                Comparison.CROSSES_BELOW,
                -1.5e9,
                Duration.ofMinutes(10),
                List.of("DEMO"),
                Severity.HIGH,
                -1.4e9,
                Duration.ofMinutes(30),
                true,
                false,
                INGESTED);
    }

    static Report report() {
        return new Report(
                ID,
                "report-service",
                AS_OF,
                INGESTED,
                Report.VERSION,
                "daily-2026-03-13",
                LocalDate.parse("2026-03-13"),
                1,
                List.of("DEMO"),
                "Dealer positioning, 13 March 2026",
                "# Dealer positioning\n");
    }
}
