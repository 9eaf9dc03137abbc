package io.dealerflow.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutageLogTest {
    private static final UnavailableException AWAY =
            new UnavailableException("PostgreSQL does not answer", new IllegalStateException("connection refused"));

    private final Logger logger = Logger.getLogger(OutageLog.class.getName());
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-13T14:30:00Z"));
    private final OutageLog outages = new OutageLog(clock);

    @BeforeEach
    void listen() {
        logger.addHandler(collector);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(collector);
    }

    @Test
    @DisplayName(
            "an outage of a store is logged as a warning when it begins, not at every request, and when it is over")
    void onceAState() {
        outages.failed("GexResource.gex", AWAY);
        clock.advance(Duration.ofSeconds(1));
        outages.failed("GexResource.gex", AWAY);
        outages.answered("GexResource.gex");
        assertThat(records)
                .singleElement()
                .satisfies(warning -> assertThat(warning.getLevel().intValue()).isEqualTo(Level.WARNING.intValue()));

        clock.advance(Duration.ofSeconds(10));
        outages.answered("ScoreResource.one");
        outages.answered("GexResource.gex");
        outages.answered("GexResource.gex");
        assertThat(records).hasSize(2);
        assertThat(records.getLast().getLevel().getName()).isEqualTo("INFO");

        outages.failed("GexResource.gex", AWAY);
        assertThat(records).hasSize(3);
    }
}
