package io.dealerflow.objects;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Opens object stores by their location: a folder, {@code s3://bucket/prefix}, or {@code azblob://container/prefix}. */
public final class ObjectStores {
    private static final Pattern LOCATION =
            Pattern.compile("(?<scheme>s3|azblob)://(?<name>[^/]+)(?:/(?<prefix>.*?))?/?");

    /** So that a store that is away is reported within seconds; who called tries again. */
    private static final RequestRetryOptions AZURE_RETRIES = new RequestRetryOptions(
            RetryPolicyType.EXPONENTIAL,
            3,
            Duration.ofSeconds(60),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            null);

    private final Settings settings;
    private final Map<String, String> environment;

    public ObjectStores(Settings settings) {
        this(settings, System.getenv());
    }

    ObjectStores(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Where stores on servers are, and who asks; part of the configuration of a service. */
    public interface Settings {
        /** Address of a service with the interface of S3 that is not AWS's, with the bucket in the path. */
        Optional<URI> s3Endpoint();

        /** Connection string of the storage account of {@code azblob://}, with its key or a shared access signature; from a secret. */
        Optional<String> azureConnectionString();

        /** Mounted file with the connection string, read at the start. */
        Optional<Path> azureConnectionStringFile();

        /** Address of the storage account, over HTTPS, that is asked with the workload identity of the pod, without a connection string. */
        Optional<URI> azureEndpoint();
    }

    /** The store at a location; nothing is asked of it yet. */
    public ObjectStore at(String location) {
        Matcher remote = LOCATION.matcher(location);
        if (!remote.matches()) {
            return new FolderStore(Path.of(location));
        }
        String name = remote.group("name");
        String folder = remote.group("prefix");
        String prefix = folder == null || folder.isEmpty() ? "" : folder + "/";
        return remote.group("scheme").equals("s3")
                ? new S3Store(s3(), name, prefix, parts())
                : new AzureStore(azure(location).getBlobContainerClient(name), prefix, parts());
    }

    /** Region and credentials are found as every client of S3 finds them: environment, mounted token, profile, instance. */
    private S3Client s3() {
        S3ClientBuilder client = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        settings.s3Endpoint()
                .ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
        return client.build();
    }

    /** Account, credentials and, of a server that is not Azure's, the address are in the connection string. */
    private BlobServiceClient azure(String location) {
        HttpClient http = new JdkHttpClientBuilder().build();
        var client = new BlobServiceClientBuilder().httpClient(http).retryOptions(AZURE_RETRIES);
        Optional<String> connection = settings.azureConnectionString()
                .or(() -> settings.azureConnectionStringFile().map(ObjectStores::read));
        if (connection.isPresent()) {
            return client.connectionString(connection.get()).buildClient();
        }
        URI account = settings.azureEndpoint()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                location
                                        + " needs azure-connection-string (AZURE_STORAGE_CONNECTION_STRING), azure-connection-string-file, or azure-endpoint (AZURE_STORAGE_ENDPOINT) and a workload identity"));
        var identity = new WorkloadIdentity(WorkloadIdentity.Settings.of(environment), http, Clock.systemUTC());
        return client.endpoint(account.toString()).credential(identity).buildClient();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " with the connection string of Azure cannot be read", e);
        }
    }

    private static Path parts() {
        try {
            Path parts = Files.createTempDirectory("dealerflow-parts-");
            parts.toFile().deleteOnExit();
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder cannot be written", e);
        }
    }
}
