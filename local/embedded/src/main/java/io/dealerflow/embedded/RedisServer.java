package io.dealerflow.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Redis server on the loopback address, without a password. */
public final class RedisServer {
    private static final String NAME = "redis";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final int PROBE_TIMEOUT_MS = 1000;

    private final Child child;
    private final int port;

    private RedisServer(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts the server and returns when it answers. Durable data is an append-only file, synced every second. */
    public static RedisServer start(ChildProcesses children, Binaries binaries, ServerSettings settings)
            throws IOException {
        Files.createDirectories(settings.data());
        List<String> command = new ArrayList<>(List.of(
                binaries.redis().toString(),
                "--port",
                Integer.toString(settings.port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                settings.data().toString(),
                "--appendonly",
                settings.durable() ? "yes" : "no",
                "--save",
                settings.durable() ? "300 1" : ""));
        Child child = children.launch(
                new ChildSpec(NAME, command, Map.of(), settings.data(), settings.log(), StopSignal.TERM));
        Await.ready(child, START_TIMEOUT, () -> answers(settings.port()));
        return new RedisServer(child, settings.port());
    }

    private static boolean answers(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_TIMEOUT_MS);
            socket.setSoTimeout(PROBE_TIMEOUT_MS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("+PONG".length());
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public Child child() {
        return child;
    }
}
