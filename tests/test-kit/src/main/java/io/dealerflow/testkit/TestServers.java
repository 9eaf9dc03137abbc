package io.dealerflow.testkit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this JVM's tests: containers where a Docker engine answers and has the images, embedded ones otherwise. They
 * start at first use and end with the JVM.
 */
public final class TestServers {
    private static final ReentrantLock EMBEDDED_LOCK = new ReentrantLock();
    private static @Nullable EmbeddedProvider embedded;

    private TestServers() {}

    /** {@code host:port} of Kafka. */
    public static String kafka() {
        return address(ServerKind.KAFKA);
    }

    /** {@code host:port} of PostgreSQL, which has the database {@code dealerflow} with its roles and schemas. */
    public static String postgres() {
        return address(ServerKind.POSTGRES);
    }

    /** {@code host:port} of Redis. */
    public static String redis() {
        return address(ServerKind.REDIS);
    }

    /** The database as superuser; the caller closes the connection. */
    public static Connection connect() throws SQLException {
        return TestDatabase.connect(postgres(), TestDatabase.NAME);
    }

    private static String address(ServerKind kind) {
        start(Set.of(kind));
        return System.getProperty(kind.property());
    }

    /** Starts those that do not run yet, in parallel. */
    static synchronized void start(Set<ServerKind> kinds) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = new ArrayList<>();
            for (ServerKind kind : kinds) {
                if (System.getProperty(kind.property()) == null) {
                    starts.add(threads.submit(() -> System.setProperty(kind.property(), startOne(kind))));
                }
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a test server did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String startOne(ServerKind kind) throws IOException {
        String address = startContainerOrEmbedded(kind);
        if (kind == ServerKind.POSTGRES) {
            TestDatabase.prepare(address);
        }
        return address;
    }

    private static String startContainerOrEmbedded(ServerKind kind) throws IOException {
        if (DockerEngine.answers()) {
            try {
                return new ContainerProvider().start(kind);
            } catch (IOException imageCannotBeHad) {
                System.getLogger(TestServers.class.getName())
                        .log(System.Logger.Level.WARNING, "embedded servers are used instead", imageCannotBeHad);
            }
        }
        return embedded().start(kind);
    }

    private static EmbeddedProvider embedded() throws IOException {
        EMBEDDED_LOCK.lock();
        try {
            @Nullable EmbeddedProvider provider = embedded;
            if (provider == null) {
                provider = new EmbeddedProvider();
                embedded = provider;
            }
            return provider;
        } finally {
            EMBEDDED_LOCK.unlock();
        }
    }
}
