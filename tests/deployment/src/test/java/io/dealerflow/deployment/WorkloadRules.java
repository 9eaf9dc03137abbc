package io.dealerflow.deployment;

import static io.dealerflow.deployment.Manifests.elements;
import static io.dealerflow.deployment.Manifests.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every pod must be, whatever it runs: Pod Security Standard "restricted", and bounded in what it takes. */
final class WorkloadRules {
    private static final int LEAST_UID = 10_000;
    private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

    private WorkloadRules() {}

    /** What is wrong with a Deployment, StatefulSet or Job; empty when nothing is. */
    static List<String> violations(JsonNode workload) {
        List<String> found = new ArrayList<>();
        JsonNode pod = workload.at("/spec/template/spec");
        JsonNode security = pod.path("securityContext");
        require(found, security.path("runAsNonRoot").asBoolean(), "runAsNonRoot is not true");
        for (String id : List.of("runAsUser", "runAsGroup", "fsGroup")) {
            require(found, security.path(id).asInt() > LEAST_UID, id + " is not above " + LEAST_UID);
        }
        require(found, security.at("/seccompProfile/type").asText().equals("RuntimeDefault"), "no seccomp profile");
        require(
                found,
                pod.has("automountServiceAccountToken")
                        && !pod.path("automountServiceAccountToken").asBoolean(),
                "the token of the service account is mounted");
        require(found, pod.has("serviceAccountName"), "no service account of its own");
        require(found, pod.has("terminationGracePeriodSeconds"), "no grace period");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(found, !pod.path(host).asBoolean(), host);
        }
        for (JsonNode volume : pod.path("volumes")) {
            require(found, !volume.has("hostPath"), "a path of the host is mounted");
            require(
                    found,
                    !volume.has("emptyDir") || volume.at("/emptyDir").has("sizeLimit"),
                    "emptyDir " + volume.path("name").asText() + " has no limit");
        }
        for (JsonNode container : pod.path("containers")) {
            container(found, container);
        }
        return found;
    }

    private static void container(List<String> found, JsonNode container) {
        JsonNode security = container.path("securityContext");
        require(found, security.path("readOnlyRootFilesystem").asBoolean(), "the root file system can be written");
        require(
                found,
                security.has("allowPrivilegeEscalation")
                        && !security.path("allowPrivilegeEscalation").asBoolean(),
                "privileges can be escalated");
        require(found, !security.path("privileged").asBoolean(), "privileged");
        require(found, texts(security.at("/capabilities/drop")).contains("ALL"), "capabilities are not dropped");
        require(found, !security.at("/capabilities").has("add"), "capabilities are added");
        for (String kind : List.of("requests", "limits")) {
            for (String resource : RESOURCES) {
                require(found, container.at("/resources/" + kind).has(resource), "no " + kind + " of " + resource);
            }
        }
        String image = container.path("image").asText();
        require(found, image.matches("[a-z0-9-]+(/[a-z0-9-]+)?(:[^:@]+|@sha256:[0-9a-f]{64})"), "image " + image);
        require(found, !image.endsWith(":latest"), "image " + image);
    }

    /** What is wrong with variables of a container: names that no service reads, and secrets as text. */
    static List<String> environmentViolations(JsonNode container, Set<String> known) {
        List<String> found = new ArrayList<>();
        elements(container.path("env")).forEach(variable -> {
            String name = variable.path("name").asText();
            require(found, known.contains(name), "no service reads " + name);
            boolean secret = name.matches(".*(PASSWORD|_KEY|_KEYS|JAAS_CONFIG|CONNECTION_STRING)|REDIS_URL");
            require(found, !secret || variable.at("/valueFrom").has("secretKeyRef"), name + " is not from a secret");
        });
        return found;
    }

    private static void require(List<String> found, boolean condition, String otherwise) {
        if (!condition) {
            found.add(otherwise);
        }
    }
}
