package io.dealerflow.gexapi.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as bounds of queries: the database keeps microseconds. */
final class Timestamps {
    private Timestamps() {}

    /** The instant in microseconds, rounded up: never before its own stored self. */
    static Instant atOrAfter(Instant instant) {
        Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(instant) ? micros : micros.plus(1, ChronoUnit.MICROS);
    }
}
