package io.dealerflow.feature.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.feature.jobs.JobUnit;
import io.dealerflow.feature.jobs.UnitOutcome;
import io.dealerflow.feature.store.DuckDbFiles;
import io.dealerflow.parquet.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisWorkTest {
    private static final String JOB = "job-1";

    @TempDir
    Path folder;

    private final AnalysisWork work =
            new AnalysisWork(new FolderStorage(List.of()), new DuckDbFiles(), new AnalysisRules(60, 0.5, 15));

    private Map<String, String> parameters(Path input, String... more) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("input", input.toString(), "output", output().toString()));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    private Path output() {
        return folder.resolve("out");
    }

    private AnalysisSummary analyze(Map<String, String> parameters) throws Exception {
        List<UnitOutcome> outcomes = new ArrayList<>();
        for (JobUnit unit : work.divide(JOB, parameters)) {
            outcomes.add(new UnitOutcome(unit.name(), work.run(JOB, unit), null));
        }
        work.finish(JOB, parameters, outcomes);
        return summary();
    }

    private AnalysisSummary summary() throws IOException {
        return Wire.json().readValue(output().resolve("summary.json").toFile(), AnalysisSummary.class);
    }

    /** What a query says of a contract's output, a row a line. */
    private List<String> query(String select, String contract) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var connection = DuckDb.open(64);
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        select + " FROM read_parquet('" + output().resolve(contract) + "/part-*.parquet')")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(output())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    @DisplayName("a folder of files gives a Parquet file a contract and a summary, and nothing else")
    void folder() throws Exception {
        AnalysisSummary summary = analyze(parameters(Resources.path("analysis/bars")));

        assertThat(files()).containsExactly("ALPHA/part-0.parquet", "BETA-1/part-0.parquet", "summary.json");
        assertThat(summary.units()).isEqualTo(2);
        assertThat(summary.bars()).isEqualTo(397);
        assertThat(summary.hitRate().n()).isLessThanOrEqualTo(summary.trades());
        assertThat(query("SELECT count(*)", "ALPHA")).containsExactly("200");
    }

    @Test
    @DisplayName("the columns are those of the interface, with times in UTC and nulls where there is no value")
    void columns() throws Exception {
        analyze(parameters(Resources.path("analysis/bars")));

        assertThat(query(
                                "SELECT concat_ws(' ', timestamp, close, coalesce(price_change_pct::text, 'null'),"
                                        + " coalesce(beta::text, 'null'), coalesce(beta_ratio::text, 'null'),"
                                        + " coalesce(vix::text, 'null'), coalesce(buy_threshold::text, 'null'),"
                                        + " coalesce(sell_threshold::text, 'null'), signal, coalesce(trade_quality::text,"
                                        + " 'null'))",
                                "ALPHA")
                        .getFirst())
                .startsWith("2026-03-02 14:30:00+00 ")
                .endsWith(" null null null null null null HOLD null");
    }

    @Test
    @DisplayName("the same input gives the same bytes")
    void sameBytes() throws Exception {
        analyze(parameters(Resources.path("analysis/bars")));
        byte[] first = Files.readAllBytes(output().resolve("ALPHA/part-0.parquet"));
        byte[] firstSummary = Files.readAllBytes(output().resolve("summary.json"));

        analyze(parameters(Resources.path("analysis/bars")));

        assertThat(Files.readAllBytes(output().resolve("ALPHA/part-0.parquet"))).isEqualTo(first);
        assertThat(Files.readAllBytes(output().resolve("summary.json"))).isEqualTo(firstSummary);
    }

    @Test
    @DisplayName("one contract alone replaces its own results in the summary and leaves the others")
    void oneContract() throws Exception {
        AnalysisSummary all = analyze(parameters(Resources.path("analysis/bars")));

        AnalysisSummary again = analyze(parameters(Resources.path("analysis/bars"), "contract", "ALPHA"));

        assertThat(again).isEqualTo(all);
    }

    @Test
    @DisplayName("one CSV file with a column of symbols gives what a file a contract gives")
    void oneCsvFile() throws Exception {
        AnalysisSummary separate = analyze(parameters(Resources.path("analysis/bars")));
        var together = new StringBuilder("Symbol,Time,Close\n");
        for (String series : List.of("ALPHA", "BETA-1", "SPX", "VIX")) {
            List<String> lines = Files.readAllLines(Resources.path("analysis/bars/" + series + ".csv"));
            lines.subList(1, lines.size()).stream()
                    .map(line -> line.split(","))
                    .forEach(fields ->
                            together.append(series + "," + fields[0] + "," + fields[fields.length - 1] + "\n"));
        }
        Path file = Files.writeString(folder.resolve("all.csv"), together);

        assertThat(analyze(parameters(file))).isEqualTo(separate);
        assertThat(files()).containsExactly("ALPHA/part-0.parquet", "BETA-1/part-0.parquet", "summary.json");
    }

    @Test
    @DisplayName("one Parquet file with a column of symbols gives what a file a contract gives")
    void oneParquetFile() throws Exception {
        AnalysisSummary separate = analyze(parameters(Resources.path("analysis/bars")));
        Path file = folder.resolve("all.parquet");
        Path bars = Resources.path("analysis/bars");
        try (var connection = DuckDb.open(64)) {
            DuckDb.execute(connection, """
                COPY (SELECT 'ALPHA' AS contract, "TimeStamp"::timestamptz AS "TIME", close FROM read_csv('%1$s/ALPHA.csv')
                    UNION ALL SELECT 'BETA-1', "TimeStamp"::timestamptz, close FROM read_csv('%1$s/BETA-1.csv')
                    UNION ALL SELECT 'SPX', "Date"::timestamptz, close FROM read_csv('%1$s/SPX.csv')
                    UNION ALL SELECT 'VIX', to_timestamp(time), close FROM read_csv('%1$s/VIX.csv'))
                TO '%2$s' (FORMAT parquet)\
                """.formatted(bars, file));
        }

        assertThat(analyze(parameters(file))).isEqualTo(separate);
    }

    @Test
    @DisplayName("only as many contracts as asked, by name")
    void someContracts() throws Exception {
        assertThat(work.divide(JOB, parameters(Resources.path("analysis/bars"), "contracts", "1")))
                .extracting(JobUnit::name)
                .containsExactly("ALPHA");
        assertThatThrownBy(() -> work.divide(JOB, parameters(Resources.path("analysis/bars"), "contracts", "3")))
                .hasMessageEndingWith("has 2 contracts, 3 are to be analysed");
    }

    @Test
    @DisplayName("an input without SPX is refused with the series that it has")
    void noMarket() throws Exception {
        Path input = Files.createDirectory(folder.resolve("in"));
        Files.writeString(input.resolve("A.csv"), "time,close\n1772634600,1\n");
        Files.writeString(input.resolve("VIX.csv"), "time,close\n1772634600,15\n");

        assertThatThrownBy(() -> work.divide(JOB, parameters(input)))
                .isInstanceOf(UnreadableBarsException.class)
                .hasMessage(input + " has no series SPX, or several; it has A, VIX");
    }

    @Test
    @DisplayName("a contract that cannot be read fails alone, and the summary lists it")
    void failedContract() throws Exception {
        Map<String, String> parameters = parameters(Resources.path("analysis/bars"));
        String result = work.run(JOB, work.divide(JOB, parameters).getFirst());

        work.finish(
                JOB,
                parameters,
                List.of(new UnitOutcome("ALPHA", result, null), new UnitOutcome("BAD", null, "BAD.csv is empty")));

        assertThat(summary().units()).isOne();
        assertThat(summary().failed()).containsExactly(new AnalysisSummary.Failed("BAD", "BAD.csv is empty"));
    }

    @Test
    @DisplayName("names of contracts never lead out of the output")
    void names() {
        assertThat(AnalysisWork.folder("/out", "../../ETC")).isEqualTo("/out/%2E.%2F..%2FETC");
        assertThat(AnalysisWork.folder("/out", "BRK.B")).isEqualTo("/out/BRK.B");
    }

    @Test
    @DisplayName("folders outside the configured ones are neither read nor written")
    void otherFolders() {
        var limited =
                new AnalysisWork(new FolderStorage(List.of(folder)), new DuckDbFiles(), new AnalysisRules(60, 0.5, 15));

        assertThatThrownBy(() -> limited.divide(JOB, parameters(Resources.path("analysis/bars"))))
                .hasMessageEndingWith("is in no folder of dealerflow.analysis.folders");
    }
}
