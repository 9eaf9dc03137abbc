package io.dealerflow.objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dealerflow.testkit.StoreServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract on S3Proxy, a server of S3. */
@Tag("long")
class S3ProxyIT extends RemoteStoreContract {
    private static @Nullable URI address;

    @TempDir
    private static Path parts;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(StoreServers.S3PROXY.isThere(), StoreServers.S3PROXY.absence());
        address = StoreServers.s3(NAME);
    }

    @Override
    ObjectStore store() {
        return store(address, StoreServers.PASSWORD, NAME);
    }

    @Override
    ObjectStore refused() {
        return store(address, "another", NAME);
    }

    @Override
    ObjectStore away() throws IOException {
        return store(StoreServers.nobody(), StoreServers.PASSWORD, NAME);
    }

    @Override
    ObjectStore nowhere() {
        return store(address, StoreServers.PASSWORD, "not-" + NAME);
    }

    private static ObjectStore store(URI address, String password, String bucket) {
        return new S3Store(S3Clients.at(address, StoreServers.USER, password), bucket, PREFIX, parts);
    }
}
