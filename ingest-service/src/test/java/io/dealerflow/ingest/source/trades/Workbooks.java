package io.dealerflow.ingest.source.trades;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Workbooks for tests, written by another library than reads them. */
final class Workbooks {
    static final String MAIN = "xl/workbook.xml";
    static final String JOURNAL_SHEET = "xl/worksheets/sheet2.xml";

    private Workbooks() {}

    /** A value of a cell that is a formula. */
    record Formula(String text) {}

    /** A row of texts, numbers, {@link LocalDateTime}s and {@link Formula}s; null for no cell. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** A workbook of one sheet. */
    static byte[] of(String sheet, List<List<@Nullable Object>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "DealerFlow", "1.0")) {
            workbook.newWorksheet("Statistics").value(0, 0, "made up");
            fill(workbook.newWorksheet(sheet), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<@Nullable Object>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                switch (rows.get(r).get(c)) {
                    case null -> {}
                    case String text -> sheet.value(r, c, text);
                    case Number number -> sheet.value(r, c, number);
                    case LocalDateTime time -> sheet.value(r, c, time);
                    case Formula formula -> sheet.formula(r, c, formula.text());
                    default -> throw new IllegalArgumentException("no cell");
                }
            }
        }
    }

    /** The workbook with one part changed. */
    static byte[] changed(byte[] workbook, String part, UnaryOperator<String> change) {
        var bytes = new ByteArrayOutputStream();
        try {
            Path file = Files.createTempFile("workbook", ".xlsx");
            Files.write(file, workbook);
            try (var in = new ZipFile(file.toFile());
                    var out = new ZipOutputStream(bytes)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] content = in.getInputStream(entry).readAllBytes();
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(
                            entry.getName().equals(part)
                                    ? change.apply(text(content)).getBytes(StandardCharsets.UTF_8)
                                    : content);
                    out.closeEntry();
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
