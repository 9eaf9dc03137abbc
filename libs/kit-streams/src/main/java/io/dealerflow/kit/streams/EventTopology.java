package io.dealerflow.kit.streams;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
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
    private static final StreamPartitioner<byte[], byte[]> TO_EACH_PARTITION = (topic, key, value, partitions) ->
            Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));

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

    /**
     * A stage of an internal topic of which every partition receives all records: it keeps them in a store of another stage.
     *
     * @param name   of its processor, unique in the topology
     * @param source internal topic read, as in {@link InternalStage}
     * @param store  of the other stage
     * @param beside topic that the other stage reads; the internal topic has as many partitions
     */
    public record BroadcastStage(
            String name, String source, Supplier<? extends StageProcessor> processor, String store, Topic<?> beside) {
        private void addTo(InternalTopics topology) {
            topology.add(source);
            topology.addSource(from(source), new ByteArrayDeserializer(), new ByteArrayDeserializer(), source)
                    .addProcessor(name, processor::get, from(source))
                    .connectProcessorAndStateStores(name, store);
            topology.partitionAlike(from(beside.name()), from(source));
        }
    }

    private record Node(
            String name,
            String source,
            ProcessorSupplier<byte[], byte[], byte[], byte[]> processor,
            List<String> stores,
            List<String> sinks) {
        void addTo(Topology topology, Map<String, List<String>> sinkParents) {
            topology.addSource(from(source), new ByteArrayDeserializer(), new ByteArrayDeserializer(), source)
                    .addProcessor(name, processor, from(source));
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

        void partitionAlike(String source, String other) {
            internalTopologyBuilder.copartitionSources(List.of(source, other));
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
        return of(stages, internalStages, List.of());
    }

    /** A topology of several stages, some of internal topics, some of topics that every partition receives whole. */
    public static Topology of(
            List<Stage<?>> stages, List<InternalStage> internalStages, List<BroadcastStage> broadcastStages) {
        var topology = new InternalTopics();
        internalStages.forEach(stage -> topology.add(stage.source()));
        Map<String, List<String>> sinkParents = new LinkedHashMap<>();
        Stream.concat(stages.stream().map(Stage::node), internalStages.stream().map(InternalStage::node))
                .forEach(node -> node.addTo(topology, sinkParents));
        broadcastStages.forEach(stage -> stage.addTo(topology));
        Set<String> broadcast =
                broadcastStages.stream().map(BroadcastStage::source).collect(Collectors.toSet());
        sinkParents.forEach((topic, parents) -> topology.addSink(
                topic,
                topic,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                broadcast.contains(topic) ? TO_EACH_PARTITION : null,
                parents.toArray(String[]::new)));
        return topology;
    }

    private static String from(String topic) {
        return "from-" + topic;
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
