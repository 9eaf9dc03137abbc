package io.dealerflow.launcher.ingest;

import io.dealerflow.contracts.api.FileProgress;
import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks repeatedly whether all events of an accepted file are in their raw table. For one thread. */
final class ReadableCheck {
    private final String url;
    private final Duration silenceTimeout;
    private final @Nullable String key;
    private long lastAnswer = System.nanoTime();

    /** @param key API key of ingest-service; null for none */
    ReadableCheck(String filesUrl, FileReceipt receipt, Duration silenceTimeout, @Nullable String key) {
        this.url = filesUrl + "/" + receipt.sha256() + "?source=" + receipt.source() + "&kind="
                + receipt.kind().wireName();
        this.silenceTimeout = silenceTimeout;
        this.key = key;
    }

    /** Whether ingest-service has not answered for longer than the timeout. */
    boolean isSilent() {
        return System.nanoTime() - lastAnswer > silenceTimeout.toNanos();
    }

    boolean isReadable() throws IOException, InterruptedException {
        HttpResponse<String> response = Http.get(url, silenceTimeout, key);
        lastAnswer = System.nanoTime();
        if (response.statusCode() != 200) {
            return false;
        }
        FileProgress progress = Wire.json().readValue(response.body(), FileProgress.class);
        return progress.readable() == progress.events();
    }
}
