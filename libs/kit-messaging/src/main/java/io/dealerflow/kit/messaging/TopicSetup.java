package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.StartCondition;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Waits in the background until every topic that the service needs exists, and creates missing ones where allowed.
 * Existing topics are not changed.
 */
@ApplicationScoped
public class TopicSetup implements StartCondition {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final KafkaConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String missing;
    private volatile boolean complete;

    TopicSetup(KafkaClients clients, KafkaConfig config) {
        this.clients = clients;
        this.config = config;
        this.missing = "Kafka at " + clients.bootstrapServers();
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("topic-setup").start(this::awaitTopics);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    @Override
    public String name() {
        return "topics";
    }

    /** Whether every topic exists. */
    @Override
    public boolean isMet() {
        return complete;
    }

    @Override
    public String missing() {
        return missing;
    }

    private void awaitTopics() {
        String warned = "";
        try {
            do {
                attempt();
                if (!complete && !missing.equals(warned)) {
                    warned = missing;
                    LOG.warnf("Waiting for %s", missing);
                }
            } while (!complete && !stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> absent =
                    needed().filter(topic -> !present.contains(topic.name())).toList();
            if (config.createTopics()) {
                create(admin, absent);
            } else if (!absent.isEmpty()) {
                missing = absent.stream().map(NewTopic::name).sorted().collect(Collectors.joining(", "));
                return;
            }
            missing = "";
            complete = true;
        } catch (ExecutionException | KafkaException e) {
            missing = "Kafka at " + clients.bootstrapServers() + ": " + e.getMessage();
        }
    }

    private static void create(Admin admin, List<NewTopic> topics) throws ExecutionException, InterruptedException {
        for (var creation : admin.createTopics(topics).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private Stream<NewTopic> needed() {
        return Topics.all().stream()
                .filter(topic ->
                        config.topics().isEmpty() || config.topics().get().contains(topic.name()))
                .flatMap(topic -> Stream.of(
                        describe(topic.name(), topic.cleanup()), describe(topic.deadLetters(), Topic.Cleanup.DELETE)));
    }

    private NewTopic describe(String name, Topic.Cleanup cleanup) {
        return new NewTopic(name, Optional.of(config.partitions()), config.replicationFactor())
                .configs(Map.of(
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MAX_MESSAGE_BYTES),
                        TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.name().toLowerCase(Locale.ROOT),
                        TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(Duration.ofHours(config.retentionHours())
                                        .toMillis())));
    }
}
