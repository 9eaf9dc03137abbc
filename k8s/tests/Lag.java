import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes and removes lag for k8s/verify, run from its source: {@code Lag.java BROKER create TOPIC PARTITIONS}, {@code … produce TOPIC RECORDS} or
 * {@code … commit TOPIC GROUP}, which commits the end of every partition as a worker does that has handled all.
 */
final class Lag {
    private Lag() {}

    public static void main(String... arguments) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", arguments[0]);
        String topic = arguments[2];
        try (Admin admin = Admin.create(client)) {
            switch (arguments[1]) {
                case "create" -> {
                    var created = new NewTopic(topic, Optional.of(Integer.parseInt(arguments[3])), Optional.empty());
                    admin.createTopics(List.of(created)).all().get();
                }
                case "produce" -> produce(client, topic, Integer.parseInt(arguments[3]));
                case "commit" -> commit(admin, topic, arguments[3]);
                default -> throw new IllegalArgumentException("create, produce or commit, not " + arguments[1]);
            }
        }
    }

    private static void produce(Map<String, Object> client, String topic, int records) {
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(topic).size();
            for (int record = 0; record < records; record++) {
                byte[] value = Integer.toString(record).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, record % partitions, null, value));
            }
        }
    }

    private static void commit(Admin admin, String topic, String group) throws Exception {
        var partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
        Map<TopicPartition, OffsetSpec> latest = partitions.stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(topic, info.partition()), info -> OffsetSpec.latest()));
        Map<TopicPartition, OffsetAndMetadata> ends = admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())));
        admin.alterConsumerGroupOffsets(group, ends).all().get();
    }
}
