package io.dealerflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.KafkaServer;
import io.dealerflow.embedded.Ports;
import io.dealerflow.embedded.ServerSettings;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.KafkaProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process that is killed, on a broker of its own and without a database. */
@Tag("long")
class WorkerKillIT {
    private static final System.Logger LOG = System.getLogger(WorkerKillIT.class.getName());
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Instant AS_OF = Instant.parse("2026-03-10T14:00:00Z");
    private static final int ITEMS = 10_000;
    private static final int PARTITIONS = 4;
    /** So many answers are there when a worker is killed. */
    private static final List<Integer> KILLS = List.of(1_000, 4_000);

    @TempDir
    private static Path folder;

    private static List<String> items;

    @BeforeAll
    static void name() {
        items = IntStream.range(0, ITEMS).mapToObj(i -> "queued-" + i).toList();
    }

    @Test
    @DisplayName(
            "10 000 items queued before there is a worker, and two workers killed at their work: every item is answered, and a reader that drops repeats has each answer once")
    void killed() throws Exception {
        try (ChildProcesses children = ChildProcesses.openTemporary()) {
            Path data = children.runDirectory().resolveSibling("kafka");
            String broker = KafkaServer.start(
                            children, new ServerSettings(data, Ports.free(), false, folder.resolve("kafka.log")))
                    .bootstrapServers();
            queue(broker);

            try (var reader = new Reader(broker)) {
                for (int kill : KILLS) {
                    Process worker = start(broker);
                    try {
                        reader.readUntil(kill);
                    } finally {
                        worker.destroyForcibly().waitFor();
                    }
                }
                Process worker = start(broker);
                try {
                    reader.readUntil(ITEMS);
                } finally {
                    worker.destroyForcibly().waitFor();
                }

                assertThat(Set.copyOf(reader.causes.values())).isEqualTo(Set.copyOf(items));
                assertThat(reader.causes).hasSize(ITEMS);
                LOG.log(System.Logger.Level.INFO, "repeats on the topic: {0}", reader.repeats);
            }
        }
    }

    private static void queue(String broker) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.RAW_NEWS.name(), PARTITIONS, (short) 1),
                            new NewTopic(Topics.FEATURES_SIGNALS.name(), PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String id : items) {
                var record = new ProducerRecord<>(Topics.RAW_NEWS.name(), id, EventCodec.write(item(id)));
                record.headers().add(HeaderNames.CONTENT_TYPE, HeaderNames.JSON.getBytes(StandardCharsets.UTF_8));
                sent.add(producer.send(record));
            }
        }
        for (Future<?> each : sent) {
            each.get();
        }
    }

    private static NewsItem item(String id) {
        return new NewsItem(
                id,
                "backlog",
                AS_OF,
                AS_OF,
                NewsItem.VERSION,
                NewsTime.PUBLISHED,
                AS_OF,
                null,
                null,
                "Shares rise as profit beats expectations, item " + id,
                "",
                false,
                null,
                List.of(),
                List.of(),
                "en");
    }

    private static Process start(String broker) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-worker.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker,
                        "DATABASE_URL",
                        "127.0.0.1:" + Ports.free() + "/none",
                        "HTTP_PORT",
                        Integer.toString(Ports.free())));
        return builder.start();
    }

    /** Reads signals as another service does: by event id. */
    private static final class Reader implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        /** The item that an answer is of, by the answer's event id. */
        private final Map<String, String> causes = new HashMap<>();

        private int repeats;

        Reader(String broker) {
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest", "enable.auto.commit", "false"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
            consumer.assign(IntStream.range(0, PARTITIONS)
                    .mapToObj(i -> new TopicPartition(Topics.FEATURES_SIGNALS.name(), i))
                    .collect(Collectors.toSet()));
        }

        void readUntil(int answers) throws IOException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (causes.size() < answers) {
                assertThat(System.nanoTime())
                        .as("%d answers, see target/killed-worker.log", causes.size())
                        .isLessThan(end);
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    read(record);
                }
            }
        }

        private void read(ConsumerRecord<String, byte[]> record) throws IOException {
            String id = KafkaProbe.header(record, HeaderNames.CE_ID);
            String cause = Wire.readJson(record.value(), ModelSignal.class).causeEventId();
            String before = causes.put(id, cause);
            if (before != null) {
                repeats++;
                assertThat(before).isEqualTo(cause);
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
