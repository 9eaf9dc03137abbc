package io.dealerflow.deployment;

import static io.dealerflow.deployment.Manifests.elements;
import static io.dealerflow.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How gpu-worker is scaled. KEDA ignores keys that it does not know, and some values only fail when it reconciles. */
class ScaledObjectTest {
    /** Keys of a trigger's metadata, from the sources of KEDA 2.21, without those that lose lag of slow batches. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "kafka",
            Set.of(
                    "bootstrapServers",
                    "topic",
                    "consumerGroup",
                    "lagThreshold",
                    "activationLagThreshold",
                    "offsetResetPolicy",
                    "sasl",
                    "tls"),
            "azure-queue",
            Set.of("accountName", "queueName", "queueLength", "activationQueueLength", "queueLengthStrategy"));
    /** Longer than a restart of the brokers. */
    private static final int LEAST_COOLDOWN_SECONDS = 300;

    private static final String WORKER = "gpu-worker";

    static List<JsonNode> scaledObjects() {
        return Manifests.ofKind("ScaledObject");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("scaledObjects")
    void aScaledObjectKeepsTheRules(JsonNode object) {
        assertThat(violations(object)).isEmpty();
        assertThat(object.at("/spec/scaleTargetRef/name").asText()).isEqualTo(WORKER);
    }

    @Test
    void aScaledObjectThatLosesOrWastesWorkIsRefused() {
        JsonNode broken = Manifests.read(Path.of("src/test/resources/broken/scaled-object.yaml"))
                .getFirst();

        assertThat(violations(broken))
                .containsExactlyInAnyOrder(
                        "minReplicaCount is not 0",
                        "maxReplicaCount 24 is above the 12 partitions",
                        "cooldownPeriod 30 is shorter than an outage",
                        "no fallback",
                        "no behavior of scaleDown",
                        "replicas stay when it is deleted",
                        "unknown key lagTreshold",
                        "lagTreshold is not a string",
                        "offsetResetPolicy is not earliest",
                        "the worker does not read dealerflow.features.gex",
                        "group news is not of the worker");
    }

    @Test
    void everyGroupOfTheWorkerHasATrigger() {
        Set<String> groups = Services.groups(WORKER);
        Set<String> triggers = Manifests.in("keda/kafka").stream()
                .filter(object -> Manifests.isA(object, "ScaledObject"))
                .flatMap(object -> elements(object.at("/spec/triggers")))
                .map(trigger -> trigger.at("/metadata/consumerGroup").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(triggers).isNotEmpty().containsAll(groups);
        if (!groups.isEmpty()) {
            assertThat(groups).containsAll(triggers);
        }
    }

    @Test
    void theTaintOfTheNodesIsToleratedAndTheirLabelSelected() {
        JsonNode pod = Manifests.ofKind("Deployment").stream()
                .filter(object -> name(object).equals(WORKER))
                .findFirst()
                .orElseThrow()
                .at("/spec/template/spec");
        String terraform = Services.text(Manifests.ROOT.resolve("k8s/terraform/cluster.tf"));

        assertThat(pod.at("/tolerations/0/key").asText()
                        + "=" + pod.at("/tolerations/0/value").asText() + ":"
                        + pod.at("/tolerations/0/effect").asText())
                .isEqualTo("sku=gpu:NoSchedule");
        assertThat(pod.at("/nodeSelector/sku").asText()).isEqualTo("gpu");
        assertThat(pod.at("/containers/0/resources/limits")
                        .path("nvidia.com/gpu")
                        .asInt())
                .isEqualTo(1);
        assertThat(terraform)
                .contains("\"sku=gpu:NoSchedule\"", "{ sku = \"gpu\" }")
                .containsPattern("min_count += 0");
    }

    @Test
    void argoCdLeavesReplicasToTheAutoscalers() {
        JsonNode application = Manifests.ofKind("Application").getFirst();

        assertThat(Manifests.texts(application.at("/spec/syncPolicy/syncOptions")))
                .contains("ServerSideApply=true", "RespectIgnoreDifferences=true");
        assertThat(Manifests.texts(application.at("/spec/ignoreDifferences/0/jsonPointers")))
                .containsExactly("/spec/replicas");
    }

    private static List<String> violations(JsonNode object) {
        List<String> found = new ArrayList<>();
        JsonNode spec = object.path("spec");
        int partitions = Manifests.ofKind("KafkaTopic").stream()
                .mapToInt(topic -> topic.at("/spec/partitions").asInt())
                .min()
                .orElseThrow();
        int max = spec.path("maxReplicaCount").asInt();
        int cooldown = spec.path("cooldownPeriod").asInt();
        require(found, spec.path("minReplicaCount").asInt(1) == 0, "minReplicaCount is not 0");
        require(
                found,
                max >= 1 && max <= partitions,
                "maxReplicaCount " + max + " is above the " + partitions + " partitions");
        require(found, cooldown >= LEAST_COOLDOWN_SECONDS, "cooldownPeriod " + cooldown + " is shorter than an outage");
        require(found, spec.at("/fallback/replicas").asInt() >= 1, "no fallback");
        JsonNode advanced = spec.path("advanced");
        require(
                found,
                !advanced.at("/horizontalPodAutoscalerConfig/behavior/scaleDown")
                        .isMissingNode(),
                "no behavior of scaleDown");
        require(found, advanced.path("restoreToOriginalReplicaCount").asBoolean(), "replicas stay when it is deleted");
        elements(spec.path("triggers")).forEach(trigger -> trigger(found, trigger));
        return found;
    }

    private static void trigger(List<String> found, JsonNode trigger) {
        String type = trigger.path("type").asText();
        JsonNode metadata = trigger.path("metadata");
        Set<String> known = KEYS.getOrDefault(type, Set.of());
        metadata.properties().forEach(entry -> {
            require(found, known.contains(entry.getKey()), "unknown key " + entry.getKey());
            require(found, entry.getValue().isTextual(), entry.getKey() + " is not a string");
        });
        if (type.equals("kafka")) {
            String topic = metadata.path("topic").asText();
            String group = metadata.path("consumerGroup").asText();
            String reset = Services.setting("kit-messaging", "mp.messaging.connector.smallrye-kafka.auto.offset.reset");
            require(
                    found,
                    metadata.path("offsetResetPolicy").asText().equals(reset),
                    "offsetResetPolicy is not " + reset);
            require(found, Services.topics(WORKER).contains(topic), "the worker does not read " + topic);
            require(found, group.startsWith("dealerflow-" + WORKER + "-"), "group " + group + " is not of the worker");
        }
    }

    private static void require(List<String> found, boolean condition, String otherwise) {
        if (!condition) {
            found.add(otherwise);
        }
    }
}
