package io.dealerflow.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.testkit.RecordedSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final String CONSUMER = "test-service/stage";
    private static final Topic<Alert> TOPIC = new Topic<>(
            "kit.batch", Alert.class, Topic.Encoding.JSON, Topic.Cleanup.DELETE, Topic.Delivery.AT_LEAST_ONCE);
    private static final Clock CLOCK = Clock.fixed(TestAlerts.AS_OF.plusSeconds(10), ZoneOffset.UTC);

    private static RecordedSpans spans;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakePublisher publisher = new FakePublisher();
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private boolean unavailable;

    @BeforeAll
    static void record() {
        spans = RecordedSpans.install();
    }

    @Test
    @DisplayName("each event of a batch has a span of its own, below the step that sent it; one at fault says so")
    void eachEventHasASpan() throws Exception {
        add("a");
        add("bad");
        spans.clear();

        batch().process(events -> {
            if (ids(events).contains("bad")) {
                throw new IllegalStateException("cannot be processed");
            }
            remember(events);
        });

        assertThat(spans.ended())
                .extracting(
                        SpanData::getName,
                        SpanData::getTraceId,
                        span -> span.getStatus().getStatusCode())
                .containsExactly(
                        tuple(CONSUMER, traceId(0), StatusCode.UNSET), tuple(CONSUMER, traceId(1), StatusCode.ERROR));
        assertThat(spans.ended()).allSatisfy(span -> assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER));
    }

    @Test
    @DisplayName("an unreadable record is dead-lettered once, however often its batch is retried")
    void unreadableRecordIsDeadLetteredOnce() throws Exception {
        addUnreadable();
        add("a");
        Batch<Alert> batch = batch();
        unavailable = true;

        for (int tries = 0; tries < 3; tries++) {
            assertThatThrownBy(() -> batch.process(this::remember)).isInstanceOf(UnavailableException.class);
        }
        unavailable = false;
        batch.process(this::remember);

        assertThat(handled).containsExactly("a");
        assertThat(publisher.sent).hasSize(1);
        assertThat(count("dead_lettered")).isEqualTo(1);
    }

    @Test
    void whatAnotherConsumerOfTheTopicDeadLettersIsLeftToIt() throws Exception {
        addUnreadable();
        add("a");

        batch(new Subscription<>(CONSUMER, TOPIC, false)).process(this::remember);

        assertThat(handled).containsExactly("a");
        assertThat(publisher.sent).isEmpty();
    }

    @Test
    @DisplayName(
            "an event dead-lettered while its batch was split is not dead-lettered or handled again after an outage")
    void splitBatchContinuesWithWhatIsPending() throws Exception {
        add("a");
        add("bad");
        add("c");
        Batch<Alert> batch = batch();
        Batch.Handling<Alert> handling = events -> {
            if (ids(events).contains("bad")) {
                throw new IllegalStateException("cannot be processed");
            }
            unavailable = ids(events).equals(List.of("c")) && !handled.contains("outage");
            if (unavailable) {
                handled.add("outage");
            }
            remember(events);
        };

        assertThatThrownBy(() -> batch.process(handling)).isInstanceOf(UnavailableException.class);
        unavailable = false;
        batch.process(handling);

        assertThat(handled).containsExactly("a", "outage", "c");
        assertThat(publisher.sent).hasSize(1);
    }

    @Test
    void anEventThatFailsForGoodDoesNotTakeItsBatchAlong() throws Exception {
        add("a");
        add("bad");
        add("c");

        batch().process(events -> {
            if (ids(events).contains("bad")) {
                throw new IllegalStateException("cannot be processed");
            }
            remember(events);
        });

        assertThat(handled).containsExactly("a", "c");
        assertThat(reasons()).containsExactly("FAILED");
        assertThat(publisher.header(0, HeaderNames.DLQ_ERROR)).contains("cannot be processed");
        assertThat(publisher.header(0, HeaderNames.DLQ_OFFSET)).isEqualTo("1");
        assertThat(count("handled")).isEqualTo(2);
    }

    @Test
    @DisplayName("a fault in a statement is dead-lettered, not retried as if the database were unavailable")
    void faultInStatementIsDeadLettered() throws Exception {
        add("a");

        batch().process(events -> {
            throw new SQLException("column \"symbl\" does not exist", "42703");
        });

        assertThat(reasons()).containsExactly("FAILED");
    }

    @Test
    void anEventThatTheConsumerRejectsIsInvalid() throws Exception {
        add("a");

        batch().process(events -> {
            throw new InvalidEventException("unknown convention");
        });

        assertThat(reasons()).containsExactly(DeadLetterReason.INVALID.name());
    }

    @Test
    void aReplayedRecordOfAnotherConsumerIsSkipped() throws Exception {
        add("other", "another/consumer");
        add("own", CONSUMER);

        batch().process(this::remember);

        assertThat(handled).containsExactly("own");
        assertThat(publisher.sent).isEmpty();
    }

    @Test
    void whileTheBrokerTakesNoDeadLetterTheRecordStaysPending() throws Exception {
        addUnreadable();
        Batch<Alert> batch = batch();
        publisher.unavailable = true;

        assertThatThrownBy(() -> batch.process(this::remember)).isInstanceOf(UnavailableException.class);
        publisher.unavailable = false;
        batch.process(this::remember);

        assertThat(reasons()).containsExactly("UNREADABLE");
    }

    @Test
    @DisplayName("an event handled alone logs under its own trace, a batch under none of its events'")
    void logLinesCarryTheTraceOfTheirOwnEvent() throws Exception {
        add("a");
        add("b");
        Map<List<String>, String> logged = new HashMap<>();

        batch().process(events -> {
            logged.put(ids(events), MDC.get("traceId") + " " + MDC.get("eventId"));
            if (events.size() > 1) {
                throw new IllegalStateException("handle them alone");
            }
        });

        assertThat(logged)
                .containsEntry(List.of("a", "b"), "null null")
                .containsEntry(List.of("a"), traceId(0) + " a")
                .containsEntry(List.of("b"), traceId(1) + " b");
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void timesEventsFromTheirAsOfAndIngestUntilTheyAreHandled() throws Exception {
        add("a");

        batch().process(this::remember);

        assertThat(age("as_of")).isEqualTo(Duration.ofSeconds(10));
        assertThat(age("ingest_ts")).isEqualTo(Duration.ofSeconds(9));
    }

    private Batch<Alert> batch() {
        return batch(new Subscription<>(CONSUMER, TOPIC));
    }

    private Batch<Alert> batch(Subscription<Alert> subscription) {
        var partition = new TopicPartition(TOPIC.name(), 0);
        var polled = new ConsumerRecords<>(Map.of(partition, List.copyOf(records)), Map.of());
        return new Batch<>(
                subscription, polled, new DeadLetterSender(publisher, CLOCK), new EventMetrics(registry, CLOCK));
    }

    private void remember(List<Received<Alert>> events) {
        if (unavailable) {
            throw new UnavailableException("the store does not answer", new IllegalStateException());
        }
        handled.addAll(ids(events));
    }

    private static List<String> ids(List<Received<Alert>> events) {
        return events.stream().map(received -> received.event().eventId()).toList();
    }

    private void add(String id) {
        add(EventCodec.write(TestAlerts.alert(id)), EventHeaders.of(TestAlerts.alert(id), Trace.start("test")));
    }

    private void add(String id, String replayFor) {
        Headers headers = EventHeaders.of(TestAlerts.alert(id), Trace.start("test"));
        headers.add(HeaderNames.DLQ_REPLAY_FOR, replayFor.getBytes(UTF_8));
        add(EventCodec.write(TestAlerts.alert(id)), headers);
    }

    private void addUnreadable() {
        add("not an event".getBytes(UTF_8), new RecordHeaders());
    }

    private void add(byte[] value, Headers headers) {
        records.add(new ConsumerRecord<>(
                TOPIC.name(),
                0,
                records.size(),
                0,
                TimestampType.CREATE_TIME,
                -1,
                value.length,
                "DEMO".getBytes(UTF_8),
                value,
                headers,
                Optional.empty()));
    }

    private String traceId(int index) {
        return Objects.requireNonNull(EventHeaders.text(records.get(index).headers(), HeaderNames.TRACEPARENT))
                .split("-")[1];
    }

    private List<String> reasons() {
        return publisher.sent.stream()
                .map(message -> EventHeaders.text(message.headers(), HeaderNames.DLQ_REASON))
                .toList();
    }

    private double count(String outcome) {
        return registry.get(EventMetrics.EVENTS)
                .tags("consumer", CONSUMER, "outcome", outcome)
                .counter()
                .count();
    }

    private Duration age(String from) {
        double nanos = registry.get(EventMetrics.AGE)
                .tags("consumer", CONSUMER, "from", from)
                .timer()
                .totalTime(TimeUnit.NANOSECONDS);
        return Duration.ofNanos((long) nanos);
    }
}
