package io.dealerflow.gexapi.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the conventions of the HTTP APIs log at WARN or above until this is closed. */
final class LoggedFaults implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("io.dealerflow.kit.http");

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(logged.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LoggedFaults() {
        LOGGER.addHandler(collector);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        LOGGER.removeHandler(collector);
    }
}
