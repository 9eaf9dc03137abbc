package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.scoring.Rules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in memory: events go in, records come out. */
final class Flow implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-13T18:00:00Z");
    static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    private final TopologyTestDriver driver;

    Flow(Path stateDir) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        driver = new TopologyTestDriver(
                ScoringTopology.build(
                        Rules.definitions(),
                        Rules.settings(),
                        Rules.signals(),
                        new EventMetrics(new SimpleMeterRegistry(), clock),
                        clock),
                properties);
    }

    void send(Event event) {
        var trace = Trace.continuing("test", "00-" + TRACE_ID + "-b7ad6b7169203331-01");
        send(event, EventHeaders.of(event, trace));
    }

    void replay(Event event) {
        var headers = new RecordHeaders();
        headers.add(HeaderNames.DF_REPLAY, "true".getBytes(UTF_8));
        send(event, headers);
    }

    void send(Event event, Headers headers) {
        send(Topics.of(event.getClass()), event.subject(), EventCodec.write(event), headers);
    }

    void send(Topic<?> topic, String key, byte[] value) {
        send(topic, key, value, new RecordHeaders());
    }

    private void send(Topic<?> topic, String key, byte[] value, Headers headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(UTF_8), value, headers));
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All events of the topic since the last call. */
    <E extends Event> List<E> read(Topic<E> topic) throws IOException {
        List<E> events = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : output(topic.name()).readRecordsToList()) {
            events.add(Wire.json().readValue(record.value(), topic.type()));
        }
        return events;
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return EventHeaders.text(record.headers(), name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
