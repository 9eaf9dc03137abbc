package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of a consumer of events, the same in channels and in Kafka Streams. A consumer is {@code service/stage}. */
@ApplicationScoped
public class EventMetrics {
    /** Counter of events by {@code consumer} and {@code outcome}: {@code handled} or {@code dead_lettered}. */
    public static final String EVENTS = "dealerflow.events";

    /** Gauge by {@code consumer}: 1 while the consumer retries a transient failure, else 0. */
    public static final String PAUSED = "dealerflow.consumer.paused";

    /** Timer by {@code consumer} and {@code from}: from {@code as_of} or {@code ingest_ts} of an event until it was handled. */
    public static final String AGE = "dealerflow.event.age";

    private static final String CONSUMER = "consumer";

    private record Meters(
            Counter handled, Counter deadLettered, Timer sinceAsOf, Timer sinceIngest, AtomicInteger paused) {}

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    public EventMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    public void handled(String consumer, Event event) {
        Meters of = of(consumer);
        Instant now = clock.instant();
        of.handled().increment();
        of.sinceAsOf().record(age(event.asOf(), now));
        of.sinceIngest().record(age(event.ingestTs(), now));
    }

    /** Clocks differ: an event with a future time has age 0. */
    private static Duration age(Instant start, Instant now) {
        Duration age = Duration.between(start, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    public void deadLettered(String consumer) {
        of(consumer).deadLettered().increment();
    }

    public void paused(String consumer, boolean paused) {
        of(consumer).paused().set(paused ? 1 : 0);
    }

    private Meters of(String consumer) {
        return meters.computeIfAbsent(consumer, this::register);
    }

    private Meters register(String consumer) {
        var paused = new AtomicInteger();
        Gauge.builder(PAUSED, paused, AtomicInteger::get)
                .tag(CONSUMER, consumer)
                .register(registry);
        return new Meters(
                registry.counter(EVENTS, CONSUMER, consumer, "outcome", "handled"),
                registry.counter(EVENTS, CONSUMER, consumer, "outcome", "dead_lettered"),
                registry.timer(AGE, CONSUMER, consumer, "from", "as_of"),
                registry.timer(AGE, CONSUMER, consumer, "from", "ingest_ts"),
                paused);
    }
}
