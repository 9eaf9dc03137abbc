package io.dealerflow.deployment;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that people write: what kustomize and the chart start from. */
final class Manifests {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);
    private static final List<String> FOLDERS = List.of(
            "k8s/base",
            "k8s/kafka",
            "k8s/database",
            "k8s/monitoring",
            "k8s/argocd",
            "k8s/training",
            "keda/kafka",
            "keda/queue");
    /** Whole objects of the overlay for one machine; its other files are patches. */
    private static final String LOCAL_SERVERS = "k8s/overlays/local/servers.yaml";

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job", "CronJob");

    private Manifests() {}

    /** Every object, in the order of the files' names. */
    static List<JsonNode> all() {
        List<JsonNode> objects = new ArrayList<>();
        for (String folder : FOLDERS) {
            objects.addAll(in(folder));
        }
        objects.addAll(read(ROOT.resolve(LOCAL_SERVERS)));
        return objects;
    }

    static List<JsonNode> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> read(Path file) {
        try (var documents = YAML.<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static List<JsonNode> ofKind(String kind) {
        return all().stream().filter(object -> isA(object, kind)).toList();
    }

    /** What has pods; of a CronJob the Job that it makes. */
    static List<JsonNode> workloads() {
        return all().stream()
                .filter(object -> WORKLOADS.contains(object.path("kind").asText()))
                .map(object -> isA(object, "CronJob") ? object.at("/spec/jobTemplate") : object)
                .toList();
    }

    static boolean isA(JsonNode object, String kind) {
        return object.path("kind").asText().equals(kind);
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
