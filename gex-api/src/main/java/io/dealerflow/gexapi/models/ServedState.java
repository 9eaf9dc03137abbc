package io.dealerflow.gexapi.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ServedModel;
import org.jspecify.annotations.Nullable;

/**
 * A model that is served.
 *
 * @param drift its last evaluation; null when there was none
 */
public record ServedState(
        @JsonUnwrapped ServedModel served, @Nullable ModelDrift drift) {}
