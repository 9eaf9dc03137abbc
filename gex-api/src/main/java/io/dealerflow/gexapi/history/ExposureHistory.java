package io.dealerflow.gexapi.history;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Stored exposures of a symbol over time. */
public interface ExposureHistory {
    /**
     * The points within the window at its resolution, ascending; where there are more than some thousands of observations, the
     * newest. Fails with {@link io.dealerflow.kit.core.UnavailableException} while the store does not answer.
     */
    Uni<List<ExposurePoint>> within(String symbol, Window window);
}
