package io.dealerflow.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Start-up time, memory and raw → alert latency of the whole product, printed. A program of the JDK alone, which measures the
 * checkout in the current folder or any other, also of an older version:
 * {@code java tests/system-tests/src/test/java/io/dealerflow/systemtests/FlowBenchmark.java [checkout [starts]]}. The checkout
 * should be built before, and the machine idle.
 */
final class FlowBenchmark {
    private static final int STARTS = 5;
    private static final int CHAINS = 60;
    private static final int WARM_UP = 20;
    private static final int EXPIRIES = 6;
    private static final int FIRST_PORT = 21_000;
    /** The demo takes the ports that follow for its services. */
    private static final int PORT_STEP = 10;

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Pattern READY = Pattern.compile("READY (\\S+) in ([\\d.]+) s");
    private static final Pattern PID = Pattern.compile("\"(?:pid|launcher_pid)\"\\s*:\\s*(\\d+)");
    private static final Pattern INGEST_PORT =
            Pattern.compile("\"ingest-service\"[^}]*?\"http_port\"\\s*:\\s*(\\d+)", Pattern.DOTALL);
    private static final Pattern SYMBOL = Pattern.compile("\"symbol\"\\s*:\\s*\"(\\w+)\"");

    private final Path data;
    private final Process launcher;
    private final String url;
    private final double readySeconds;

    private FlowBenchmark(Path data, Process launcher, String url, double readySeconds) {
        this.data = data;
        this.launcher = launcher;
        this.url = url;
        this.readySeconds = readySeconds;
    }

    public static void main(String[] arguments) throws Exception {
        Path checkout = Path.of(arguments.length > 0 ? arguments[0] : "").toAbsolutePath();
        int starts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : STARTS;
        List<Double> ready = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int i = 1; i <= starts; i++) {
            FlowBenchmark product = start(checkout);
            try {
                Thread.sleep(SETTLING);
                ready.add(product.readySeconds);
                memory.add(product.megabytes());
                print("start %d: READY in %.1f s, %.0f MB PSS 20 s later", i, ready.getLast(), memory.getLast());
                if (i == starts) {
                    product.measureLatency();
                    print("PSS of all processes after the load: %.0f MB", product.megabytes());
                }
            } finally {
                product.stop();
            }
        }
        print("READY: median %.1f s, of %d starts on empty folders", quantile(ready, 0.5), starts);
        print("PSS of all processes, 20 s after READY: median %.0f MB", quantile(memory, 0.5));
    }

    /** Runs {@code demo} with its market on an empty folder until it says READY. */
    private static FlowBenchmark start(Path checkout) throws IOException {
        Path data = Files.createTempDirectory("dealerflow-benchmark");
        String port = Integer.toString(freePort());
        Process launcher = new ProcessBuilder(
                        checkout.resolve("dealerflow").toString(), "demo", "--data", data.toString(), "--port", port)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofVirtual().start(() -> discard(output));
                return new FlowBenchmark(data, launcher, ready.group(1), Double.parseDouble(ready.group(2)));
            }
        }
        throw new IOException("the demo of " + checkout + " ended before it was ready");
    }

    /** A launcher whose output is not read would block at a full pipe. */
    private static void discard(BufferedReader output) {
        try {
            output.lines().forEach(line -> {});
        } catch (UncheckedIOException stopped) {
            // the launcher has ended
        }
    }

    /** Below the range from which the kernel serves outgoing connections, so that none takes it before the demo does. */
    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; ; port += PORT_STEP) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next
            }
        }
    }

    private void stop() throws IOException, InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
            launcher.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String services() throws IOException {
        return Files.readString(data.resolve("run/services.json"));
    }

    /** A chain a second, each of a symbol of its own that lies at its flip, so that each raises an alert. */
    private void measureLatency() throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        Map<String, Long> alerted = new ConcurrentHashMap<>();
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        Matcher port = INGEST_PORT.matcher(services());
        if (!port.find()) {
            throw new IOException("services.json names no port of ingest-service");
        }
        URI upload =
                URI.create("http://127.0.0.1:" + port.group(1) + "/api/v1/option-chains?filename=load.csv&source=load");
        try (var client = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> listen(client, alerted));
            for (int i = 0; i < CHAINS; i++) {
                String symbol = "L" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
                byte[] file = QuoteFile.of(symbol, ZonedDateTime.now(ZoneOffset.UTC), EXPIRIES)
                        .bytes();
                long start = System.nanoTime();
                sent.put(symbol, start);
                var request = HttpRequest.newBuilder(upload).POST(HttpRequest.BodyPublishers.ofByteArray(file));
                client.send(request.build(), HttpResponse.BodyHandlers.discarding());
                acknowledged.put(symbol, System.nanoTime());
                Thread.sleep(PACE.minusNanos(System.nanoTime() - start));
            }
            Thread.sleep(Duration.ofSeconds(5));
            client.shutdownNow();
        }
        report(sent, acknowledged, alerted);
    }

    private void listen(HttpClient client, Map<String, Long> alerted) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/alerts/stream"))
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

    /** Proportional set size of every process: pages that processes share are counted once. */
    private double megabytes() throws IOException {
        List<Long> pids = PID.matcher(services())
                .results()
                .map(pid -> Long.valueOf(pid.group(1)))
                .toList();
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
