package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.gexapi.latest.Sourced;
import java.time.Instant;

/**
 * Analytics in an answer.
 *
 * @param ageSeconds since the observation
 * @param stale      true only when the answer comes from the fallback store
 */
record AnalyticsBody(@JsonUnwrapped GexAnalytics analytics, long ageSeconds, boolean stale) {
    static AnalyticsBody of(Sourced<GexAnalytics> located, Instant now) {
        GexAnalytics analytics = located.value();
        return new AnalyticsBody(analytics, GexBody.age(analytics.asOf(), now), located.stale());
    }
}
