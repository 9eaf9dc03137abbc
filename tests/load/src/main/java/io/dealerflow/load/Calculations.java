package io.dealerflow.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /gex/calculate} at rates far below its capacity. Between requests that are far apart the processors' caches are lost to other processes. */
final class Calculations implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final double LOW_RATE = 10;
    private static final double HIGHER_RATE = 100;
    private static final Duration DURATION = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration READING = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final LocalSystem system;
    private final BareResource bare;
    private final String bareUrl;

    Calculations(Vertx vertx, LocalSystem system, BareResource bare, String bareUrl) {
        this.vertx = vertx;
        this.system = system;
        this.bare = bare;
        this.bareUrl = bareUrl;
    }

    @Override
    public void run() throws IOException {
        byte[] small = ChainRequest.json(500);
        byte[] large = ChainRequest.json(5_000);
        try (var load = new HttpLoad(vertx, 8)) {
            latency(load, "500 contracts", small, LOW_RATE, "<= 2", "<= 8");
            latency(load, "500 contracts", small, HIGHER_RATE, "<= 2", "<= 8");
            latency(load, "5 000 contracts", large, LOW_RATE, "<= 25", "");
        }
    }

    private String url() {
        return system.url() + "/api/v1/gex/calculate";
    }

    private void latency(HttpLoad load, String contracts, byte[] body, double rate, String p50Bound, String p99Bound)
            throws IOException {
        String name = "%s at %.0f/s".formatted(contracts, rate);
        var call = HttpLoad.Call.post(url(), body);
        var plain = HttpLoad.Call.post(bareUrl, body);
        bare.serve(load.fetch(call));
        load.closed(plain, WARM_UP.dividedBy(2));
        load.closed(call, WARM_UP);
        Measurement received = load.open(plain, rate, DURATION);
        Measurement measured = load.open(call, rate, DURATION);
        double reading = readingMillis(body);
        Report.figure("bare POST, " + name + ", p50", received.millis(OK, 50), "ms", "");
        Report.figure("bare POST, " + name + ", p99", received.millis(OK, 99), "ms", "");
        Report.figure("calculate, " + name + ", p50", measured.millis(OK, 50), "ms", p50Bound);
        Report.figure("calculate, " + name + ", p99", measured.millis(OK, 99), "ms", p99Bound);
        Report.figure("Jackson's reading of the body", reading, "ms", "");
        Report.figure("calculate p50 : Jackson's reading of the body", measured.millis(OK, 50) / reading, "", "<= 3");
        Report.line("answers by status: " + measured.counts());
    }

    /** Median time in which Jackson reads the body as a tree, when it is compiled, milliseconds. */
    private static double readingMillis(byte[] body) throws IOException {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + READING.toNanos();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            JsonNode read = Wire.json().readTree(body);
            nanos.add(System.nanoTime() - start);
            if (read.isEmpty()) {
                throw new IllegalStateException("an empty request");
            }
        }
        List<Long> compiled =
                nanos.subList(nanos.size() / 2, nanos.size()).stream().sorted().toList();
        return compiled.get(compiled.size() / 2) / 1e6;
    }
}
