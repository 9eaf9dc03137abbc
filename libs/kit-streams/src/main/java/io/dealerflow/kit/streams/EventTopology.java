package io.dealerflow.kit.streams;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A topology of one stage: a source topic, an {@link EventProcessor}, its state stores, and a sink for each topic it writes. */
public final class EventTopology {
    private static final String PROCESSOR = "processor";

    private EventTopology() {}

    /**
     * @param source topic read; records that cannot be processed go to its dead-letter topic
     * @param stores names of the processor's persistent stores, each with a changelog topic
     * @param sinks  topics written
     */
    public static <T extends Event> Topology of(
            Topic<T> source,
            Supplier<EventProcessor<T>> processor,
            List<String> stores,
            List<Topic<? extends Event>> sinks) {
        Topology topology = new Topology()
                .addSource(source.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer(), source.name())
                .addProcessor(PROCESSOR, processor::get, source.name());
        stores.forEach(store -> topology.addStateStore(store(store), PROCESSOR));
        sinks.forEach(sink -> addSink(topology, sink.name()));
        addSink(topology, source.deadLetters());
        return topology;
    }

    private static void addSink(Topology topology, String topic) {
        topology.addSink(topic, topic, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
