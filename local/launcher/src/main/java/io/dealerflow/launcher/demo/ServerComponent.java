package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka or Redis. */
record ServerComponent(String name, String address, Starter starter) implements Component {
    /** Returns when the server is ready. */
    interface Starter {
        Child start() throws IOException;
    }

    @Override
    public @Nullable Integer httpPort() {
        return null;
    }

    @Override
    public Child launch() throws IOException {
        return starter.start();
    }

    /** It is ready when {@link #launch} returns. */
    @Override
    public void awaitReady(Child child) {}
}
