package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.ingest.config.IngestConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which store a location is. */
class ObjectStoresTest {
    private static final String FILE = "azure-connection-string-file";

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "a location without a scheme is a folder; azblob is a container of the account in the connection string")
    void byLocation() throws Exception {
        Path secret = Files.writeString(
                folder.resolve("secret"),
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.windows.net\n");

        assertThat(stores("max-wait", "30s").at(folder.toString())).isInstanceOf(FolderStore.class);
        assertThat(stores(FILE, secret.toString()).at("azblob://landing")).isInstanceOf(AzureStore.class);
    }

    @Test
    @DisplayName("without a connection string a location in Azure says which setting it needs")
    void withoutConnectionString() {
        assertThatThrownBy(() -> stores("max-wait", "30s").at("azblob://landing/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("azblob://landing/x")
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING");
        assertThatThrownBy(() -> stores(FILE, "/no/such/file").at("azblob://landing"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/file");
    }

    /** Opens stores with one setting of the intake and the defaults of the others. */
    static ObjectStores stores(String name, String value) {
        return new ObjectStores(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withDefaultValue("dealerflow.ingest." + name, value)
                .build()
                .getConfigMapping(IngestConfig.class));
    }
}
