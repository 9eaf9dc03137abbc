package io.dealerflow.ingest;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.dealerflow.testkit.StoreServers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Landing and staging on Azurite. */
@Tag("long")
@EnabledIf(value = "isAvailable", disabledReason = "Azurite is not in .tools; ./dealerflow verify fetches it")
@QuarkusTest
@TestProfile(InAzureIT.OnAzurite.class)
class InAzureIT extends InObjectStore {
    static boolean isAvailable() {
        return StoreServers.AZURITE.isThere();
    }

    public static final class OnAzurite extends Profile {
        @Override
        String start() throws IOException {
            String connection = StoreServers.azure();
            new BlobServiceClientBuilder()
                    .connectionString(connection)
                    .httpClient(new JdkHttpClientBuilder().build())
                    .buildClient()
                    .createBlobContainer(NAME);
            return connection;
        }

        @Override
        boolean isAvailable() {
            return StoreServers.AZURITE.isThere();
        }

        @Override
        String scheme() {
            return "azblob";
        }

        @Override
        String setting() {
            return "azure-connection-string";
        }
    }
}
