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
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.internals.InternalTopicProperties;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A topology of stages: each has a source topic, a {@link StageProcessor}, its state stores, and a sink for each topic it writes. Stages
 * that write the same topic, and stages of internal topics with those that fill them, belong to one application.
 */
public final class EventTopology {
    private EventTopology() {}

    /**
     * A stage of events.
     *
     * @param name     of its processor, unique in the topology
     * @param source   topic read; records that cannot be processed go to its dead-letter topic
     * @param stores   names of the processor's persistent stores, each with a changelog topic
     * @param sinks    topics written, also by other stages
     * @param internal internal topics written, also by other stages
     */
    public record Stage<T extends Event>(
            String name,
            Topic<T> source,
            Supplier<EventProcessor<T>> processor,
            List<String> stores,
            List<Topic<? extends Event>> sinks,
            List<String> internal) {
        public Stage {
            stores = List.copyOf(stores);
            sinks = List.copyOf(sinks);
            internal = List.copyOf(internal);
        }

        /** A stage that writes no internal topic. */
        public Stage(
                String name,
                Topic<T> source,
                Supplier<EventProcessor<T>> processor,
                List<String> stores,
                List<Topic<? extends Event>> sinks) {
            this(name, source, processor, stores, sinks, List.of());
        }

        private Node node() {
            Stream<String> events = Stream.concat(sinks.stream().map(Topic::name), Stream.of(source.deadLetters()));
            return new Node(
                    name,
                    source.name(),
                    processor::get,
                    stores,
                    Stream.concat(events, internal.stream()).toList());
        }
    }

    /**
     * A stage of an internal topic, which Kafka Streams creates with as many partitions as its writers read, and from which it deletes
     * records that are processed. Its records are this program's own: one that cannot be processed is a bug or of another version, and
     * stops the topology.
     *
     * @param name   of its processor, unique in the topology
     * @param source internal topic read; its name at the broker has the application id before it
     * @param stores as in {@link Stage}
     * @param sinks  topics written, also by other stages
     */
    public record InternalStage(
            String name,
            String source,
            Supplier<? extends StageProcessor> processor,
            List<String> stores,
            List<Topic<? extends Event>> sinks) {
        public InternalStage {
            stores = List.copyOf(stores);
            sinks = List.copyOf(sinks);
        }

        private Node node() {
            return new Node(
                    name,
                    source,
                    processor::get,
                    stores,
                    sinks.stream().map(Topic::name).toList());
        }
    }

    private record Node(
            String name,
            String source,
            ProcessorSupplier<byte[], byte[], byte[], byte[]> processor,
            List<String> stores,
            List<String> sinks) {
        void addTo(Topology topology, Map<String, List<String>> sinkParents) {
            String from = "from-" + source;
            topology.addSource(from, new ByteArrayDeserializer(), new ByteArrayDeserializer(), source)
                    .addProcessor(name, processor, from);
            stores.forEach(store -> topology.addStateStore(store(store), name));
            sinks.forEach(topic -> sinkParents
                    .computeIfAbsent(topic, none -> new ArrayList<>())
                    .add(name));
        }
    }

    /** The DSL creates its repartition topics so; topologies of processors have no public method for it. */
    private static final class InternalTopics extends Topology {
        void add(String topic) {
            internalTopologyBuilder.addInternalTopic(topic, InternalTopicProperties.empty());
        }
    }

    /** A topology of one stage; the parameters are those of {@link Stage}. */
    public static <T extends Event> Topology of(
            Topic<T> source,
            Supplier<EventProcessor<T>> processor,
            List<String> stores,
            List<Topic<? extends Event>> sinks) {
        return of(List.of(new Stage<>("processor", source, processor, stores, sinks)), List.of());
    }

    /** A topology of several stages. */
    public static Topology of(List<Stage<?>> stages) {
        return of(stages, List.of());
    }

    /** A topology of several stages, some of internal topics. */
    public static Topology of(List<Stage<?>> stages, List<InternalStage> internalStages) {
        var topology = new InternalTopics();
        internalStages.forEach(stage -> topology.add(stage.source()));
        Map<String, List<String>> sinkParents = new LinkedHashMap<>();
        Stream.concat(stages.stream().map(Stage::node), internalStages.stream().map(InternalStage::node))
                .forEach(node -> node.addTo(topology, sinkParents));
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
