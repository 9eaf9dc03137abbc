package io.dealerflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules and dashboards: metrics and labels that exist, and a place in the runbook for each alert. */
class MonitoringTest {
    /** Of others: Quarkus, Prometheus, the exporter of Strimzi, kube-state-metrics, the API server. */
    private static final Set<String> FOREIGN = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "http_server_requests_seconds_max",
            "up",
            "kafka_consumergroup_lag",
            "kafka_consumergroup_current_offset",
            "kube_deployment_status_replicas",
            "kube_deployment_status_replicas_ready",
            "aggregator_unavailable_apiservice");

    private static final Set<String> CONSUMERS = Services.consumers();
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_:]*)(?=[{\\[)]| [<>=]|$)");
    private static final Pattern CONSUMER = Pattern.compile("consumer=\"([a-z-]+/[a-z-]+)\"");
    private static final Pattern DOCUMENTED = Pattern.compile("\\| `(dealerflow_\\w+)` \\| (\\w+) \\|");

    static Stream<String> expressions() throws IOException {
        return Stream.concat(
                rules().map(rule -> rule.path("expr").asText()),
                dashboards().stream()
                        .flatMap(dashboard -> Manifests.elements(dashboard.path("panels")))
                        .flatMap(panel -> Manifests.elements(panel.path("targets")))
                        .map(target -> target.path("expr").asText()));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("expressions")
    void anExpressionNamesMetricsThatExist(String expression) {
        Set<String> known = new TreeSet<>(FOREIGN);
        known.addAll(documented());
        known.addAll(recorded());

        assertThat(metrics(expression)).as(expression).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void aMetricThatNobodyServesIsFound() {
        assertThat(metrics("sum(rate(dealerflow_evnts_total{consumer=\"a/b\"}[5m])) by (consumer) > 0"))
                .containsExactly("dealerflow_evnts_total");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("expressions")
    void aConsumerExists(String expression) {
        assertThat(Services.found(CONSUMER, expression)).isSubsetOf(CONSUMERS);
    }

    @Test
    void everyAlertHasAPlaceInTheRunbook() {
        String runbook = Services.text(Manifests.ROOT.resolve("docs/runbook.md"));
        List<String> headings = Services.found(Pattern.compile("(?m)^### (\\w+)$"), runbook);

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        });
        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(
                        alerts().map(alert -> alert.path("alert").asText()).toList());
    }

    @Test
    void everyAlertHasAUnitTest() {
        JsonNode tests = Manifests.read(Manifests.ROOT.resolve("k8s/monitoring/tests/rules.yaml"))
                .getFirst();

        assertThat(Manifests.elements(tests.path("tests"))
                        .flatMap(test -> Manifests.elements(test.path("alert_rule_test")))
                        .filter(test -> !test.path("exp_alerts").isEmpty())
                        .map(test -> test.path("alertname").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        alerts().map(alert -> alert.path("alert").asText()).toList());
    }

    @Test
    void everyDashboardIsDelivered() throws IOException {
        String kustomization = Services.text(Manifests.ROOT.resolve("k8s/monitoring/kustomization.yaml"));
        try (Stream<Path> files = Files.list(Manifests.ROOT.resolve("k8s/monitoring/dashboards"))) {
            assertThat(files).allMatch(file -> kustomization.contains("dashboards/" + file.getFileName()));
        }
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.path("uid").asText())
                .doesNotHaveDuplicates();
    }

    private static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\\{[^}]*}", "{}")
                .replaceAll("\\b(by|on|without|ignoring) ?\\([^)]*\\)", " ")
                .replaceAll("\\[[^]]*]", "[]");
        return Services.found(METRIC, bare).stream().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names in docs/metrics.md, of a timer with the suffixes under which Prometheus has it. */
    private static Set<String> documented() {
        return DOCUMENTED
                .matcher(Services.text(Manifests.ROOT.resolve("docs/metrics.md")))
                .results()
                .flatMap(row -> Set.of("timer", "summary").contains(row.group(2))
                        ? Stream.of(row.group(1) + "_count", row.group(1) + "_sum")
                        : Stream.of(row.group(1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> recorded() {
        return rules().map(rule -> rule.path("record").asText())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> alerts() {
        return rules().filter(rule -> rule.has("alert"));
    }

    private static Stream<JsonNode> rules() {
        return Manifests.ofKind("PrometheusRule").stream()
                .flatMap(object -> Manifests.elements(object.at("/spec/groups")))
                .flatMap(group -> Manifests.elements(group.path("rules")));
    }

    private static List<JsonNode> dashboards() throws IOException {
        var mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(Manifests.ROOT.resolve("k8s/monitoring/dashboards"))) {
            List<JsonNode> dashboards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(mapper.readTree(file.toFile()));
            }
            return dashboards;
        }
    }
}
