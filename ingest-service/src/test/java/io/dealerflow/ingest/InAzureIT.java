package io.dealerflow.ingest;

import io.dealerflow.ingest.store.StoreServers;
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
            return StoreServers.azure(NAME);
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
