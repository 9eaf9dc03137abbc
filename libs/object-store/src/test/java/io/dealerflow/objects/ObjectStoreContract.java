package io.dealerflow.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.objects.ObjectStore.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every object store does. Each test has keys of its own. */
abstract class ObjectStoreContract {
    private static final Instant TIME = Instant.parse("2026-03-04T23:59:59.123Z");

    /** The same store each time, as another instance would see it. */
    abstract ObjectStore store() throws IOException;

    @Test
    @DisplayName("an object is read as it was stored, with its length and the time that it was given")
    void stored() throws IOException {
        assertThat(putIfAbsent("a/x.csv", "first", TIME)).isTrue();

        assertThat(text("a/x.csv")).isEqualTo("first");
        assertThat(store().find("a/x.csv")).contains(new StoredObject("a/x.csv", 5, TIME));
    }

    @Test
    @DisplayName("a key that exists keeps its object")
    void taken() throws IOException {
        putIfAbsent("b/x.csv", "first", TIME);

        assertThat(putIfAbsent("b/x.csv", "second", TIME.plusSeconds(1))).isFalse();

        assertThat(text("b/x.csv")).isEqualTo("first");
        assertThat(store().find("b/x.csv")).contains(new StoredObject("b/x.csv", 5, TIME));
    }

    @Test
    @DisplayName("of several instances that store under one key, one does")
    void concurrently() throws Exception {
        Callable<Boolean> put =
                () -> putIfAbsent("c/x.csv", Thread.currentThread().getName(), TIME);
        try (var threads = Executors.newFixedThreadPool(6)) {
            int stored = 0;
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 12).mapToObj(i -> put).toList())) {
                stored += answer.get() ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a key that does not exist is a missing file, and deleting it does nothing")
    void missing() throws IOException {
        assertThatThrownBy(() -> text("d/none")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().move("d/none", "d/other")).isInstanceOf(NoSuchFileException.class);
        assertThat(store().find("d/none")).isEmpty();
        store().delete("d/none");
        assertThat(store().list("d/")).isEmpty();
        assertThat(store().folders("d/")).isEmpty();
    }

    @Test
    @DisplayName("objects are listed below a folder in the order of their keys, and folders by their names")
    void listed() throws IOException {
        store().put("e/two/2026-03-05/y", bytes("12"));
        putIfAbsent("e/two/2026-03-04/x", "1", TIME);
        store().put("e/one/z=1/source=a-b_c", bytes("123"));

        assertThat(store().list("e/"))
                .extracting(StoredObject::key)
                .containsExactly("e/one/z=1/source=a-b_c", "e/two/2026-03-04/x", "e/two/2026-03-05/y");
        assertThat(store().list("e/")).extracting(StoredObject::bytes).containsExactly(3L, 1L, 2L);
        assertThat(store().folders("e/")).containsExactly("one", "two");
        assertThat(store().folders("e/two")).containsExactly("2026-03-04", "2026-03-05");
    }

    @Test
    @DisplayName("what is put, or moved to, replaces an object; a moved object keeps its time")
    void replaced() throws IOException {
        store().put("f/a", bytes("first"));
        store().put("f/a", bytes("second"));
        assertThat(text("f/a")).isEqualTo("second");

        putIfAbsent("f/b", "third", TIME);
        store().move("f/b", "f/a");

        assertThat(text("f/a")).isEqualTo("third");
        assertThat(store().find("f/a")).map(StoredObject::storedAt).contains(TIME);
        assertThat(store().find("f/b")).isEmpty();
        store().delete("f/a");
        assertThat(store().find("f/a")).isEmpty();
    }

    @Test
    @DisplayName("a part has hash and head of its bytes and ends at the limit; nothing of it is listed")
    void parts() throws IOException {
        try (ObjectStore.Part part = store().receive(new ByteArrayInputStream(bytes("abc")), 3)) {
            assertThat(part.isTooLarge()).isFalse();
            assertThat(part.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(part.head()).isEqualTo(bytes("abc"));
        }
        try (ObjectStore.Part part = store().receive(new ByteArrayInputStream(bytes("abcd")), 3)) {
            assertThat(part.isTooLarge()).isTrue();
        }
        assertThat(store().list("g/")).isEmpty();
    }

    private boolean putIfAbsent(String key, String content, Instant storedAt) throws IOException {
        ObjectStore store = store();
        try (ObjectStore.Part part = store.receive(new ByteArrayInputStream(bytes(content)), 1_000)) {
            return store.putIfAbsent(key, part, storedAt);
        }
    }

    private String text(String key) throws IOException {
        try (var bytes = store().open(key)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
