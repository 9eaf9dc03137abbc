package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that a reader finds where they are said to be. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .filter(file -> Stream.of("target", ".tools", ".git", "shared")
                            .noneMatch(folder -> file.toString().contains(folder + "/")))
                    .toList();
        }
    }

    static List<Path> decisions() throws IOException {
        return documents().stream()
                .filter(file -> file.startsWith("docs/adr"))
                .filter(file -> !file.endsWith("README.md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(ROOT.resolve(document)))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.contains("://") && !link.startsWith("mailto:")))
                .allSatisfy(link ->
                        assertThat(ROOT.resolve(document).resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    @DisplayName("a decision has a status and a date, equal to those in the index")
    void decisionsAreDatedAndIndexed(Path decision) throws IOException {
        String text = Files.readString(ROOT.resolve(decision));
        String title = only(text, "(?m)^# \\d{4}: (.+)$");
        String status = only(text, "(?m)^Status: (.+)$");
        String date = only(text, "(?m)^Date: (\\d{4}-\\d{2}-\\d{2})$");

        assertThat(status).matches("proposed|accepted|superseded by .+");
        assertThat(Files.readString(ROOT.resolve("docs/adr/README.md")))
                .contains("](" + decision.getFileName() + ") | " + title + " | " + status + " | " + date + " |");
    }

    private static String only(String text, String regex) {
        List<String> found = Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(found).as(regex).hasSize(1);
        return found.getFirst();
    }
}
