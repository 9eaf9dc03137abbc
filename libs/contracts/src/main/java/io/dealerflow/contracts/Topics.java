package io.dealerflow.contracts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.List;

/** Kafka topic names; every topic is keyed by the subject of its event. */
public final class Topics {
    /** {@link OptionChain} in CBOR, keyed by underlying. */
    public static final String RAW_OPTION_CHAINS = "dealerflow.raw.option-chains";

    /** {@link GexSnapshot}, keyed by underlying. */
    public static final String FEATURES_GEX = "dealerflow.features.gex";

    /** {@link AssetScore}, keyed by asset. */
    public static final String SCORES_ASSETS = "dealerflow.scores.assets";

    /** {@link Alert}, keyed by asset. */
    public static final String ALERTS = "dealerflow.alerts";

    /** {@link Report}, keyed by report. */
    public static final String REPORTS_PUBLISHED = "dealerflow.reports.published";

    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    private Topics() {}

    /** Every topic that carries events, in the order of the flow, without the dead-letter topics. */
    public static List<String> all() {
        return List.of(RAW_OPTION_CHAINS, FEATURES_GEX, SCORES_ASSETS, ALERTS, REPORTS_PUBLISHED);
    }

    /** The topic where consumers of {@code topic} leave what they cannot process. */
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }
}
