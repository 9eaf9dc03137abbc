package io.dealerflow.systemtests;

import io.dealerflow.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second process of a running service: same program, servers and folders, another port. */
final class Replica implements AutoCloseable {
    private final Process process;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Replica(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one; its temporary files and its log go into the folder.
     *
     * @param settings environment variables that differ from those of the original
     */
    static Replica of(ProcessHandle original, Path folder, Map<String, String> settings) throws IOException {
        int port = Ports.free();
        List<String> command = new ArrayList<>(read(original, "cmdline"));
        command.replaceAll(
                argument -> argument.startsWith("-Djava.io.tmpdir=") ? "-Djava.io.tmpdir=" + folder : argument);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("replica.log").toFile());
        builder.environment().clear();
        for (String variable : read(original, "environ")) {
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        builder.environment().putAll(settings);
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        return new Replica(builder.start(), port);
    }

    private static List<String> read(ProcessHandle process, String file) throws IOException {
        return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), file))
                .split("\0"));
    }

    int port() {
        return port;
    }

    boolean isReady() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Ends it at once, without a chance to complete anything. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
