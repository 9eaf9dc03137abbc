package io.dealerflow.feature.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.feature.asset.Fact;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.kit.streams.UnreadableStateException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactBytesTest {
    private static final LocalDate DATE = LocalDate.of(1969, 12, 30);
    private static final Instant KNOWN = Instant.parse("1969-12-31T21:00:00.123456789Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-13T14:30:00.5Z");

    static List<Fact> facts() {
        return List.of(
                new Fact.Value("v", DATE, KNOWN, -37.63),
                new Fact.Positions("p", DATE, KNOWN, 10, -20, 30),
                new Fact.Curve(
                        "c",
                        DATE,
                        KNOWN,
                        List.of(
                                new Fact.Curve.Contract("VXK26", DATE.plusDays(40), 19.25, 12L),
                                new Fact.Curve.Contract("VXM26", null, null, null))),
                new Fact.Book(
                        "b", DATE, KNOWN, 100, -1.5, 2.5, 0.1, 0.2, 0.3, 0.4, 5.0, 6.0, 7.0, 8.0, 0.9, 1.0, 11.0, 12.0,
                        13.0, 14.0, 0.15, 0.16, 0.17, 18),
                new Fact.Book(
                        "b", DATE, KNOWN, 100, 0, 0, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, 0));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void factsComeBackEqual(Fact fact) {
        FeedFact stored = new FeedFact("macro:DGS10", RECEIVED, fact);

        assertThat(FactBytes.read(FactBytes.write(stored))).isEqualTo(stored);
    }

    @Test
    void whatIsNoFactOfThisVersionStopsTheTopology() {
        byte[] bytes = FactBytes.write(new FeedFact("f", RECEIVED, facts().getFirst()));
        byte[] newer = bytes.clone();
        newer[0] = 2;

        assertThatThrownBy(() -> FactBytes.read(newer))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("form 2");
        assertThatThrownBy(() -> FactBytes.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(UnreadableStateException.class);
    }
}
