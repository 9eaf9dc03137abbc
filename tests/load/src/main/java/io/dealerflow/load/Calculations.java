package io.dealerflow.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code POST /gex/calculate}: latency at a low rate, and goodput at five times the capacity. */
final class Calculations implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final double SPOT = 5000;
    private static final double LOW_RATE = 10;
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
        String url = url();
        byte[] small = LoadRun.json(request(500));
        byte[] large = LoadRun.json(request(5_000));
        try (var load = new HttpLoad(vertx, 8)) {
            latency(load, "500 contracts", small, "<= 2", "<= 8");
            latency(load, "5 000 contracts", large, "<= 25", "");
        }
        double capacity;
        try (var load = new HttpLoad(vertx, 4)) {
            capacity = load.closed(HttpLoad.Call.post(url, large), DURATION).rate(OK);
        }
        Report.figure("calculate, 5 000 contracts, capacity", capacity, "/s", "");
        overload(HttpLoad.Call.post(url, large).asking(), capacity, "with Expect: 100-continue");
        overload(HttpLoad.Call.post(url, large), capacity, "with bodies sent in vain");
    }

    private String url() {
        return system.url() + "/api/v1/gex/calculate";
    }

    private void latency(HttpLoad load, String name, byte[] body, String p50Bound, String p99Bound) throws IOException {
        var call = HttpLoad.Call.post(url(), body);
        var plain = HttpLoad.Call.post(bareUrl, body);
        bare.serve(load.fetch(call));
        load.closed(plain, WARM_UP.dividedBy(2));
        load.closed(call, WARM_UP);
        Measurement received = load.open(plain, LOW_RATE, DURATION);
        Measurement measured = load.open(call, LOW_RATE, DURATION);
        double reading = readingMillis(body);
        Report.figure("bare POST, " + name + ", p50", received.millis(OK, 50), "ms", "");
        Report.figure("bare POST, " + name + ", p99", received.millis(OK, 99), "ms", "");
        Report.figure("calculate, " + name + ", p50", measured.millis(OK, 50), "ms", p50Bound);
        Report.figure("calculate, " + name + ", p99", measured.millis(OK, 99), "ms", p99Bound);
        Report.figure("Jackson's reading of the body", reading, "ms", "");
        Report.figure("calculate p50 : Jackson's reading of the body", measured.millis(OK, 50) / reading, "", "<= 3");
        Report.line("answers by status: " + measured.counts());
    }

    private void overload(HttpLoad.Call call, double capacity, String name) {
        try (var load = new HttpLoad(vertx, 200)) {
            Measurement measured = load.open(call, 5 * capacity, DURATION);
            Report.line("five times the capacity, " + name);
            Report.figure("goodput, of the capacity", 100 * measured.rate(OK) / capacity, "%", ">= 80");
            Report.figure("429, p99", measured.millis(TOO_MANY, 99), "ms", "<= 100");
            Report.figure("503, p99", measured.millis(UNAVAILABLE, 99), "ms", "<= 100");
            Report.line("answers by status: " + measured.counts());
        }
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

    /** A chain over ten expiries, quoted around one volatility, without greeks. */
    private static Map<String, Object> request(int contracts) {
        List<Map<String, Object>> chain = new ArrayList<>();
        LocalDate friday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        for (int i = 0; i < contracts; i++) {
            int strike = (int) (SPOT * 0.8) + i / 20 * (int) (SPOT * 0.4 / Math.max(1, contracts / 20));
            boolean isCall = i % 2 == 0;
            double inside = Math.max(0, isCall ? SPOT - strike : strike - SPOT);
            chain.add(Map.of(
                    "symbol",
                    "LOAD",
                    "strike",
                    Integer.toString(strike),
                    "expiration",
                    friday.plusWeeks(i / 2 % 10).toString(),
                    "option_type",
                    isCall ? "call" : "put",
                    "bid",
                    Double.toString(inside + 10),
                    "ask",
                    Double.toString(inside + 11),
                    "volume",
                    i % 50,
                    "open_interest",
                    100 + i % 900,
                    "implied_volatility",
                    0.2));
        }
        return Map.of("symbol", "LOAD", "spot_price", Double.toString(SPOT), "options_chain", chain);
    }
}
