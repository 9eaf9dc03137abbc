package io.dealerflow.gexapi.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.scores.Severity;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventFilterTest {
    private static final Severity TOP = Severity.CRITICAL;
    private static final Severity BOTTOM = Severity.LOW;

    @Test
    void withoutAFilterEverythingPasses() {
        assertThat(EventFilter.ALL.accepts(Events.snapshot(1, "SPX"))).isTrue();
        assertThat(EventFilter.ALL.accepts(Events.alert(1, "SPX", BOTTOM))).isTrue();
    }

    @Test
    @DisplayName("a report passes for any symbol that it covers")
    void symbols() {
        var filter = new EventFilter(Set.of("SPX", "QQQ"), Set.of(), null);

        assertThat(filter.accepts(Events.snapshot(1, "SPX"))).isTrue();
        assertThat(filter.accepts(Events.snapshot(1, "NDX"))).isFalse();
        assertThat(filter.accepts(Events.event(1, EventType.REPORT, null, "NDX", "QQQ")))
                .isTrue();
        assertThat(filter.accepts(Events.event(1, EventType.REPORT, null, "NDX")))
                .isFalse();
    }

    @Test
    void types() {
        var filter = new EventFilter(Set.of(), Set.of(EventType.ALERT, EventType.SCORE), null);

        assertThat(filter.accepts(Events.alert(1, "SPX", BOTTOM))).isTrue();
        assertThat(filter.accepts(Events.event(1, EventType.SCORE, null, "SPX")))
                .isTrue();
        assertThat(filter.accepts(Events.snapshot(1, "SPX"))).isFalse();
    }

    @Test
    @DisplayName("a severity keeps lesser alerts back, and nothing else")
    void severity() {
        var filter = new EventFilter(Set.of(), Set.of(), TOP);

        assertThat(filter.accepts(Events.alert(1, "SPX", TOP))).isTrue();
        assertThat(filter.accepts(Events.alert(1, "SPX", BOTTOM))).isFalse();
        assertThat(filter.accepts(Events.snapshot(1, "SPX"))).isTrue();
    }

    @Test
    void anAcknowledgementHasTheSeverityOfItsAlert() {
        var event = Events.event(1, EventType.ACKNOWLEDGEMENT, BOTTOM, "SPX");

        assertThat(new EventFilter(Set.of(), Set.of(), TOP).accepts(event)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGEMENT", "RESOLUTION", "SIGNAL", "PREDICTION"})
    @DisplayName(
            "acknowledgements, resolutions, signals and predictions are streamed to all, and notify only who asks for their type")
    void byName(EventType type) {
        var event = Events.event(1, type, null, "SPX");

        assertThat(EventFilter.ALL.accepts(event)).isTrue();
        assertThat(EventFilter.ALL.notifies(event)).isFalse();
        assertThat(new EventFilter(Set.of(), Set.of(type), null).notifies(event))
                .isTrue();
        assertThat(EventFilter.ALL.notifies(Events.alert(1, "SPX", BOTTOM))).isTrue();
    }

    @Test
    @DisplayName("a gap is told to everybody: what is missing may have matched")
    void gap() {
        var filter = new EventFilter(Set.of("SPX"), Set.of(EventType.ALERT), TOP);

        assertThat(filter.accepts(StreamEvent.of(new StreamEvent.Gap(1, 2)))).isTrue();
    }
}
