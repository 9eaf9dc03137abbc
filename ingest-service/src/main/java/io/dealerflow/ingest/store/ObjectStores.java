package io.dealerflow.ingest.store;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.intake.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Opens object stores by their location: a folder, or {@code s3://bucket/prefix}. */
public final class ObjectStores {
    private static final Pattern LOCATION = Pattern.compile("(?<scheme>s3)://(?<name>[^/]+)(?:/(?<prefix>.*?))?/?");

    private final IngestConfig config;

    public ObjectStores(IngestConfig config) {
        this.config = config;
    }

    /** The store at a location; nothing is asked of it yet. */
    public ObjectStore at(String location) {
        Matcher remote = LOCATION.matcher(location);
        if (!remote.matches()) {
            return new FolderStore(Path.of(location));
        }
        String prefix = remote.group("prefix");
        return new S3Store(s3(), remote.group("name"), prefix == null || prefix.isEmpty() ? "" : prefix + "/", parts());
    }

    /** Region and credentials are found as every client of S3 finds them: environment, mounted token, profile, instance. */
    private S3Client s3() {
        S3ClientBuilder client = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        config.s3Endpoint()
                .ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
        return client.build();
    }

    private static Path parts() {
        try {
            return Files.createTempDirectory("dealerflow-parts-");
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder cannot be written", e);
        }
    }
}
