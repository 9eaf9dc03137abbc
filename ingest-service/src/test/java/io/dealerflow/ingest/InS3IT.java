package io.dealerflow.ingest;

import io.dealerflow.testkit.StoreServers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Landing and staging on S3Proxy. */
@Tag("long")
@EnabledIf(value = "isAvailable", disabledReason = "S3Proxy is not in .tools; ./dealerflow verify fetches it")
@QuarkusTest
@TestProfile(InS3IT.OnS3Proxy.class)
class InS3IT extends InObjectStore {
    static boolean isAvailable() {
        return StoreServers.S3PROXY.isThere();
    }

    public static final class OnS3Proxy extends Profile {
        @Override
        String start() throws IOException {
            System.setProperty("aws.region", "us-east-1");
            System.setProperty("aws.accessKeyId", StoreServers.USER);
            System.setProperty("aws.secretAccessKey", StoreServers.PASSWORD);
            return StoreServers.s3(NAME).toString();
        }

        @Override
        boolean isAvailable() {
            return StoreServers.S3PROXY.isThere();
        }

        @Override
        String scheme() {
            return "s3";
        }

        @Override
        String setting() {
            return "s3-endpoint";
        }
    }
}
