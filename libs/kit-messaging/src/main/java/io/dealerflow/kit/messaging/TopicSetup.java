package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.StartCondition;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, so that a service runs against any broker. Works in the background until the broker
 * answers; topics that exist are left as their operator made them.
 */
@ApplicationScoped
public class TopicSetup implements StartCondition {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final KafkaConfig config;
    private volatile boolean done;
    private volatile boolean stopping;

    TopicSetup(KafkaClients clients, KafkaConfig config) {
        this.clients = clients;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("topic-setup").start(this::createUntilDone);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public String name() {
        return "topics";
    }

    /** Whether every topic is there. */
    @Override
    public boolean isMet() {
        return done;
    }

    private void createUntilDone() {
        boolean told = false;
        while (!done && !stopping) {
            try (Admin admin = clients.admin()) {
                createMissing(admin);
                done = true;
            } catch (ExecutionException | KafkaException e) {
                if (!told) {
                    LOG.warnf("Waiting for Kafka at %s: %s", config.bootstrapServers(), e.getMessage());
                    told = true;
                }
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        Set<NewTopic> missing = Topics.all().stream()
                .flatMap(topic -> Stream.of(
                        describe(topic.name(), topic.cleanup()), describe(topic.deadLetters(), Topic.Cleanup.DELETE)))
                .filter(topic -> !present.contains(topic.name()))
                .collect(Collectors.toSet());
        for (var creation : admin.createTopics(missing).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
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

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
