package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.features.GexSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link io.dealerflow.gexapi.query.GexQuery}.
 *
 * @param stale   whether the fallback store answered
 * @param profile null when it was not asked for, empty where gammas come from the file
 */
public record GexAnswer(
        GexSnapshot snapshot, boolean stale, @Nullable List<ProfilePoint> profile) {}
