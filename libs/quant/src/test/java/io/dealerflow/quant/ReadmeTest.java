package io.dealerflow.quant;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.robustness.Robustness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of README.md is the code below, line by line. */
class ReadmeTest {
    private static final Path SOURCE = Path.of("src/test/java/io/dealerflow/quant/ReadmeTest.java");

    private static String example() {
        // example
        Instant asOf = Instant.parse("2022-12-12T20:00:00Z");
        SeriesKey january = SeriesKey.listed(LocalDate.parse("2023-01-20"), "SPX");
        OptionLine call = new OptionLine(Right.CALL, 4100, 61.2, 62.4, 0.182, null, 500, 12_000);
        OptionLine put = new OptionLine(Right.PUT, 3900, 63.0, 64.2, 0.221, null, 900, 20_000);
        Series series = new Series(january, 100, new Series.Observation(asOf, 3990.56), List.of(call, put));
        Book book = new Book("SPX", asOf, 3990.56, List.of(series));
        GexAnalysis gex = GexAnalysis.of(PreparedBook.of(book, Convention.DEFAULT));
        Robustness robustness = Robustness.of(gex);
        String answer = "net %.0f m$ per 1 %%, flip %.2f, turned by %s"
                .formatted(gex.totals().net() / 1e6, gex.flip().nearest(), robustness.turning());
        // end of example
        return answer;
    }

    /** Net and flip by hand: a dozen lines of Python, bisection included. */
    @Test
    void theExampleRuns() {
        assertThat(example()).isEqualTo("net -108 m$ per 1 %, flip 4109.82, turned by []");
    }

    @Test
    void theExampleIsThatOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("```java\n") + 8, readme.lastIndexOf("```"));
        String source = Files.readString(SOURCE);
        String compiled = source.substring(source.indexOf("// example\n") + 11, source.indexOf("// end of example"));

        assertThat(shown.lines().map(String::strip)).containsExactlyElementsOf(lines(compiled));
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
