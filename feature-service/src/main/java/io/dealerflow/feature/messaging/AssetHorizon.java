package io.dealerflow.feature.messaging;

import io.dealerflow.feature.asset.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of an asset's history is kept, and for how much of it features are published.
 *
 * @param factDays      before its newest date, for which facts are kept
 * @param publishedDays before its newest instant, for which features are published
 * @param books         option books kept one by one; before them the last of each New York date is kept
 */
record AssetHorizon(int factDays, int publishedDays, int books) {
    AssetHorizon {
        if (factDays < publishedDays || publishedDays < 0 || books < 1) {
            throw new IllegalArgumentException(
                    "dealerflow.assets: fact-days " + factDays + " must be at least published-days " + publishedDays
                            + " >= 0, and books " + books + " at least 1");
        }
    }

    boolean isForgotten(LocalDate date, LocalDate newest) {
        return date.isBefore(newest.minusDays(factDays));
    }

    Instant publishedFrom(Instant newest) {
        return newest.minus(Duration.ofDays(publishedDays));
    }

    /**
     * The books that are deleted.
     *
     * @param inOrder ascending by time
     */
    Set<Fact> thinned(List<Fact> inOrder) {
        Set<Fact> thinned = new HashSet<>();
        for (int i = 0; i < inOrder.size() - books; i++) {
            if (inOrder.get(i).date().equals(inOrder.get(i + 1).date())) {
                thinned.add(inOrder.get(i));
            }
        }
        return thinned;
    }
}
