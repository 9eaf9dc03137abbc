import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes lag for k8s/verify and says what became of it, run from its source: {@code Lag.java BROKER create TOPIC PARTITIONS}, {@code … produce TOPIC FIRST
 * LAST}, which sends news of those numbers, or {@code … answered TOPIC RECORDS}, which fails unless the topic has signals of so many news.
 */
final class Lag {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Instant PUBLISHED = Instant.parse("2026-02-02T14:30:00Z");

    private Lag() {}

    public static void main(String... arguments) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", arguments[0]);
        String topic = arguments[2];
        int number = Integer.parseInt(arguments[3]);
        switch (arguments[1]) {
            case "create" -> create(client, topic, number);
            case "produce" -> produce(client, topic, number, Integer.parseInt(arguments[4]));
            case "answered" -> {
                int answered = answered(client, topic).size();
                if (answered != number) {
                    throw new IllegalStateException(topic + " has signals of " + answered + " news, not of " + number);
                }
            }
            default -> throw new IllegalArgumentException("create, produce or answered, not " + arguments[1]);
        }
    }

    private static void create(Map<String, Object> client, String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(client)) {
            var created = new NewTopic(topic, Optional.of(partitions), Optional.empty());
            admin.createTopics(List.of(created)).all().get();
        }
    }

    private static void produce(Map<String, Object> client, String topic, int first, int last) {
        Header json = new RecordHeader(HeaderNames.CONTENT_TYPE, HeaderNames.JSON.getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(topic).size();
            for (int number = first; number <= last; number++) {
                byte[] value = Wire.writeJson(news(number));
                producer.send(new ProducerRecord<byte[], byte[]>(topic, number % partitions, null, value, List.of(json)));
            }
        }
    }

    private static NewsItem news(int number) {
        String title = "Shares of company " + number + " rise after quarterly profit beats estimates";
        return new NewsItem(
                "news-" + number,
                "verify",
                PUBLISHED,
                PUBLISHED,
                NewsItem.VERSION,
                NewsTime.PUBLISHED,
                PUBLISHED,
                null,
                null,
                title,
                title + ", the company said on Monday. Analysts had expected less. ".repeat(8),
                false,
                null,
                List.of(),
                List.of(),
                "en");
    }

    /** The news of which there are signals: one that was handled twice counts once. */
    private static Set<String> answered(Map<String, Object> client, String topic) throws Exception {
        Set<String> causes = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var signal : consumer.poll(POLL)) {
                    causes.add(Wire.json().readTree(signal.value()).get("cause_event_id").asText());
                }
            }
        }
        return causes;
    }
}
