package io.dealerflow.elsewhere;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import org.jspecify.annotations.Nullable;

/** A marked record with a record within. */
@RequiredUnlessNullable
public record Reading(
        String station, double value, @Nullable String note, Place place) {
    public record Place(String name, @Nullable Double height) {}
}
