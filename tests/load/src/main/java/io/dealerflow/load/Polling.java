package io.dealerflow.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A day of delayed quotes of a hundred symbols, compressed: each is asked for 27 times, once for each quarter of an hour of a session, as fast as
 * ingest-service asks, and every answer is another chain. Printed is the heap in each tenth of the day.
 */
final class Polling implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int PORT = 18_999;
    private static final int SYMBOLS = 100;
    private static final int ANSWERS = 27 * SYMBOLS;
    private static final int CONTRACTS = 500;
    private static final int TENTHS = 10;
    private static final Duration SAMPLE = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LocalSystem system;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger answers = new AtomicInteger();

    Polling(LocalSystem system) {
        this.system = system;
    }

    @Override
    public void run() throws Exception {
        HttpServer vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        vendor.createContext("/", this::answer);
        vendor.start();
        try {
            Report.line("Answers of " + SYMBOLS + " symbols at http://127.0.0.1:" + PORT + "/<symbol>.json");
            long start = System.nanoTime();
            List<Double> lowest = lowestOfTenths(start);
            double seconds = (System.nanoTime() - start) / 1e9;
            for (int tenth = 0; tenth < lowest.size(); tenth++) {
                Report.figure("heap in tenth " + (tenth + 1) + " of the day, lowest", lowest.get(tenth), "MB", "");
            }
            Report.figure("  last tenth : second", lowest.getLast() / lowest.get(1), "", "<= 1.1");
            Report.figure("answers a second", ANSWERS / seconds, "", "");
        } finally {
            vendor.stop(0);
        }
    }

    /** What is left after collections, so that garbage does not count. */
    private List<Double> lowestOfTenths(long start) throws IOException, InterruptedException {
        List<Double> lowest = new ArrayList<>();
        while (answers.get() < ANSWERS) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("ingest-service has asked " + answers.get() + " times of " + ANSWERS
                        + ": is it configured as the README says?");
            }
            int tenth = Math.min(TENTHS - 1, TENTHS * answers.get() / ANSWERS);
            double megabytes =
                    ServedMetrics.of(client, system.ingestUrl()).sum("jvm_memory_used_bytes", "area=\"heap\"") / 1e6;
            if (tenth == lowest.size()) {
                lowest.add(megabytes);
            } else {
                lowest.set(lowest.size() - 1, Math.min(lowest.getLast(), megabytes));
            }
            Thread.sleep(SAMPLE);
        }
        return lowest;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String symbol = exchange.getRequestURI().getPath().replaceAll("[^A-Z]", "");
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(ANSWERS - answers.get());
        byte[] body = CboeChain.json(symbol, CONTRACTS, asOf);
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        answers.incrementAndGet();
    }
}
