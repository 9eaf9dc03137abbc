package io.dealerflow.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every object store on a server does. */
abstract class RemoteStoreContract extends ObjectStoreContract {
    /** Bucket or container. */
    static final String NAME = "dealerflow-test";

    static final String PREFIX = "some/prefix/";

    /** The same store with credentials that its server does not accept. */
    abstract ObjectStore refused() throws IOException;

    /** A store on a server that does not answer. */
    abstract ObjectStore away() throws IOException;

    /** A bucket or container that does not exist. */
    abstract ObjectStore nowhere() throws IOException;

    @Test
    @DisplayName("a refusal names the object and its bucket or container")
    void accessRefused() {
        assertThatThrownBy(() -> refused().put("r/a", new byte[] {1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(PREFIX + "r/a")
                .hasMessageContaining(NAME)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> refused().find("r/a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> refused().list("r/")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("a bucket or container that does not exist is a failure, not a missing object")
    void nowhereToWrite() {
        assertThatThrownBy(() -> nowhere().put("n/a", new byte[] {1}))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("not-" + NAME);
        assertThatThrownBy(() -> nowhere().list("n/")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("a server that does not answer is a failure that names the bucket or container")
    void serverAway() throws IOException {
        ObjectStore away = away();

        assertThatThrownBy(() -> away.find("a")).isInstanceOf(IOException.class).hasMessageContaining(NAME);
    }

    @Test
    @DisplayName("a large object is read as a stream, in pieces")
    void large() throws IOException {
        byte[] content = new byte[9_000_000];
        Arrays.fill(content, 5_000_000, 9_000_000, (byte) 7);
        try (ObjectStore.Part part = store().receive(new ByteArrayInputStream(content), Long.MAX_VALUE)) {
            store().putIfAbsent("large/object", part, Instant.EPOCH);
        }

        try (InputStream bytes = store().open("large/object")) {
            bytes.skipNBytes(4_999_999);
            assertThat(bytes.readNBytes(2)).containsExactly(0, 7);
            assertThat(bytes.readAllBytes()).hasSize(3_999_999);
        }
    }
}
