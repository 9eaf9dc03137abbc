package io.dealerflow.ingest.store;

import static org.awaitility.Awaitility.await;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

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
    public static final Program AZURITE =
            new Program("Azurite", tools().resolve("azurite/node_modules/azurite/dist/src/blob/main.js"));

    private StoreServers() {}

    /** Starts a server of S3 with a bucket; gives its address. */
    public static URI s3(String bucket) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3proxy-");
        URI address = URI.create("http://127.0.0.1:" + freePort());
        Path settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(
                        address,
                        USER,
                        PASSWORD,
                        Files.createDirectory(folder.resolve("data")).toAbsolutePath()));
        start(
                folder,
                address,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                S3PROXY.file().toString(),
                "--properties",
                settings.toString());
        try (S3Client client = s3(address, PASSWORD)) {
            client.createBucket(create -> create.bucket(bucket));
        }
        return address;
    }

    /** A client of a server of S3. */
    public static S3Client s3(URI address, String password) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(address)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, password)))
                .build();
    }

    /** Starts a server of Azure Blob Storage with a container; gives its connection string. */
    public static String azure(String container) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "azurite-");
        URI address = URI.create("http://127.0.0.1:" + freePort());
        start(
                folder,
                address,
                Map.of("AZURITE_ACCOUNTS", USER + ":" + AZURE_KEY),
                "node",
                AZURITE.file().toString(),
                "--silent",
                "--skipApiVersionCheck",
                "--location",
                folder.toString(),
                "--blobPort",
                Integer.toString(address.getPort()));
        String connection = azure(address, AZURE_KEY);
        azureClient(connection).createBlobContainer(container);
        return connection;
    }

    /** The connection string of a server of Azure Blob Storage. */
    public static String azure(URI address, String key) {
        return "DefaultEndpointsProtocol=http;AccountName=%1$s;AccountKey=%2$s;BlobEndpoint=%3$s/%1$s;"
                .formatted(USER, key, address);
    }

    private static BlobServiceClient azureClient(String connection) {
        return new BlobServiceClientBuilder()
                .connectionString(connection)
                .httpClient(new JdkHttpClientBuilder().build())
                .buildClient();
    }

    /** An address at which nothing answers. */
    static URI nobody() throws IOException {
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
        return Path.of("..").toAbsolutePath().normalize().resolve(".tools");
    }
}
