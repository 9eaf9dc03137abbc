package io.dealerflow.feature.asset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sentiment of the news. */
final class SentimentFeature {
    private static final Duration WINDOW = Duration.ofHours(24);

    private SentimentFeature() {}

    static Calculated mean(Known known) {
        List<Fact.Value> all = known.values(Role.SENTIMENT);
        Instant from = known.asOf().minus(WINDOW);
        List<Fact.Value> news =
                all.stream().filter(value -> value.knownAt().isAfter(from)).toList();
        return news.isEmpty()
                ? Calculated.none(Reason.STALE, History.last(all, 1))
                : Calculated.of(
                        Statistics.mean(
                                news.stream().mapToDouble(Fact.Value::value).toArray()),
                        news);
    }
}
