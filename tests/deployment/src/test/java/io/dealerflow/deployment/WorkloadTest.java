package io.dealerflow.deployment;

import static io.dealerflow.deployment.Manifests.elements;
import static io.dealerflow.deployment.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods and what belongs to them. */
class WorkloadTest {
    private static final Set<String> ENVIRONMENT = Services.environment();
    /** Kinds that scale the Deployment of their name. */
    private static final Set<String> SCALERS = Set.of("ScaledObject", "HorizontalPodAutoscaler");

    static List<String> services() {
        return Services.names();
    }

    static List<JsonNode> workloads() {
        return Manifests.workloads();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("workloads")
    void aPodIsRestrictedAndBounded(JsonNode workload) {
        assertThat(WorkloadRules.violations(workload)).as(name(workload)).isEmpty();
    }

    @Test
    void aPodThatIsNotRestrictedIsRefused() {
        JsonNode broken = Manifests.read(Path.of("src/test/resources/broken/workload.yaml"))
                .getFirst();

        assertThat(WorkloadRules.violations(broken))
                .containsExactlyInAnyOrder(
                        "runAsUser is not above 10000",
                        "the token of the service account is mounted",
                        "emptyDir tmp has no limit",
                        "the root file system can be written",
                        "no limits of ephemeral-storage",
                        "image registry.example.com/dealerflow/gex-api:latest",
                        "image registry.example.com/dealerflow/gex-api:latest");
        assertThat(WorkloadRules.environmentViolations(container(broken), ENVIRONMENT))
                .containsExactlyInAnyOrder(
                        "no service reads KAFKA_BOOTSTRAP_SERVER", "DATABASE_PASSWORD is not from a secret");
    }

    @ParameterizedTest
    @MethodSource("services")
    @DisplayName("a service has a Deployment with its probes and port, a Service, a budget and an account")
    void aServiceIsComplete(String service) {
        JsonNode deployment = deployment(service);
        JsonNode container = container(deployment);

        assertThat(container.path("name").asText()).isEqualTo(service);
        assertThat(container.path("image").asText()).startsWith("dealerflow/" + service + ":");
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(Services.setting("kit-core", "quarkus.http.port"))
                .isEqualTo(
                        "${HTTP_PORT:" + container.at("/ports/0/containerPort").asText() + "}");
        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
        for (String kind : List.of("Service", "ServiceAccount", "PodDisruptionBudget")) {
            assertThat(Manifests.ofKind(kind))
                    .as(kind)
                    .extracting(Manifests::name)
                    .contains(service);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasItsOwnCredentials(String service) {
        JsonNode container = container(deployment(service));
        var secrets = elements(container.path("env"))
                .filter(variable -> variable.at("/valueFrom").has("secretKeyRef"))
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.at("/valueFrom/secretKeyRef/name").asText(),
                        (one, other) -> one,
                        TreeMap::new));

        assertThat(WorkloadRules.environmentViolations(container, ENVIRONMENT)).isEmpty();
        assertThat(secrets)
                .containsEntry("KAFKA_SASL_JAAS_CONFIG", service)
                .containsEntry("DATABASE_PASSWORD", service + "-secrets");
        assertThat(secrets.values()).isSubsetOf(service, service + "-secrets");
        assertThat(secrets.containsKey("REDIS_URL")).isEqualTo(Services.isPublic(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    @DisplayName("a variable that a service reads is set, unless docs/deploy.md says what holds without it")
    void aServiceHasItsVariables(String service) {
        Set<String> needed = Services.variables(service);
        needed.removeAll(Services.optionalVariables(service));
        Set<String> set = new TreeSet<>();
        settings().fieldNames().forEachRemaining(set::add);
        elements(container(deployment(service)).path("env"))
                .forEach(variable -> set.add(variable.path("name").asText()));

        assertThat(set).containsAll(needed);
    }

    @ParameterizedTest
    @MethodSource("services")
    void anOptionalVariableIsReadByItsService(String service) {
        assertThat(Services.optionalVariables(service)).isSubsetOf(Services.variables(service));
    }

    @Test
    @DisplayName("the dashboard sends captures to the host of ingest-service, which takes them from the dashboard's")
    void theDashboardReachesIngest() {
        var hosts = Manifests.ofKind("Ingress").stream()
                .collect(Collectors.toMap(
                        Manifests::name,
                        ingress -> ingress.at("/spec/rules/0/host").asText()));

        assertThat(settings().path("CAPTURES_URL").asText()).isEqualTo("https://" + hosts.get("ingest-service"));
        assertThat(settings().path("CAPTURES_STREAM_URL").asText()).isEqualTo("wss://" + hosts.get("ingest-service"));
        assertThat(settings().path("DASHBOARD_ORIGINS").asText()).isEqualTo("https://" + hosts.get("gex-api"));
    }

    private static JsonNode settings() {
        return Manifests.in("k8s/base").stream()
                .filter(object -> Manifests.isA(object, "ConfigMap"))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    @Test
    void settingsOfAllServicesExist() {
        JsonNode data = settings();

        assertThat(ENVIRONMENT).containsAll(data::fieldNames);
        assertThat(data).allMatch(JsonNode::isTextual);
        assertThat(data.path("DEALERFLOW_KAFKA_CREATE_TOPICS").asText()).isEqualTo("false");
    }

    @Test
    void whatIsScaledHasNoNumberOfReplicas() {
        List<String> scaled = Manifests.all().stream()
                .filter(object -> SCALERS.contains(object.path("kind").asText()))
                .map(object -> object.at("/spec/scaleTargetRef/name").asText())
                .distinct()
                .toList();

        assertThat(scaled).containsExactlyInAnyOrder("gex-api", "gpu-worker");
        assertThat(services())
                .allSatisfy(
                        service -> assertThat(deployment(service).path("spec").has("replicas"))
                                .as(service)
                                .isNotEqualTo(scaled.contains(service)));
    }

    @ParameterizedTest
    @MethodSource("services")
    @DisplayName("the grace period is longer than what a service and its preStop hook take")
    void aServiceMayEnd(String service) {
        JsonNode pod = deployment(service).at("/spec/template/spec");
        Duration shutdown = Duration.parse("PT" + Services.setting("kit-core", "quarkus.shutdown.timeout"));
        long preStop = container(deployment(service))
                .at("/lifecycle/preStop/sleep/seconds")
                .asLong();

        assertThat(pod.path("terminationGracePeriodSeconds").asLong())
                .isGreaterThan(2 * shutdown.toSeconds() + preStop);
    }

    @Test
    void theJobMakesARoleForEveryService() {
        JsonNode container = container(Manifests.ofKind("Job").getFirst());
        String options = elements(container.path("env"))
                .filter(variable -> variable.path("name").asText().equals("PGOPTIONS"))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();

        assertThat(services())
                .allSatisfy(service ->
                        assertThat(options).contains("dealerflow." + Services.schema(service) + "_password="));
    }

    @Test
    @DisplayName(
            "traffic is denied unless a policy names it; every pod of a service may resolve names and reach brokers and database")
    void trafficIsNamed() {
        List<JsonNode> policies = Manifests.in("k8s/base").stream()
                .filter(object -> Manifests.isA(object, "NetworkPolicy"))
                .toList();
        JsonNode denied = policies.getFirst().path("spec");

        assertThat(name(policies.getFirst())).isEqualTo("default-deny");
        assertThat(denied.path("podSelector")).isEmpty();
        assertThat(Manifests.texts(denied.path("policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(denied.has("ingress") || denied.has("egress")).isFalse();
        assertThat(policies).extracting(Manifests::name).contains("dns", "services-to-kafka", "services-to-database");
        assertThat(services())
                .allSatisfy(service -> assertThat(deployment(service)
                                .at("/spec/template/metadata/labels/app.kubernetes.io~1part-of")
                                .asText())
                        .isEqualTo("dealerflow"));
        assertThat(Manifests.in("k8s/kafka").toString()).contains("\"kubernetes.io/metadata.name\":\"keda\"");
    }

    @Test
    void noManifestNamesARegistry() {
        assertThat(Manifests.workloads().stream().flatMap(WorkloadTest::images))
                .allSatisfy(image -> assertThat(image.split("/")[0]).doesNotContain(".", ":5000"));
    }

    private static Stream<String> images(JsonNode workload) {
        return elements(workload.at("/spec/template/spec/containers"))
                .map(container -> container.path("image").asText())
                .filter(image -> image.contains("/"));
    }

    private static JsonNode deployment(String service) {
        return Manifests.ofKind("Deployment").stream()
                .filter(object -> name(object).equals(service))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Deployment " + service));
    }

    private static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }
}
