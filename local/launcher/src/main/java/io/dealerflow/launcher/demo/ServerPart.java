package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka or Redis. */
record ServerPart(String name, String address, Starter starter) implements Part {
    /** Returns when the server serves. */
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

    /** Serves since {@link #launch}. */
    @Override
    public void awaitServing(Child child) {}
}
