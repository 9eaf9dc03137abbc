package io.dealerflow.feature.analysis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dealerflow.objects.Scratch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Divides a CSV file of several series into files of one, with their times and closes as they are in it. In the memory are the last lines of
 * each series.
 */
final class SymbolSplit {
    private static final int BUFFER = 1 << 16;
    private static final byte[] HEADER = "time,close\n".getBytes(US_ASCII);

    private SymbolSplit() {}

    /**
     * Divides the file.
     *
     * @param target folder of the files
     * @return the series; empty when the file has no column of symbols
     * @throws UnreadableBarsException for the first line that cannot be read
     */
    static Map<String, BarSource> split(String file, Path path, BarStorage storage, String target) throws IOException {
        try (Scratch scratch = Scratch.open();
                var bars = new CsvBars(BarStorage.name(file), Files.newInputStream(path))) {
            Map<String, Part> parts = bars.hasSymbol() ? parts(bars, scratch.folder()) : Map.of();
            Map<String, BarSource> series = new LinkedHashMap<>();
            for (var part : parts.entrySet()) {
                String to = target + "/" + BarStorage.name(part.getValue().path.toString());
                part.getValue().flush();
                storage.put(part.getValue().path, to);
                series.put(part.getKey(), new BarSource(to, null));
            }
            return series;
        }
    }

    private static Map<String, Part> parts(CsvBars bars, Path scratch) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        while (bars.next()) {
            bars.micros();
            bars.closeValue();
            parts.computeIfAbsent(bars.symbol(), symbol -> new Part(scratch.resolve(parts.size() + ".csv")))
                    .add(bars.line());
        }
        return parts;
    }

    /** The lines of one series. */
    private static final class Part {
        private final Path path;
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

        Part(Path path) {
            this.path = path;
            lines.writeBytes(HEADER);
        }

        void add(byte[] line) throws IOException {
            lines.writeBytes(line);
            if (lines.size() > BUFFER) {
                flush();
            }
        }

        void flush() throws IOException {
            Files.write(path, lines.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines.reset();
        }
    }
}
