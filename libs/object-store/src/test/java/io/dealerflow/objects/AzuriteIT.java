package io.dealerflow.objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.dealerflow.testkit.StoreServers;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract on Azurite, a server of Azure Blob Storage, opened as the service opens it. */
@Tag("long")
class AzuriteIT extends RemoteStoreContract {
    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[64]);

    private static @Nullable String connection;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(StoreServers.AZURITE.isThere(), StoreServers.AZURITE.absence());
        connection = StoreServers.azure();
        new BlobServiceClientBuilder()
                .connectionString(connection)
                .httpClient(new JdkHttpClientBuilder().build())
                .buildClient()
                .createBlobContainer(NAME);
    }

    @Override
    ObjectStore store() {
        return store(connection, NAME);
    }

    @Override
    ObjectStore refused() {
        return store(connection.replaceFirst("AccountKey=[^;]*", "AccountKey=" + OTHER_KEY), NAME);
    }

    @Override
    ObjectStore away() throws IOException {
        return store(StoreServers.azure(StoreServers.nobody(), OTHER_KEY), NAME);
    }

    @Override
    ObjectStore nowhere() {
        return store(connection, "not-" + NAME);
    }

    private static ObjectStore store(String connection, String container) {
        return ObjectStoresTest.azure(connection).at("azblob://" + container + "/" + PREFIX);
    }
}
