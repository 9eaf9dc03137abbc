package io.dealerflow.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which store a location is. */
class ObjectStoresTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "a location without a scheme is a folder; azblob is a container of the account in the connection string")
    void byLocation() throws Exception {
        Path secret = Files.writeString(
                folder.resolve("secret"),
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.windows.net\n");

        assertThat(local().at(folder.toString())).isInstanceOf(FolderStore.class);
        assertThat(azureFile(secret).at("azblob://landing")).isInstanceOf(AzureStore.class);
    }

    @Test
    @DisplayName("without a connection string a location in Azure says which setting it needs")
    void withoutConnectionString() {
        assertThatThrownBy(() -> local().at("azblob://landing/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("azblob://landing/x")
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING");
        assertThatThrownBy(() -> azureFile(Path.of("/no/such/file")).at("azblob://landing"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/file");
    }

    @Test
    @DisplayName(
            "with the address of an account a location in Azure is asked with the workload identity of the pod, over HTTPS")
    void workloadIdentity() {
        Map<String, String> pod =
                Map.of("AZURE_TENANT_ID", "t", "AZURE_CLIENT_ID", "c", "AZURE_FEDERATED_TOKEN_FILE", "/no/such/file");

        assertThat(endpoint("https://a.blob.core.windows.net", pod).at("azblob://landing/x"))
                .isInstanceOf(AzureStore.class);
        assertThatThrownBy(() -> endpoint("http://a.blob.core.windows.net", pod).at("azblob://landing/x"))
                .hasMessageContaining("https");
        assertThatThrownBy(() ->
                        endpoint("https://a.blob.core.windows.net", Map.of()).at("azblob://landing/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AZURE_TENANT_ID");
    }

    private static ObjectStores endpoint(String address, Map<String, String> environment) {
        var given = new Given(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(URI.create(address)));
        return new ObjectStores(given, environment);
    }

    private record Given(
            Optional<URI> s3Endpoint,
            Optional<String> azureConnectionString,
            Optional<Path> azureConnectionStringFile,
            Optional<URI> azureEndpoint)
            implements ObjectStores.Settings {}

    private static ObjectStores local() {
        return new ObjectStores(new Given(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static ObjectStores azureFile(Path file) {
        return new ObjectStores(new Given(Optional.empty(), Optional.empty(), Optional.of(file), Optional.empty()));
    }

    /** Stores of the account in a connection string. */
    static ObjectStores azure(String connection) {
        return new ObjectStores(
                new Given(Optional.empty(), Optional.of(connection), Optional.empty(), Optional.empty()));
    }
}
