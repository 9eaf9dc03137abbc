package io.dealerflow.ingest.source.trades;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.testkit.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that Python's openpyxl writes; skipped where Python does not have it. */
class OpenpyxlTest {
    private static final Format ATAS = new AtasFormat(ParseLimits.DEFAULT, SourceZones.UTC);
    private static final String PROGRAM = """
            from datetime import datetime
            book = openpyxl.Workbook()
            book.epoch = openpyxl.utils.datetime.EPOCH
            sheet = book.active
            sheet.title = "Journal commercial"
            sheet.append(["Compte", "Outil", "Heure d'ouverture", "Prix d'ouverture", "Volume d'ouverture",
                          "Heure de clôture", "Prix de clôture", "Volume", "PnL", "Commentaire"])
            for row in ROWS:
                sheet.append(row)
            book.save(sys.argv[1])
            """;
    private static final String FIRST =
            "['A1', 'NQU5@CME', datetime(2025, 7, 1, 15, 30, 5), 22500.25, -3, datetime(2025, 7, 1, 15, 31), 22499.5, 3, 45, None]";
    private static final String OPEN =
            "['A1', 'ESU5@CME', datetime(2025, 7, 1, 15, 40), 6200.25, 2, None, None, None, None, None]";
    private static final String CLOSED =
            "['A1', 'ESU5@CME', datetime(2025, 7, 1, 15, 40), 6200.25, 2, datetime(2025, 7, 1, 15, 50), 6201, -2, 75, 'late']";
    private static final String CLOSED_LATER =
            "['A1', 'ESU5@CME', datetime(2025, 7, 1, 15, 40), 6200.25, 2, datetime(2025, 7, 1, 15, 55), 6202, -2, 175, None]";

    @Test
    @DisplayName("its dates are the same whether they count from 1900 or from 1904")
    void bothDateSystems(@TempDir Path folder) throws Exception {
        for (String epoch : new String[] {"WINDOWS_EPOCH", "MAC_EPOCH"}) {
            byte[] file = written(folder, epoch, FIRST);

            assertThat(ATAS.recognises(Arrays.copyOf(file, 4096))).isTrue();
            assertThat(FormatSamples.events(FormatSamples.accepted(ATAS, file), Fill.class))
                    .map(fill -> fill.asOf() + " " + fill.side() + " " + fill.quantity() + " " + fill.price() + " "
                            + fill.pnl())
                    .containsExactly(
                            "2025-07-01T15:30:05Z SELL 3.0 22500.25 null", "2025-07-01T15:31:00Z BUY 3.0 22499.5 45.0");
        }
    }

    @Test
    @DisplayName(
            "exports that overlap, in any order, have each fill once: of a trade that was open and closed since, and of equal openings")
    void overlappingExports(@TempDir Path folder) throws Exception {
        List<Map<String, Fill>> exports = List.of(
                fills(folder, FIRST),
                fills(folder, FIRST, OPEN, OPEN),
                fills(folder, OPEN, CLOSED),
                fills(folder, CLOSED_LATER, FIRST, CLOSED));
        Map<String, Fill> complete = exports.getLast();
        assertThat(complete).hasSize(6);

        for (List<Integer> order :
                List.of(List.of(0, 1, 2, 3), List.of(3, 2, 1, 0), List.of(2, 3, 0, 1), List.of(1, 3, 2, 0))) {
            Map<String, Fill> published = new HashMap<>();
            order.forEach(export -> exports.get(export).forEach(published::putIfAbsent));

            assertThat(published.keySet()).isEqualTo(complete.keySet());
            assertThat(published.values())
                    .extracting(OpenpyxlTest::trade)
                    .containsExactlyInAnyOrderElementsOf(
                            complete.values().stream().map(OpenpyxlTest::trade).toList());
        }
    }

    /** What positions and the joining of fills depend on. */
    private static String trade(Fill fill) {
        return fill.asOf() + " " + fill.side() + " " + fill.quantity() + " " + fill.price() + " " + fill.effect() + " "
                + fill.tradeId() + " " + fill.pnl();
    }

    private static Map<String, Fill> fills(Path folder, String... rows) throws IOException, InterruptedException {
        byte[] file = written(folder, "WINDOWS_EPOCH", rows);
        return FormatSamples.events(FormatSamples.accepted(ATAS, file), Fill.class).stream()
                .collect(toMap(Fill::eventId, fill -> fill));
    }

    /** @param rows as Python writes them */
    private static byte[] written(Path folder, String epoch, String... rows) throws IOException, InterruptedException {
        Path file = folder.resolve(epoch + ".xlsx");
        String program = PROGRAM.replace("EPOCH", epoch).replace("ROWS", Arrays.toString(rows));
        Python.run(List.of("openpyxl"), program, file);
        return Files.readAllBytes(file);
    }
}
