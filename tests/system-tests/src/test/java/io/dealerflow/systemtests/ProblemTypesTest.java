package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of problem types in the documentation and those that the services answer with. */
class ProblemTypesTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern RAISED =
            Pattern.compile("(?:new Problem|Problem\\s*\\.(?:of|notFound|conflict))\\(\\s*\"([a-z-]+)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `/problems/([a-z-]+)` \\|");

    /** Types that are put together: of a status that the framework chose, and of a server that an upload waits for. */
    private static final Set<String> DERIVED = Set.of(
            "bad-request",
            "not-found",
            "method-not-allowed",
            "not-acceptable",
            "request-entity-too-large",
            "unsupported-media-type",
            "database-unavailable",
            "broker-unavailable");

    @Test
    @DisplayName("docs/problems.md lists every type that a service answers with, and no other")
    void listed() throws IOException {
        Set<String> raised = new TreeSet<>(DERIVED);
        for (Path source : sources()) {
            RAISED.matcher(Files.readString(source)).results().forEach(match -> raised.add(match.group(1)));
        }

        Set<String> listed = new TreeSet<>();
        LISTED.matcher(Files.readString(ROOT.resolve("docs/problems.md")))
                .results()
                .forEach(match -> assertThat(listed.add(match.group(1)))
                        .as("%s is listed once", match.group(1))
                        .isTrue());

        assertThat(listed).containsExactlyElementsOf(raised);
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return new TreeSet<>(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList());
        }
    }
}
