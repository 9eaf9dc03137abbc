package io.dealerflow.kit.streams;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A topology of stages: each has a source topic, an {@link EventProcessor}, its state stores, and a sink for each topic it writes. */
public final class EventTopology {
    private EventTopology() {}

    /**
     * A stage.
     *
     * @param name   of its processor, unique in the topology
     * @param source topic read; records that cannot be processed go to its dead-letter topic
     * @param stores names of the processor's persistent stores, each with a changelog topic
     * @param sinks  topics written, also by other stages
     */
    public record Stage<T extends Event>(
            String name,
            Topic<T> source,
            Supplier<EventProcessor<T>> processor,
            List<String> stores,
            List<Topic<? extends Event>> sinks) {
        public Stage {
            stores = List.copyOf(stores);
            sinks = List.copyOf(sinks);
        }

        private void addTo(Topology topology, Map<String, List<String>> sinkParents) {
            topology.addSource(source.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer(), source.name())
                    .addProcessor(name, processor::get, source.name());
            stores.forEach(store -> topology.addStateStore(store(store), name));
            Stream.concat(sinks.stream().map(Topic::name), Stream.of(source.deadLetters()))
                    .forEach(topic -> sinkParents
                            .computeIfAbsent(topic, none -> new ArrayList<>())
                            .add(name));
        }
    }

    /** A topology of one stage; the parameters are those of {@link Stage}. */
    public static <T extends Event> Topology of(
            Topic<T> source,
            Supplier<EventProcessor<T>> processor,
            List<String> stores,
            List<Topic<? extends Event>> sinks) {
        return of(List.of(new Stage<>("processor", source, processor, stores, sinks)));
    }

    /** A topology of several stages. */
    public static Topology of(List<Stage<?>> stages) {
        Topology topology = new Topology();
        Map<String, List<String>> sinkParents = new LinkedHashMap<>();
        stages.forEach(stage -> stage.addTo(topology, sinkParents));
        sinkParents.forEach((topic, parents) -> topology.addSink(
                topic, topic, new ByteArraySerializer(), new ByteArraySerializer(), parents.toArray(String[]::new)));
        return topology;
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
