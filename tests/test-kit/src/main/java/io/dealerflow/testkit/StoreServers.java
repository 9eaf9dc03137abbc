package io.dealerflow.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Real servers of objects, each a process of its own that ends with this JVM. {@code ./dealerflow verify} puts them into {@code .tools} of the
 * checkout; where one is missing, {@link #S3PROXY} or {@link #AZURITE} says so.
 */
public final class StoreServers {
    public static final String USER = "dealerflow";
    public static final String PASSWORD = "s3-secret";
    private static final String AZURE_KEY =
            Base64.getEncoder().encodeToString("a key for tests".getBytes(StandardCharsets.UTF_8));

    /** The program of a server, in {@code .tools}. */
    public record Program(String name, Path file) {
        public boolean isThere() {
            return Files.exists(file);
        }

        /** For the message of a skipped test. */
        public String absence() {
            return name + " is not in .tools; ./dealerflow verify fetches it";
        }
    }

    public static final Program S3PROXY = new Program("S3Proxy", tools().resolve("s3proxy/s3proxy.jar"));
    public static final Program AZURITE = azurite("blob");
    public static final Program AZURITE_QUEUES = azurite("queue");

    private StoreServers() {}

    /** Starts a server of S3 with a bucket; gives its address. */
    public static URI s3(String bucket) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3-data-");
        Files.createDirectory(data.resolve(bucket));
        return s3(data);
    }

    /** Starts a server of S3 whose buckets are the folders of {@code data}, and their objects the files below; gives its address. */
    public static URI s3(Path data) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3proxy-");
        URI address = URI.create("http://127.0.0.1:" + freePort());
        Path settings = Files.writeString(
                folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(address, USER, PASSWORD, data.toAbsolutePath()));
        start(
                folder,
                address,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                S3PROXY.file().toString(),
                "--properties",
                settings.toString());
        return address;
    }

    /** Starts a server of Azure Blob Storage without containers; gives its connection string. */
    public static String azure() throws IOException {
        return azure(azurite(AZURITE, "--blobPort"), AZURE_KEY);
    }

    /** The connection string of a server of Azure Blob Storage. */
    public static String azure(URI address, String key) {
        return azure("BlobEndpoint", address, key);
    }

    /** Starts a server of Azure Storage queues without any; gives its connection string. */
    public static String azureQueues() throws IOException {
        return azure("QueueEndpoint", azurite(AZURITE_QUEUES, "--queuePort"), AZURE_KEY);
    }

    private static String azure(String endpoint, URI address, String key) {
        return "DefaultEndpointsProtocol=http;AccountName=%2$s;AccountKey=%3$s;%1$s=%4$s/%2$s;"
                .formatted(endpoint, USER, key, address);
    }

    private static URI azurite(Program program, String port) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "azurite-");
        URI address = URI.create("http://127.0.0.1:" + freePort());
        start(
                folder,
                address,
                Map.of("AZURITE_ACCOUNTS", USER + ":" + AZURE_KEY),
                "node",
                program.file().toString(),
                "--silent",
                "--skipApiVersionCheck",
                "--location",
                folder.toString(),
                port,
                Integer.toString(address.getPort()));
        return address;
    }

    private static Program azurite(String service) {
        return new Program("Azurite", tools().resolve("azurite/node_modules/azurite/dist/src/" + service + "/main.js"));
    }

    /** An address at which nothing answers. */
    public static URI nobody() throws IOException {
        return URI.create("http://127.0.0.1:" + freePort());
    }

    private static void start(Path folder, URI address, Map<String, String> environment, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().putAll(environment);
        Process server = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
                return socket.isConnected();
            }
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Of the checkout, which is above the folder of the module. */
    private static Path tools() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && Files.notExists(folder.resolve("dealerflow"))) {
            folder = folder.getParent();
        }
        return folder.resolve(".tools");
    }
}
