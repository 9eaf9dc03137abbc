package io.dealerflow.ingest.rest;

import io.dealerflow.ingest.config.IngestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The largest upload, and the patience with a sender who goes beyond it. */
@ApplicationScoped
class UploadLimit {
    private static final long DRAINED = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private final IngestConfig config;

    UploadLimit(IngestConfig config) {
        this.config = config;
    }

    long bytes() {
        return config.maxUpload().asLongValue();
    }

    /** Reads on for a while: a sender who is still sending would see a broken connection instead of the answer. */
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
