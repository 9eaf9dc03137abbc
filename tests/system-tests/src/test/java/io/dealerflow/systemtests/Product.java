package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The whole product, started and driven through its own command, as a person would. */
final class Product implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

    private final Path data;
    private final Map<String, String> environment;
    private Process launcher;
    private List<String> startUp = List.of();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Exit code and output of a command. */
    record Outcome(int exitCode, String out, String err) {
        /** The objects printed, one per line. */
        List<JsonNode> objects() {
            return out.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(Product::json)
                    .toList();
        }
    }

    private Product(Path data, Map<String, String> environment, String... options) throws IOException {
        this.data = data;
        this.environment = environment;
        this.launcher = demo(options);
    }

    /** Runs {@code demo} on the folder, with the options, until it says READY. */
    static Product start(Path data, String... options) throws IOException {
        return start(data, Map.of(), options);
    }

    /** @param environment variables that all its processes have besides those of this one */
    static Product start(Path data, Map<String, String> environment, String... options) throws IOException {
        Product product = new Product(data, environment, options);
        product.awaitReady();
        return product;
    }

    /** Runs {@code demo} again on the folder of this product, whose launcher has ended. */
    void restart(String... options) throws IOException {
        launcher = demo(options);
        awaitReady();
    }

    private Process demo(String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("demo", "--data", data.toString(), "--port", Integer.toString(Ports.free())));
        arguments.addAll(List.of(options));
        ProcessBuilder builder = process(arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady() {
        List<String> lines = new ArrayList<>();
        var ready = CompletableFuture.runAsync(() -> readUntilReady(launcher, lines));
        try {
            ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            launcher.destroy();
            throw new AssertionError("the product did not start:\n" + String.join("\n", lines), e);
        }
        startUp = List.copyOf(lines);
    }

    private static void readUntilReady(Process launcher, List<String> lines) {
        try {
            var output = new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("READY ")) {
                    Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the launcher ended");
    }

    /** Runs a command against this product's data folder and waits for it. */
    Outcome run(String command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return execute(all);
    }

    static Outcome execute(List<String> arguments) throws IOException, InterruptedException {
        Process process = process(arguments).start();
        var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(arguments + " did not end: " + out.join() + err.join());
        }
        return new Outcome(process.exitValue(), out.join(), err.join());
    }

    /** Sends one file and returns the object that {@code ingest --json} prints of it. */
    JsonNode ingest(Path file) throws IOException, InterruptedException {
        Outcome outcome = run("ingest", file.toString(), "--json");
        assertThat(outcome.objects()).as(outcome.out() + outcome.err()).hasSize(1);
        return outcome.objects().getFirst();
    }

    /** What gex-api answers with 200. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = request(path, "application/json");
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
        return json(response.body());
    }

    /** Posts an object to gex-api, which answers with 2xx. */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.writeJsonText(body)))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + ": " + response.body()).isBetween(200, 299);
        return json(response.body());
    }

    HttpResponse<String> request(String path, String accept) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Accept", accept)
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Base address of gex-api. */
    String url() {
        return "http://127.0.0.1:" + service("gex-api").path("http_port").asInt();
    }

    JsonNode service(String name) {
        for (JsonNode service : described().path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new AssertionError(name + " is not in " + described());
    }

    ProcessHandle processOf(String service) {
        return ProcessHandle.of(service(service).path("pid").asLong()).orElseThrow();
    }

    /** Of services and servers. */
    List<ProcessHandle> processes() {
        return described()
                .path("services")
                .valueStream()
                .flatMap(service -> ProcessHandle.of(service.path("pid").asLong()).stream())
                .toList();
    }

    /** Whether a service answers that it is ready. */
    boolean isReady(String service) throws InterruptedException {
        int port = service(service).path("http_port").asInt();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The content of {@code services.json}. */
    JsonNode described() {
        try {
            return Wire.json().readTree(data.resolve("run/services.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    Process launcher() {
        return launcher;
    }

    List<String> startUp() {
        return startUp;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (launcher.isAlive()) {
            run("stop");
            launcher.waitFor(30, TimeUnit.SECONDS);
        }
        launcher.destroyForcibly();
    }

    private static ProcessBuilder process(List<String> arguments) {
        Path target = Path.of("..", "..", "local", "launcher", "target")
                .toAbsolutePath()
                .normalize();
        String classPath = target.resolve("classes") + ":" + target.resolve("lib") + "/*";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "io.dealerflow.launcher.Dealerflow"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(Path.of("..", "..").toAbsolutePath().normalize().toFile());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return Wire.json().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
