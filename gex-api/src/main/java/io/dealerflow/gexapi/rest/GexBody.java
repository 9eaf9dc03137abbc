package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.rendered.Rendered;
import io.dealerflow.gexapi.snapshot.PricedBook;
import io.dealerflow.quant.profile.GammaProfile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in an answer, with its age and source.
 *
 * @param ageSeconds since the observation
 * @param stale      true only when the answer comes from the fallback store
 * @param profile    ascending by spot; empty where the file's own gammas were asked for, which have no profile; left out where it
 *                   was not asked for
 */
record GexBody(
        @JsonUnwrapped GexSnapshot snapshot,
        long ageSeconds,
        boolean stale,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<GammaProfile.Point> profile) {

    static GexBody of(Sourced<PricedBook> answer, Instant now) {
        GexSnapshot snapshot = answer.value().snapshot();
        return new GexBody(
                snapshot,
                age(snapshot.asOf(), now),
                answer.stale(),
                answer.value().profile());
    }

    static long age(Instant asOf, Instant now) {
        return Rendered.age(asOf, now);
    }
}
