package io.dealerflow.feature.store;

import static io.dealerflow.feature.dataset.DatasetSamples.bar;
import static io.dealerflow.feature.dataset.DatasetSamples.features;
import static io.dealerflow.feature.dataset.DatasetSamples.news;
import static io.dealerflow.feature.dataset.DatasetSamples.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.feature.dataset.AssetDay;
import io.dealerflow.feature.dataset.DatasetInputs;
import io.dealerflow.feature.dataset.DatasetRow;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.parquet.DuckDb;
import io.dealerflow.testkit.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the feature store in a folder, read by DuckDB and by pandas. */
class DatasetFilesTest {
    private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
    private static final AssetDay DAY = new AssetDay("SPX", LocalDate.parse("2026-03-12"));
    private static final String PROGRAM = """
            rows = pandas.read_parquet(sys.argv[1]).sort_values("as_of")
            assert set(rows.asset) == {"SPX"} and rows.event_id.is_unique, rows
            assert str(rows.as_of.dtype) == "datetime64[us, UTC]", rows.dtypes
            assert rows.close.tolist() == [100.0, 101.0] and rows.net_gex.isna().all()
            assert rows.bar_close.tolist() == [99.5, 99.5]
            assert rows.score_index.isna().tolist() == [True, False] and rows.score_vol.tolist()[1] == 0.25
            assert rows.sentiment_24h_items.tolist() == [0, 1]
            assert rows.news_sentiment_embedding.iloc[1].tolist() == [0.5, -0.25]
            print(len(rows), len(rows.columns))
            """;

    @TempDir
    private Path folder;

    /** Two instants of a day; a score and news from the second on. */
    private static List<DatasetRow> rows(Event... more) {
        List<Event> events = new ArrayList<>(List.of(
                bar(LocalDate.parse("2026-03-11"), 99.5, NOON),
                score(NOON.plusSeconds(60), 55),
                news("item", NOON.plusSeconds(30), -0.5)));
        events.addAll(List.of(more));
        return new DatasetInputs(events).joinedTo(List.of(features(NOON, 100), features(NOON.plusSeconds(60), 101)));
    }

    private void write(List<DatasetRow> rows) throws Exception {
        new DatasetFiles(new FolderStore(folder)).write(Map.of(DAY, rows));
    }

    private List<String> query(String columns) throws Exception {
        List<String> found = new ArrayList<>();
        try (var connection = DuckDb.open(256);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + columns + " FROM read_parquet('" + folder
                        + "/*/*/*.parquet', hive_partitioning = true) ORDER BY as_of")) {
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return found;
    }

    @Test
    @DisplayName("DuckDB reads a row for each instant, with what was known at it")
    void byDuckDb() throws Exception {
        write(rows());

        assertThat(
                        query(
                                "asset, date, close, net_gex, bar_close, score_index, score_regime, score_vol, sentiment_24h,"
                                        + " news_sentiment_label, news_sentiment_probabilities, news_sentiment_embedding[2], regime_label"))
                .containsExactly(
                        "SPX|2026-03-12|100.0|null|99.5|null|null|null|null|null|null|null|null",
                        "SPX|2026-03-12|101.0|null|99.5|55.0|FRAGILE|0.25|-0.5|negative|{\"negative\":0.25,\"positive\":0.75}|-0.25|null");
    }

    @Test
    @DisplayName(
            "the same rows are the same bytes; what came late replaces the file and is in the rows from its release on")
    void repeats() throws Exception {
        write(rows());
        byte[] first = Files.readAllBytes(folder.resolve(DAY.key()));
        write(rows());
        assertThat(Files.readAllBytes(folder.resolve(DAY.key()))).isEqualTo(first);

        write(rows(news("late", NOON.plusSeconds(10), 0.25)));

        assertThat(query("sentiment_24h, sentiment_24h_items")).containsExactly("null|0", "-0.125|2");
    }

    @Test
    @DisplayName("pandas reads the same; skipped where Python does not have it")
    void byPandas() throws Exception {
        write(rows());

        assertThat(Python.run(List.of("pandas", "pyarrow"), PROGRAM, folder)).matches("2 \\d+");
    }
}
