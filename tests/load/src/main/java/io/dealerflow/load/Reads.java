package io.dealerflow.load;

import io.vertx.core.Vertx;
import java.time.Duration;

/** The newest snapshot of the simulated symbol, which is cached, beside a bare endpoint that serves the same bytes. */
final class Reads implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int CONNECTIONS = 64;
    private static final int MANY_CONNECTIONS = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration DURATION = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final LocalSystem system;
    private final BareResource bare;
    private final String bareUrl;

    Reads(Vertx vertx, LocalSystem system, BareResource bare, String bareUrl) {
        this.vertx = vertx;
        this.system = system;
        this.bare = bare;
        this.bareUrl = bareUrl;
    }

    @Override
    public void run() {
        var cached = HttpLoad.Call.get(system.url() + "/api/v1/gex/SIMX");
        var plain = HttpLoad.Call.get(bareUrl);
        double capacity;
        double plainCapacity;
        try (var load = new HttpLoad(vertx, CONNECTIONS)) {
            bare.serve(load.fetch(cached));
            load.closed(plain, WARM_UP);
            load.closed(cached, WARM_UP);
            plainCapacity = load.closed(plain, DURATION).rate(OK);
            Measurement ours = load.closed(cached, DURATION);
            capacity = ours.rate(OK);
            Report.line("answers of the cached GET by status: " + ours.counts());
        }
        Report.figure("bare GET, throughput", plainCapacity, "/s", "");
        Report.figure("cached GET, throughput", capacity, "/s", "");
        Report.figure("cached : bare throughput", 100 * capacity / plainCapacity, "%", ">= 60");
        try (var load = new HttpLoad(vertx, MANY_CONNECTIONS)) {
            double plainP99 = load.open(plain, plainCapacity / 2, DURATION).millis(OK, 99);
            Measurement ours = load.open(cached, capacity / 2, DURATION);
            Report.figure("bare GET at half its capacity, 500 connections, p99", plainP99, "ms", "");
            Report.figure("cached GET at half its capacity, 500 connections, p99", ours.millis(OK, 99), "ms", "");
            Report.figure("cached : bare p99", ours.millis(OK, 99) / plainP99, "", "<= 3");
        }
    }
}
