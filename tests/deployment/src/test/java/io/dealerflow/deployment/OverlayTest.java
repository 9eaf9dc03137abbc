package io.dealerflow.deployment;

import static io.dealerflow.deployment.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays change what differs between clusters, and nothing that the other tests hold; Compose runs the same services. */
class OverlayTest {
    /** Numbers of instances, sizes, hosts, storage, and the GPU that a single machine does not have. */
    private static final List<Pattern> ALLOWED = Stream.of(
                    "/spec/replicas",
                    "/spec/(min|max)Replicas",
                    "/spec/maxReplicaCount",
                    "/spec/config/min\\.insync\\.replicas",
                    "/spec/kafka/config/.*(factor|replicas|isr)",
                    "/spec/storage/volumes/0/(size|class)",
                    "/spec/template/pod/topologySpreadConstraints",
                    "/spec/template/spec/(nodeSelector|tolerations)",
                    "/spec/template/spec/containers/0/resources/(limits/nvidia\\.com~1gpu|requests/(cpu|memory))",
                    "/spec/(tls/0/hosts/0|rules/0/host)",
                    "/spec/template/metadata/labels/azure\\.workload\\.identity~1use",
                    "/metadata/annotations(/.*)?")
            .map(Pattern::compile)
            .toList();
    /** Fields of a pod in patches that are files. */
    private static final List<String> POD_FIELDS = List.of("containers", "volumes");

    private static final List<String> CONTAINER_FIELDS = List.of("name", "env", "volumeMounts");

    static List<String> services() {
        return Services.names();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void anOverlayChangesOnlyWhatDiffersBetweenClusters(String overlay) {
        Path folder = Manifests.ROOT.resolve("k8s/overlays").resolve(overlay);
        JsonNode kustomization =
                Manifests.read(folder.resolve("kustomization.yaml")).getFirst();

        assertThat(elements(kustomization.path("patches"))
                        .filter(patch -> patch.has("patch"))
                        .flatMap(patch -> operations(patch.path("patch").asText())))
                .isNotEmpty()
                .allMatch(path -> ALLOWED.stream()
                        .anyMatch(allowed -> allowed.matcher(path).matches()));
        assertThat(elements(kustomization.path("patches"))
                        .filter(patch -> patch.has("path"))
                        .flatMap(patch ->
                                Manifests.read(folder.resolve(patch.path("path").asText())).stream()))
                .isNotEmpty()
                .allSatisfy(OverlayTest::isHarmless);
    }

    @Test
    @DisplayName("a scaled worker never has more instances than partitions, in no overlay")
    void overlaysKeepReplicasWithinPartitions() throws Exception {
        Pattern max = Pattern.compile("/spec/maxReplicaCount, value: (\\d+)");
        String local = Files.readString(Manifests.ROOT.resolve("k8s/overlays/local/kustomization.yaml"));

        assertThat(Services.found(max, local)).hasSize(1).allMatch(value -> Integer.parseInt(value) <= 12);
    }

    @ParameterizedTest
    @MethodSource("services")
    @DisplayName(
            "a service of compose.yaml is given what it reads and nothing else, and cannot write its root file system")
    void composeKnowsTheServices(String service) {
        JsonNode compose =
                Manifests.read(Manifests.ROOT.resolve("compose.yaml")).getFirst();
        JsonNode defined = compose.at("/services/" + service);
        ObjectNode environment = compose.path("x-environment").deepCopy();
        defined.path("environment").properties().stream()
                .filter(variable -> !variable.getKey().equals("<<"))
                .forEach(variable -> environment.set(variable.getKey(), variable.getValue()));

        assertThat(Services.environment()).containsAll(environment::fieldNames);
        assertThat(compose.at("/x-service/read_only").asBoolean()).isTrue();
        assertThat(compose.at("/x-service/user").asText()).isEqualTo("10001:10001");
        assertThat(defined.path("image").asText()).startsWith("dealerflow/" + service + ":");
        assertThat(environment.fieldNames()).toIterable().contains("KAFKA_BOOTSTRAP_SERVERS", "DATABASE_PASSWORD");
        Set<String> needed = Services.variables(service);
        needed.removeAll(Services.optionalVariables(service));
        assertThat(environment.fieldNames()).toIterable().containsAll(needed);
    }

    @Test
    void prometheusOfComposeReadsEveryService() {
        JsonNode settings = Manifests.read(Manifests.ROOT.resolve("k8s/images/prometheus.yml"))
                .getFirst();

        assertThat(elements(settings.path("scrape_configs"))
                        .map(job -> job.at("/static_configs/0/targets/0").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        Services.names().stream().map(name -> name + ":8080").toList());
    }

    private static Stream<String> operations(String patch) {
        return Services.found(Pattern.compile("path: ([^,}]+)"), patch).stream();
    }

    private static void isHarmless(JsonNode patch) {
        switch (patch.path("kind").asText()) {
            case "ConfigMap" -> assertThat(Services.environment()).containsAll(patch.path("data")::fieldNames);
            case "NetworkPolicy" ->
                assertThat(patch.path("spec").fieldNames()).toIterable().containsExactly("egress");
            case "Deployment" -> {
                JsonNode pod = patch.at("/spec/template/spec");
                assertThat(pod.fieldNames()).toIterable().isSubsetOf(POD_FIELDS);
                assertThat(pod.path("containers")).allSatisfy(container -> {
                    assertThat(container.fieldNames()).toIterable().isSubsetOf(CONTAINER_FIELDS);
                    assertThat(WorkloadRules.environmentViolations(container, Services.environment()))
                            .isEmpty();
                });
            }
            default -> throw new AssertionError("a patch of a " + patch.path("kind"));
        }
    }
}
