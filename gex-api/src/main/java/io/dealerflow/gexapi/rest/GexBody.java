package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.snapshot.PricedBook;
import io.dealerflow.quant.profile.GammaProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A snapshot in an answer, with its age and source. */
@Schema(oneOf = {GexBody.Plain.class, GexBody.WithProfile.class})
sealed interface GexBody {
    /**
     * Without profile.
     *
     * @param ageSeconds since the observation
     * @param stale      true only when the answer comes from the fallback store
     */
    record Plain(@JsonUnwrapped GexSnapshot snapshot, long ageSeconds, boolean stale) implements GexBody {}

    /**
     * With profile.
     *
     * @param profile ascending by spot; empty where the file's own gammas were asked for, which have no profile
     */
    record WithProfile(
            @JsonUnwrapped GexSnapshot snapshot, long ageSeconds, boolean stale, List<GammaProfile.Point> profile)
            implements GexBody {}

    static GexBody of(Sourced<PricedBook> answer, Instant now) {
        GexSnapshot snapshot = answer.value().snapshot();
        long age = age(snapshot.asOf(), now);
        List<GammaProfile.Point> profile = answer.value().profile();
        return profile == null
                ? new Plain(snapshot, age, answer.stale())
                : new WithProfile(snapshot, age, answer.stale(), profile);
    }

    static long age(Instant asOf, Instant now) {
        return Math.max(0, Duration.between(asOf, now).toSeconds());
    }
}
