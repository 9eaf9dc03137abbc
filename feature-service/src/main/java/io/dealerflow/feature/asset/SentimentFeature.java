package io.dealerflow.feature.asset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sentiment of the news. */
final class SentimentFeature {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HALF_LIFE = Duration.ofHours(6);

    private SentimentFeature() {}

    /** Of the items of the last day, each half as much as one that is six hours younger. */
    static Calculated weightedMean(Known known) {
        List<Fact.Value> all = known.values(Role.SENTIMENT);
        Instant from = known.asOf().minus(WINDOW);
        List<Fact.Value> news =
                all.stream().filter(value -> value.knownAt().isAfter(from)).toList();
        if (news.isEmpty()) {
            return Calculated.none(Reason.STALE, History.last(all, 1));
        }
        double weights = 0;
        double sum = 0;
        for (Fact.Value item : news) {
            double halfLives =
                    (double) Duration.between(item.knownAt(), known.asOf()).toMillis() / HALF_LIFE.toMillis();
            double weight = Math.pow(2, -halfLives);
            weights += weight;
            sum += weight * item.value();
        }
        return Calculated.of(sum / weights, news);
    }
}
