package io.dealerflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/deploy.md that says who may do what, against the objects that grant it. */
class AccessTableTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String ALL = "every topic";
    private static final String BLOBS = "azblob://";

    /** Columns, of which the first is the service. */
    private static final int READS = 1;

    private static final int WRITES = 2;
    private static final int SCHEMAS = 3;
    private static final int REDIS = 4;
    private static final int STORE = 5;
    private static final int SCOPES = 6;

    static List<String> services() {
        return Services.names();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aRowSaysWhatTheManifestsGrant(String service) {
        List<String> row = row(service);

        assertThat(topics(row.get(READS))).isEqualTo(granted(service, "Read"));
        assertThat(topics(row.get(WRITES))).isEqualTo(granted(service, "Write"));
        assertThat(Services.found(NAME, row.get(SCHEMAS))).contains(Services.schema(service));
        assertThat(row.get(REDIS)).isEqualTo(Services.isPublic(service) ? "yes" : "");
        assertThat(row.get(STORE)).isEqualTo(store(service));
        assertThat(row.get(SCOPES).isEmpty()).isEqualTo(!Services.isPublic(service));
    }

    /** What its container of the object store holds, as the table says it. */
    private static String store(String service) {
        String containers = Manifests.ofKind("Deployment").stream()
                .filter(deployment -> Manifests.name(deployment).equals(service))
                .flatMap(deployment -> Manifests.elements(deployment.at("/spec/template/spec/containers/0/env")))
                .map(variable -> variable.path("value").asText())
                .filter(value -> value.startsWith(BLOBS))
                .map(value -> value.substring(BLOBS.length()))
                .collect(Collectors.joining(", "));
        return containers.isEmpty() ? "" : containers + ": read and write";
    }

    private static List<String> row(String service) {
        String table = Services.text(Manifests.ROOT.resolve("docs/deploy.md"));
        String header = "| service | reads topics |";
        String row = table.substring(table.indexOf(header))
                .lines()
                .filter(line -> line.startsWith("| " + service + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/deploy.md has no row for " + service));
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static Set<String> topics(String cell) {
        return cell.equals(ALL) ? Set.of(ALL) : new TreeSet<>(Services.found(NAME, cell));
    }

    private static Set<String> granted(String service, String operation) {
        return Manifests.elements(KafkaObjectsTest.user(service).at("/spec/authorization/acls"))
                .filter(rule -> rule.at("/resource/type").asText().equals("topic"))
                .filter(rule -> Manifests.texts(rule.path("operations")).contains(operation))
                .map(rule -> rule.at("/resource/name").asText())
                .filter(name -> name.startsWith("dealerflow.") && !name.endsWith(".dlq"))
                .map(name -> name.equals("dealerflow.") ? ALL : name.substring("dealerflow.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
