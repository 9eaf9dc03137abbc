package io.dealerflow.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Chains of 10 000 contracts as files, one after the other: until each is acknowledged, landed and on the broker, and from then until its rows are
 * in their table; beside it the bare endpoint that receives the same bytes.
 */
final class Uploads implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int CONTRACTS = 10_000;
    private static final int WARM_UP = 20;
    private static final int MEASURED = 40;
    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final List<String> STAGES = List.of("landing", "reading", "recording", "publication");

    private final LocalSystem system;
    private final String bareUrl;
    private final HttpClient client = HttpClient.newHttpClient();

    Uploads(LocalSystem system, String bareUrl) {
        this.system = system;
        this.bareUrl = bareUrl;
    }

    @Override
    public void run() throws Exception {
        var bare = new Measurement(SPAN);
        var acknowledged = new Measurement(SPAN);
        var readable = new Measurement(SPAN);
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(WARM_UP + MEASURED);
        try (Connection connection = DriverManager.getConnection(system.jdbcUrl())) {
            for (int i = 0; i < WARM_UP; i++) {
                take(connection, first.plusSeconds(i), new Measurement(SPAN), new Measurement(SPAN));
                post(bareUrl, CboeChain.json("LOAD", CONTRACTS, first), new Measurement(SPAN));
            }
            ServedMetrics before = ServedMetrics.of(client, system.ingestUrl());
            for (int i = 0; i < MEASURED; i++) {
                take(connection, first.plusSeconds(WARM_UP + i), acknowledged, readable);
            }
            ServedMetrics after = ServedMetrics.of(client, system.ingestUrl());
            for (int i = 0; i < MEASURED; i++) {
                post(bareUrl, CboeChain.json("LOAD", CONTRACTS, first), bare);
            }
            print(bare, acknowledged, readable);
            shares(before, after);
            delete(connection);
        }
    }

    private void take(Connection connection, Instant asOf, Measurement acknowledged, Measurement readable)
            throws Exception {
        post(
                system.ingestUrl() + "/api/v1/option-chains?source=load&filename=load.json",
                CboeChain.json("LOAD", CONTRACTS, asOf),
                acknowledged);
        long start = System.nanoTime();
        try (PreparedStatement count = connection.prepareStatement(
                "SELECT count(*) FROM ingest.raw_options WHERE as_of = ? AND source = 'load'")) {
            count.setTimestamp(1, Timestamp.from(asOf));
            while (rows(count) < CONTRACTS) {
                if (System.nanoTime() - start > SPAN.toNanos()) {
                    throw new IllegalStateException("the rows of " + asOf + " do not come");
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        readable.answered(OK, System.nanoTime() - start);
    }

    private static long rows(PreparedStatement count) throws SQLException {
        try (var rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void post(String url, byte[] body, Measurement measurement) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
        measurement.answered(answer.statusCode(), System.nanoTime() - start);
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(url + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void print(Measurement bare, Measurement acknowledged, Measurement readable) {
        double p50 = acknowledged.millis(OK, 50);
        Report.figure("bare POST of a chain of 10 000 contracts, p50", bare.millis(OK, 50), "ms", "");
        Report.figure("chain of 10 000 contracts acknowledged, p50", p50, "ms", "<= 100");
        Report.figure("  p95", acknowledged.millis(OK, 95), "ms", "");
        Report.figure("  p50 : bare POST", p50 / bare.millis(OK, 50), "", "");
        Report.figure("its rows in raw_options after that, p95", readable.millis(OK, 95), "ms", "<= 500");
        Report.figure("  p50", readable.millis(OK, 50), "ms", "");
    }

    /** Of the time that ingest-service has measured in its stages. */
    private static void shares(ServedMetrics before, ServedMetrics after) {
        double[] seconds = STAGES.stream()
                .mapToDouble(stage -> spent(after, stage) - spent(before, stage))
                .toArray();
        double all = 0;
        for (double each : seconds) {
            all += each;
        }
        for (int i = 0; i < seconds.length; i++) {
            Report.figure("  " + STAGES.get(i) + ", mean", 1e3 * seconds[i] / MEASURED, "ms", "");
            Report.figure("    share of all stages", 100 * seconds[i] / all, "%", "");
        }
    }

    private static double spent(ServedMetrics metrics, String stage) {
        return metrics.sum("dealerflow_ingest_stage_seconds_sum", "stage=\"" + stage + "\"");
    }

    private static void delete(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DELETE FROM ingest.raw_options WHERE source = 'load'");
        }
    }
}
