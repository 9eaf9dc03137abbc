package io.dealerflow.contracts;

import static io.dealerflow.contracts.event.Topic.Cleanup.COMPACT;
import static io.dealerflow.contracts.event.Topic.Cleanup.DELETE;
import static io.dealerflow.contracts.event.Topic.Delivery.AT_LEAST_ONCE;
import static io.dealerflow.contracts.event.Topic.Delivery.EXACTLY_ONCE;
import static io.dealerflow.contracts.event.Topic.Encoding.CBOR;
import static io.dealerflow.contracts.event.Topic.Encoding.JSON;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobStatus;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.ScoreSignal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of Kafka topics. */
public final class Topics {
    /** The largest record on any topic, bytes. A whole SPX chain is 2 MB. */
    public static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    public static final Topic<OptionChain> RAW_OPTION_CHAINS =
            new Topic<>("dealerflow.raw.option-chains", OptionChain.class, CBOR, DELETE, AT_LEAST_ONCE);
    public static final Topic<BarSeries> RAW_BARS =
            new Topic<>("dealerflow.raw.bars", BarSeries.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<FuturesCurve> RAW_FUTURES =
            new Topic<>("dealerflow.raw.futures", FuturesCurve.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<CotReport> RAW_POSITIONING =
            new Topic<>("dealerflow.raw.positioning", CotReport.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<FxRate> RAW_FX =
            new Topic<>("dealerflow.raw.fx", FxRate.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<MacroValue> RAW_MACRO =
            new Topic<>("dealerflow.raw.macro", MacroValue.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<Fill> RAW_TRADES =
            new Topic<>("dealerflow.raw.trades", Fill.class, JSON, DELETE, AT_LEAST_ONCE);
    /** Never written in a transaction: its readers scale from zero on the lag, which a transaction's marker would keep above zero. */
    public static final Topic<NewsItem> RAW_NEWS =
            new Topic<>("dealerflow.raw.news", NewsItem.class, JSON, DELETE, AT_LEAST_ONCE);

    /** Never written in a transaction, as {@link #RAW_NEWS}. */
    public static final Topic<Capture> RAW_CAPTURES =
            new Topic<>("dealerflow.raw.captures", Capture.class, CBOR, DELETE, AT_LEAST_ONCE);

    /** One for each received file, keyed by source. */
    public static final Topic<FileQuality> QUALITY_REPORTS =
            new Topic<>("dealerflow.quality.reports", FileQuality.class, JSON, DELETE, AT_LEAST_ONCE);

    /** Never written in a transaction, as {@link #RAW_NEWS}. */
    public static final Topic<InferenceRequest> INFERENCE_REQUESTS =
            new Topic<>("dealerflow.inference.requests", InferenceRequest.class, JSON, DELETE, AT_LEAST_ONCE);

    public static final Topic<InferenceResult> INFERENCE_RESULTS =
            new Topic<>("dealerflow.inference.results", InferenceResult.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<ModelDrift> MODELS_DRIFT =
            new Topic<>("dealerflow.models.drift", ModelDrift.class, JSON, DELETE, AT_LEAST_ONCE);
    /** The newest version of each model that a worker activated. */
    public static final Topic<ServedModel> MODELS_SERVED =
            new Topic<>("dealerflow.models.served", ServedModel.class, JSON, COMPACT, AT_LEAST_ONCE);

    /** Jobs and their units, keyed by job and unit, so that the workers of a group share them. */
    public static final Topic<JobRequest> JOBS_REQUESTS =
            new Topic<>("dealerflow.jobs.requests", JobRequest.class, JSON, DELETE, AT_LEAST_ONCE);

    public static final Topic<JobStatus> JOBS_STATUS =
            new Topic<>("dealerflow.jobs.status", JobStatus.class, JSON, DELETE, AT_LEAST_ONCE);

    public static final Topic<GexSnapshot> FEATURES_GEX =
            new Topic<>("dealerflow.features.gex", GexSnapshot.class, JSON, DELETE, EXACTLY_ONCE);
    public static final Topic<AssetFeatures> FEATURES_ASSETS =
            new Topic<>("dealerflow.features.assets", AssetFeatures.class, JSON, DELETE, EXACTLY_ONCE);
    public static final Topic<ModelSignal> FEATURES_SIGNALS =
            new Topic<>("dealerflow.features.signals", ModelSignal.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<Portfolio> FEATURES_PORTFOLIO =
            new Topic<>("dealerflow.features.portfolio", Portfolio.class, JSON, DELETE, AT_LEAST_ONCE);
    public static final Topic<AssetScore> SCORES_ASSETS =
            new Topic<>("dealerflow.scores.assets", AssetScore.class, JSON, DELETE, EXACTLY_ONCE);
    public static final Topic<MarketFlow> SCORES_MARKET =
            new Topic<>("dealerflow.scores.market", MarketFlow.class, JSON, DELETE, EXACTLY_ONCE);
    public static final Topic<ScoreSignal> SCORES_SIGNALS =
            new Topic<>("dealerflow.scores.signals", ScoreSignal.class, JSON, DELETE, EXACTLY_ONCE);
    public static final Topic<Alert> ALERTS = new Topic<>("dealerflow.alerts", Alert.class, JSON, DELETE, EXACTLY_ONCE);
    /** Rules of users, keyed by rule: the newest record of each, also of those that were deleted. */
    public static final Topic<UserRule> ALERTS_RULES =
            new Topic<>("dealerflow.alerts.rules", UserRule.class, JSON, COMPACT, AT_LEAST_ONCE);

    public static final Topic<Report> REPORTS_PUBLISHED =
            new Topic<>("dealerflow.reports.published", Report.class, JSON, DELETE, AT_LEAST_ONCE);

    private static final List<Topic<? extends Event>> ALL = List.of(
            RAW_OPTION_CHAINS,
            RAW_BARS,
            RAW_FUTURES,
            RAW_POSITIONING,
            RAW_FX,
            RAW_MACRO,
            RAW_TRADES,
            RAW_NEWS,
            RAW_CAPTURES,
            QUALITY_REPORTS,
            INFERENCE_REQUESTS,
            INFERENCE_RESULTS,
            MODELS_DRIFT,
            MODELS_SERVED,
            JOBS_REQUESTS,
            JOBS_STATUS,
            FEATURES_GEX,
            FEATURES_ASSETS,
            FEATURES_SIGNALS,
            FEATURES_PORTFOLIO,
            SCORES_ASSETS,
            SCORES_MARKET,
            SCORES_SIGNALS,
            ALERTS,
            ALERTS_RULES,
            REPORTS_PUBLISHED);
    private static final Map<Class<? extends Event>, Topic<? extends Event>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Topic::type, Function.identity()));

    private Topics() {}

    /** Every topic that carries events, in the order of the flow, without the dead-letter topics. */
    public static List<Topic<? extends Event>> all() {
        return ALL;
    }

    /** The topic of events of {@code type}. */
    public static Topic<? extends Event> of(Class<? extends Event> type) {
        Topic<? extends Event> topic = BY_TYPE.get(type);
        if (topic == null) {
            throw new IllegalArgumentException(type.getName() + " has no topic in the catalogue");
        }
        return topic;
    }

    /** The encoding of events of {@code type}. */
    public static Topic.Encoding encodingOf(Class<? extends Event> type) {
        return of(type).encoding();
    }

    /** {@link Topic#deadLetters()} for the name of a topic. */
    public static String deadLettersOf(String topic) {
        return topic + Topic.DEAD_LETTER_SUFFIX;
    }
}
