package io.dealerflow.deployment;

import static io.dealerflow.deployment.Manifests.elements;
import static io.dealerflow.deployment.Manifests.name;
import static io.dealerflow.deployment.Manifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics and users of Kafka as objects, against the catalogue of topics and the configuration of the services. */
class KafkaObjectsTest {
    /** Lists the dead letters of every topic and sends them again. */
    private static final String REPLAYS = "gex-api";

    private static final String DEAD_LETTERS = ".dlq";

    static Stream<String> servicesWithoutReplays() {
        return Services.names().stream().filter(Predicate.not(REPLAYS::equals));
    }

    @Test
    void theTopicsAreThoseOfTheCatalogueWithTheirDeadLetters() {
        assertThat(violations(Manifests.ofKind("KafkaTopic"))).isEmpty();
    }

    @Test
    void aTopicThatDiffersFromTheCatalogueIsRefused() {
        List<JsonNode> broken = Manifests.read(Path.of("src/test/resources/broken/topics.yaml"));

        assertThat(violations(broken))
                .contains("dealerflow.raw.nwes is not in the catalogue", "dealerflow.alerts.rules is not compact")
                .contains("dealerflow.alerts.rules takes 1048576 bytes")
                .contains("dealerflow.raw.news is missing");
    }

    private static List<String> violations(List<JsonNode> objects) {
        Map<String, Topic.Cleanup> expected = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            expected.put(topic.name(), topic.cleanup());
            expected.put(topic.deadLetters(), Topic.Cleanup.DELETE);
        }
        Stream<String> wrong = objects.stream().flatMap(object -> {
            Topic.Cleanup cleanup = expected.remove(name(object));
            if (cleanup == null) {
                return Stream.of(name(object) + " is not in the catalogue");
            }
            String policy = cleanup.name().toLowerCase(Locale.ROOT);
            JsonNode config = object.at("/spec/config");
            return Stream.of(
                            config.path("cleanup.policy").asText().equals(policy)
                                    ? ""
                                    : name(object) + " is not " + policy,
                            config.path("max.message.bytes").asInt() == Topics.MAX_MESSAGE_BYTES
                                    ? ""
                                    : name(object) + " takes "
                                            + config.path("max.message.bytes").asText() + " bytes")
                    .filter(Predicate.not(String::isEmpty));
        });
        List<String> found = wrong.collect(Collectors.toList());
        expected.keySet().forEach(name -> found.add(name + " is missing"));
        return found;
    }

    @ParameterizedTest
    @MethodSource("servicesWithoutReplays")
    @DisplayName("a service may use its topics and write their dead letters, and no other topic")
    void aServiceMayUseItsTopics(String service) {
        Map<String, List<String>> granted = granted(service, "topic", "literal");
        Set<String> expected = new TreeSet<>(Services.topics(service));
        Services.topics(service).forEach(topic -> expected.add(topic + DEAD_LETTERS));

        assertThat(granted.keySet()).isEqualTo(expected);
        assertThat(granted).allSatisfy((topic, operations) -> {
            assertThat(operations).isNotEmpty().isSubsetOf("Read", "Write");
            if (topic.endsWith(DEAD_LETTERS)) {
                assertThat(operations).containsExactly("Write");
            }
        });
    }

    @Test
    void onlyTheServiceThatReplaysMayUseAllTopics() {
        assertThat(granted(REPLAYS, "topic", "prefix")).isEqualTo(Map.of("dealerflow.", List.of("Read", "Write")));
        assertThat(servicesWithoutReplays())
                .allSatisfy(service -> assertThat(
                                granted(service, "topic", "prefix").keySet())
                        .isEqualTo(Services.isTopology(service) ? Set.of("dealerflow-" + service + "-") : Set.of()));
    }

    @Test
    @DisplayName("a topology may write in transactions of its own name, nobody else in any")
    void transactionsAreThoseOfTopologies() {
        assertThat(Services.names())
                .allSatisfy(service -> assertThat(
                                granted(service, "transactionalId", "prefix").keySet())
                        .isEqualTo(Services.isTopology(service) ? Set.of("dealerflow-" + service + "-") : Set.of()));
    }

    @Test
    void groupsOfChannelsHaveThePrefixThatTheirServiceMayUse() {
        assertThat(Services.names()).allSatisfy(service -> {
            assertThat(granted(service, "group", "prefix").keySet()).containsExactly("dealerflow-" + service);
            assertThat(Services.groups(service)).allMatch(group -> group.startsWith("dealerflow-" + service + "-"));
        });
    }

    @Test
    @DisplayName("what a worker scales on is never written in a transaction, whose marker would be lag for ever")
    void whatAWorkerScalesOnHasNoTransactions() {
        Set<String> scaledOn = granted("keda", "topic", "literal").keySet();

        assertThat(scaledOn).isNotEmpty();
        assertThat(Topics.all().stream().filter(topic -> scaledOn.contains(topic.name())))
                .hasSameSizeAs(scaledOn)
                .allMatch(topic -> topic.delivery() == Topic.Delivery.AT_LEAST_ONCE);
    }

    @Test
    void kedaOnlyLooks() {
        assertThat(user("keda").at("/spec/authorization/acls"))
                .allSatisfy(rule -> assertThat(texts(rule.path("operations"))).containsExactly("Describe"));
    }

    private static Map<String, List<String>> granted(String user, String type, String pattern) {
        return elements(user(user).at("/spec/authorization/acls"))
                .filter(rule -> rule.at("/resource/type").asText().equals(type))
                .filter(rule ->
                        rule.at("/resource/patternType").asText("literal").equals(pattern))
                .collect(Collectors.toMap(
                        rule -> rule.at("/resource/name").asText(), rule -> texts(rule.path("operations"))));
    }

    static JsonNode user(String name) {
        return Manifests.ofKind("KafkaUser").stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no KafkaUser " + name));
    }
}
