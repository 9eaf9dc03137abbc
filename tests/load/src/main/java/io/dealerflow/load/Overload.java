package io.dealerflow.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code POST /gex/calculate} at five times its capacity: from clients that wait with their bodies until the server asks for them, and
 * from clients that do not. Of two processors the service has one of its own, so that the load does not take what it is measured by.
 */
final class Overload implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int CONTRACTS = 5_000;
    /** Enough to keep the threads that price busy. */
    private static final int FEW_CONNECTIONS = 8;

    private static final int CONNECTIONS = 200;
    private static final Duration DURATION = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final LocalSystem system;

    Overload(Vertx vertx, LocalSystem system) {
        this.vertx = vertx;
        this.system = system;
    }

    @Override
    public void run() throws IOException {
        byte[] json = ChainRequest.json(CONTRACTS);
        var call = HttpLoad.Call.post(system.url() + "/api/v1/gex/calculate", json);
        try (var processors = Processors.share(system.apiPid())) {
            Report.line(processors.toString());
            double capacity;
            try (var load = new HttpLoad(vertx, FEW_CONNECTIONS)) {
                load.closed(call, DURATION);
                capacity = load.closed(call, DURATION).rate(OK);
            }
            Report.figure("calculate, 5 000 contracts, capacity", capacity, "/s", "");
            overload("clients with Expect: 100-continue", call.thatExpects(), capacity);
            overload("clients that send bodies at once", call, capacity);
        }
    }

    private void overload(String clients, HttpLoad.Call call, double capacity) {
        try (var load = new HttpLoad(vertx, CONNECTIONS)) {
            load.open(call, 5 * capacity, WARM_UP);
            report(clients, load.open(call, 5 * capacity, DURATION), capacity);
        }
    }

    private static void report(String clients, Measurement measured, double capacity) {
        Report.line("at five times the capacity, " + clients + ":");
        Report.figure("goodput, of the capacity", 100 * measured.rate(OK) / capacity, "%", ">= 80");
        Report.figure("429, p99", measured.millis(TOO_MANY, 99), "ms", "<= 100");
        Report.figure("503, p99", measured.millis(UNAVAILABLE, 99), "ms", "<= 100");
        Report.line("answers by status: " + measured.counts());
    }
}
