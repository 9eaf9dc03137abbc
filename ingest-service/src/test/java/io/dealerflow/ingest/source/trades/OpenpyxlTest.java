package io.dealerflow.ingest.source.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.testkit.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that Python's openpyxl writes; skipped where Python does not have it. */
class OpenpyxlTest {
    private static final String PROGRAM = """
            book = openpyxl.Workbook()
            book.epoch = openpyxl.utils.datetime.EPOCH
            sheet = book.active
            sheet.title = "Journal commercial"
            sheet.append(["Compte", "Outil", "Heure d'ouverture", "Prix d'ouverture", "Volume d'ouverture",
                          "Heure de clôture", "Prix de clôture", "Volume", "PnL", "Commentaire"])
            sheet.append(["A1", "NQU5@CME", datetime.datetime(2025, 7, 1, 15, 30, 5), 22500.25, -3,
                          datetime.datetime(2025, 7, 1, 15, 31), 22499.5, 3, 45, None])
            book.save(sys.argv[1])
            """;

    @Test
    @DisplayName("its dates are the same whether they count from 1900 or from 1904")
    void bothDateSystems(@TempDir Path folder) throws Exception {
        var format = new AtasFormat(ParseLimits.DEFAULT, SourceZones.UTC);
        for (String epoch : new String[] {"WINDOWS_EPOCH", "MAC_EPOCH"}) {
            byte[] file = written(folder, epoch);

            assertThat(format.recognises(Arrays.copyOf(file, 4096))).isTrue();
            assertThat(FormatSamples.events(FormatSamples.accepted(format, file), Fill.class))
                    .map(fill -> fill.asOf() + " " + fill.side() + " " + fill.quantity() + " " + fill.price() + " "
                            + fill.pnl())
                    .containsExactly(
                            "2025-07-01T15:30:05Z SELL 3.0 22500.25 null", "2025-07-01T15:31:00Z BUY 3.0 22499.5 45.0");
        }
    }

    private static byte[] written(Path folder, String epoch) throws IOException, InterruptedException {
        Path file = folder.resolve(epoch + ".xlsx");
        Python.run(List.of("datetime", "openpyxl"), PROGRAM.replace("EPOCH", epoch), file);
        return Files.readAllBytes(file);
    }
}
