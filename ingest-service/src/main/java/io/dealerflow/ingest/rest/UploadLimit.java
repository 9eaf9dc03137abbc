package io.dealerflow.ingest.rest;

import io.dealerflow.ingest.config.IngestConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The largest upload. */
@Singleton
@Startup
class UploadLimit {
    /** How much of a too large body is read, so that its sender gets the answer instead of a broken connection. */
    private static final long DRAINED = 64L << 20;

    private static final int BUFFER = 1 << 16;

    private final long bytes;

    UploadLimit(
            IngestConfig config, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.bytes = config.maxUpload().asLongValue();
        if (bytes > maxBodySize.asLongValue()) {
            throw new IllegalStateException(
                    "dealerflow.ingest.max-upload exceeds quarkus.http.limits.max-body-size: raise the latter, too");
        }
    }

    long bytes() {
        return bytes;
    }

    void drain(@Nullable InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = DRAINED;
        int count = 0;
        while (body != null && count >= 0 && left > 0) {
            left -= count;
            count = body.read(buffer);
        }
    }
}
