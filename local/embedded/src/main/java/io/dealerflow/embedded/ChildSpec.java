package io.dealerflow.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One program to run as a child.
 *
 * @param name        unique among the children of one owner; names its pid file
 * @param environment added to that of this process
 * @param directory   working directory
 * @param log         where its output is appended
 * @param stopSignal  requests an orderly end
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        StopSignal stopSignal) {
    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
