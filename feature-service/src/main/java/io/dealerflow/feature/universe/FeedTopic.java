package io.dealerflow.feature.universe;

import io.dealerflow.feature.asset.Role;

/** The topics that a universe may name. */
enum FeedTopic {
    GEX,
    BARS,
    FUTURES,
    FX,
    POSITIONING,
    MACRO,
    SIGNALS;

    boolean feeds(Role role) {
        return switch (role) {
            case CHAIN -> this == GEX;
            case CURVE -> this == FUTURES;
            case POSITIONS -> this == POSITIONING;
            case SENTIMENT -> this == SIGNALS;
            default -> this == BARS || this == FX || this == MACRO;
        };
    }
}
