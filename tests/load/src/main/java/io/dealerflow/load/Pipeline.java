package io.dealerflow.load;

import io.dealerflow.contracts.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Chains that are written to Kafka: how many contracts a second become scores, how long until an alert is committed, and how long the services take to
 * restore the state that this leaves. The symbols of a run are its own, so that each chain raises an alert.
 */
final class Pipeline implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int UNDERLYINGS = 2_000;
    private static final int CONTRACTS = 250;
    private static final int LARGE = 10_000;
    private static final int RATE = 10;
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final List<String> STATEFUL = List.of("feature-service", "scoring-service");

    private final Path data;
    private final LocalSystem system;
    private final String run =
            "P" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);

    Pipeline(Path data, LocalSystem system) {
        this.data = data;
        this.system = system;
    }

    @Override
    public void run() throws Exception {
        try (var producer = producer()) {
            throughput(producer);
            latency(producer);
        }
        for (String service : STATEFUL) {
            restore(service);
        }
    }

    private void throughput(Producer<String, byte[]> producer) throws InterruptedException, ExecutionException {
        List<ProducerRecord<String, byte[]>> chains = IntStream.range(0, UNDERLYINGS)
                .mapToObj(i -> RawChain.record(run + "T" + i, CONTRACTS))
                .toList();
        try (var scores = consumer(Topics.SCORES_ASSETS.name())) {
            long start = System.nanoTime();
            List<Future<RecordMetadata>> sent =
                    chains.stream().map(producer::send).toList();
            Set<String> scored = new HashSet<>();
            while (scored.size() < UNDERLYINGS && System.nanoTime() - start < LIMIT.toNanos()) {
                for (ConsumerRecord<String, byte[]> score : scores.poll(Duration.ofMillis(100))) {
                    if (score.key().startsWith(run + "T")) {
                        scored.add(score.key());
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            Report.figure(
                    "2 000 underlyings of 250 contracts, raw to score",
                    (double) scored.size() * CONTRACTS / seconds,
                    "/s",
                    ">= 250000");
            Report.line("  scored " + scored.size() + " of " + UNDERLYINGS);
        }
    }

    private void latency(Producer<String, byte[]> producer) throws InterruptedException, ExecutionException {
        int warmUp = (int) (RATE * WARM_UP.toSeconds());
        int count = warmUp + (int) (RATE * DURATION.toSeconds());
        var measurement = new Measurement(DURATION);
        Map<String, Long> sent = new HashMap<>();
        List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
        try (var alerts = consumer(Topics.ALERTS.name())) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                String symbol = run + "L" + i;
                ProducerRecord<String, byte[]> chain = RawChain.record(symbol, LARGE);
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / RATE;
                while (System.nanoTime() < due) {
                    read(alerts, sent, warmUp, measurement, Duration.ofMillis(1));
                    LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(1), due - System.nanoTime()));
                }
                sent.put(symbol, System.nanoTime());
                acknowledged.add(producer.send(chain));
            }
            long end = System.nanoTime() + WARM_UP.toNanos();
            while (!sent.isEmpty() && System.nanoTime() < end) {
                read(alerts, sent, warmUp, measurement, Duration.ofMillis(1));
            }
        }
        for (Future<RecordMetadata> each : acknowledged) {
            each.get();
        }
        Report.figure("10 chains/s of 10 000 contracts, raw to alert, p99", measurement.millis(OK, 99), "ms", "<= 250");
        Report.figure("  p50", measurement.millis(OK, 50), "ms", "");
        Report.line("  alerted " + measurement.count(OK) + " of " + (count - warmUp));
    }

    /** The first alert of each symbol counts. */
    private void read(
            Consumer<String, byte[]> alerts,
            Map<String, Long> sent,
            int warmUp,
            Measurement measurement,
            Duration wait) {
        for (ConsumerRecord<String, byte[]> alert : alerts.poll(wait)) {
            Long at = sent.remove(alert.key());
            if (at != null && Integer.parseInt(alert.key().substring(run.length() + 1)) >= warmUp) {
                measurement.answered(OK, System.nanoTime() - at);
            }
        }
    }

    /** Ends the service, which the launcher starts again, and waits until it is ready: its state is restored then. */
    private void restore(String service) throws IOException, InterruptedException {
        RunningService running = RunningService.of(data, service);
        ProcessHandle handle = ProcessHandle.of(running.pid()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
        long start = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http, RunningService.of(data, service)) && System.nanoTime() - start < LIMIT.toNanos()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        Report.figure(
                "restart of " + service + " until ready, with that state",
                (System.nanoTime() - start) / 1e9,
                "s",
                "<= 20");
    }

    private static boolean isReady(HttpClient http, RunningService process) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        system.bootstrapServers(),
                        "linger.ms",
                        0,
                        "compression.type",
                        "lz4",
                        "max.request.size",
                        Topics.MAX_MESSAGE_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Of what is committed from now on. */
    private Consumer<String, byte[]> consumer(String topic) {
        Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", system.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
