package io.dealerflow.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Start-up, memory and raw → alert latency of the whole product, printed, never asserted. Not part of the test run:
 * {@code mvn verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * -Dit.test=FlowBenchmark}.
 */
class FlowBenchmark {
    private static final int CHAINS = 60;
    private static final int WARM_UP = 20;
    private static final int EXPIRIES = 6;
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Pattern SYMBOL = Pattern.compile("\"symbol\":\"(\\w+)\"");

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        try (Product product = Product.start(folder.resolve("data"))) {
            product.startUp().stream()
                    .filter(line -> line.contains("ready") || line.contains("READY"))
                    .forEach(line -> print("%s", line));
            Thread.sleep(Duration.ofSeconds(20));
            print("PSS of all processes: %.0f MB", megabytes(product));
            measureLatency(product);
            print("PSS of all processes after the load: %.0f MB", megabytes(product));
        }
    }

    /** A chain a second, each of a symbol of its own that is born at its flip, so that each raises an alert. */
    private static void measureLatency(Product product) throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        Map<String, Long> alerted = new ConcurrentHashMap<>();
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        URI upload = URI.create("http://127.0.0.1:"
                + product.service("ingest-service").path("http_port").asInt()
                + "/api/v1/option-chains?filename=load.csv&source=load");
        try (var client = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> listen(client, product, alerted));
            for (int i = 0; i < CHAINS; i++) {
                String symbol = "L" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
                byte[] file = QuoteFile.of(symbol, ZonedDateTime.now(ZoneOffset.UTC), EXPIRIES)
                        .bytes();
                long start = System.nanoTime();
                sent.put(symbol, start);
                client.send(
                        HttpRequest.newBuilder(upload)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                acknowledged.put(symbol, System.nanoTime());
                Thread.sleep(PACE.minusNanos(System.nanoTime() - start));
            }
            Thread.sleep(Duration.ofSeconds(5));
            client.shutdownNow();
        }
        report(sent, acknowledged, alerted);
    }

    private static void report(Map<String, Long> sent, Map<String, Long> acknowledged, Map<String, Long> alerted) {
        List<Double> alerts = new ArrayList<>();
        List<Double> uploads = new ArrayList<>();
        sent.keySet().stream()
                .sorted()
                .skip(WARM_UP)
                .filter(alerted::containsKey)
                .forEach(symbol -> {
                    alerts.add((alerted.get(symbol) - sent.get(symbol)) / 1e6);
                    uploads.add((acknowledged.get(symbol) - sent.get(symbol)) / 1e6);
                });
        print(
                "chains sent: %d of 492 contracts, one a second; alerted: %d; measured after warm-up: %d",
                sent.size(), alerted.size(), alerts.size());
        print(
                "upload acknowledged: p50 %.0f ms, p95 %.0f ms, max %.0f ms",
                quantile(uploads, 0.5), quantile(uploads, 0.95), quantile(uploads, 1));
        print(
                "raw -> alert on the SSE stream: p50 %.0f ms, p95 %.0f ms, max %.0f ms",
                quantile(alerts, 0.5), quantile(alerts, 0.95), quantile(alerts, 1));
        print("ratio of the medians, alert : upload = %.2f", quantile(alerts, 0.5) / quantile(uploads, 0.5));
    }

    private static void listen(HttpClient client, Product product, Map<String, Long> alerted) {
        var request = HttpRequest.newBuilder(URI.create(product.url() + "/api/v1/alerts/stream"))
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.filter(line -> line.startsWith("data:")).forEach(line -> {
                Matcher symbol = SYMBOL.matcher(line);
                if (symbol.find()) {
                    alerted.putIfAbsent(symbol.group(1), System.nanoTime());
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // the client was shut down
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Proportional set size: pages that processes share are counted once. */
    private static double megabytes(Product product) throws IOException {
        List<Long> pids = new ArrayList<>(List.of(product.launcher().pid()));
        product.described()
                .path("services")
                .forEach(service -> pids.add(service.path("pid").asLong()));
        long kilobytes = 0;
        for (ProcessHandle process : pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList()) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kilobytes / 1024.0;
    }

    private static double quantile(Collection<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
