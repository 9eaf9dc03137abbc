package io.dealerflow.objects;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Objects under keys of the form {@code a/b/c}, shared by all instances of a service. A method that changes something has made
 * it durable when it returns. A missing object is a {@link java.nio.file.NoSuchFileException}.
 */
public interface ObjectStore {
    /** The most first bytes of a part that are kept for recognising its type. */
    int HEAD_BYTES = 4096;

    /** @param storedAt as given to {@link #putIfAbsent}, else the time of the last change; to the millisecond */
    record StoredObject(String key, long bytes, Instant storedAt) {}

    /** Received bytes that have no key yet. Closing discards them unless they were stored. */
    interface Part extends AutoCloseable {
        /** Whether the bytes exceed the limit; they are incomplete then. */
        boolean isTooLarge();

        /** 64 hexadecimal digits. */
        String sha256();

        /** The first bytes, at most {@link ObjectStore#HEAD_BYTES}. */
        byte[] head();

        @Override
        void close() throws IOException;
    }

    /** Receives {@code in} to its end, or to the limit, and makes the bytes durable. */
    Part receive(InputStream in, long maxBytes) throws IOException;

    /** Atomically gives the part its key unless the key exists; returns whether it was free. */
    boolean putIfAbsent(String key, Part part, Instant storedAt) throws IOException;

    /** Writes the object atomically. */
    void put(String key, byte[] content) throws IOException;

    InputStream open(String key) throws IOException;

    Optional<StoredObject> find(String key) throws IOException;

    /**
     * Every object below {@code prefix}, in the order of the keys. Objects created or deleted meanwhile may be missing or listed, and the
     * times may be those of the last changes: {@link #find} has the given ones.
     */
    List<StoredObject> list(String prefix) throws IOException;

    /** Names of the folders directly below {@code prefix}. */
    List<String> folders(String prefix) throws IOException;

    /** Moves, replacing an object at {@code to}. After a crash both may exist, and the same move completes it. */
    void move(String from, String to) throws IOException;

    /** Does nothing when there is no such object. */
    void delete(String key) throws IOException;

    /** Discards parts whose last byte arrived before {@code time}: they are abandoned. */
    void discardParts(Instant time) throws IOException;
}
