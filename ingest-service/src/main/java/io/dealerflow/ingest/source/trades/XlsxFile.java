package io.dealerflow.ingest.source.trades;

import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel, {@code .xlsx}, read as a stream of rows. Before it is read, all of it is unpacked once and counted, so that a small file
 * cannot become a large one; a part that declares a document type is refused, and no entity is resolved.
 */
final class XlsxFile implements AutoCloseable {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_COLUMNS = 1_000;
    private static final int BUFFER = 1 << 16;
    private static final int PROLOG = 1 << 10;
    /** Up to here no ratio is too large, as in files of text. */
    private static final long RATIO_FREE = 1 << 20;

    private static final List<String> PARTS = List.of("[Content_Types].xml", "_rels/.rels", "xl/", "docProps/");

    private final Path copy;
    private final ReadableWorkbook workbook;

    /** Takes a row that has a cell. */
    @FunctionalInterface
    interface RowReader {
        void accept(XlsxRow row) throws IOException;
    }

    private XlsxFile(Path copy, ReadableWorkbook workbook) {
        this.copy = copy;
        this.workbook = workbook;
    }

    /** Whether the first bytes are those of a workbook: a zip archive that begins with one of its parts. */
    static boolean isXlsx(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return FileType.isZip(head) && PARTS.stream().anyMatch(text::contains);
    }

    /** @throws RefusalException when it is damaged, exceeds the limits, or has a document type */
    static XlsxFile open(InputStream bytes, ParseLimits limits) throws IOException {
        Path copy = Files.createTempFile("dealerflow-", ".xlsx");
        try {
            try (var out = Files.newOutputStream(copy)) {
                bytes.transferTo(out);
            }
            scan(copy, limits);
            return new XlsxFile(copy, workbook(copy));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static ReadableWorkbook workbook(Path copy) throws RefusalException {
        try {
            return new ReadableWorkbook(copy.toFile());
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static void scan(Path copy, ParseLimits limits) throws IOException {
        try {
            unpack(copy, limits);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /** By the directory of the archive, as the library reads it: parts that overlap are counted as often as they are listed. */
    private static void unpack(Path copy, ParseLimits limits) throws IOException {
        var total = new Unpacked(Files.size(copy), limits);
        try (var zip = new ZipFile(copy.toFile())) {
            if (zip.size() > MAX_PARTS) {
                throw refusal(RefusalReason.TOO_LARGE, null, "The workbook has more than " + MAX_PARTS + " parts.");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream part = zip.getInputStream(entry)) {
                    unpack(entry.getName(), part, total);
                }
            }
        }
    }

    private static void unpack(String name, InputStream part, Unpacked total) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = part.readNBytes(buffer, 0, PROLOG);
        // In UTF-16 as well.
        String prolog = new String(buffer, 0, count, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (prolog.contains("<!DOCTYPE") || prolog.contains("<!ENTITY")) {
            throw refusal(RefusalReason.WRONG_STRUCTURE, name, "A part of the workbook declares a document type.");
        }
        while (count > 0) {
            total.add(count, name);
            count = part.read(buffer);
        }
    }

    /** Bytes of all parts so far. */
    private static final class Unpacked {
        private final long packed;
        private final ParseLimits limits;
        private long bytes;

        Unpacked(long packed, ParseLimits limits) {
            this.packed = packed;
            this.limits = limits;
        }

        void add(int more, String part) throws RefusalException {
            bytes += more;
            boolean isBomb = bytes > RATIO_FREE && bytes / Math.max(1, packed) > limits.maxRatio();
            if (isBomb || bytes > limits.maxBytes()) {
                throw refusal(
                        RefusalReason.TOO_LARGE, part, "The workbook is larger, once unpacked, than the limits allow.");
            }
        }
    }

    /** Whether dates count from 1904 instead of 1900. */
    boolean isDate1904() {
        return workbook.isDate1904();
    }

    /** Names of the sheets in their order. */
    List<String> sheets() {
        return workbook.getSheets().map(Sheet::getName).toList();
    }

    /**
     * Reads the rows of a sheet.
     *
     * @throws RefusalException when the sheet is damaged, or has too many columns
     */
    void forEach(String sheetName, RowReader reader) throws IOException {
        Optional<Sheet> sheet = workbook.findSheet(sheetName);
        if (sheet.isEmpty()) {
            return;
        }
        try (Stream<Row> rows = rows(sheet.get())) {
            Iterator<Row> each = rows.iterator();
            for (Row row = next(each); row != null; row = next(each)) {
                if (row.getCellCount() > MAX_COLUMNS) {
                    throw refusal(
                            RefusalReason.WRONG_COLUMN_COUNT,
                            sheetName + "!" + row.getRowNum(),
                            "The row has more than " + MAX_COLUMNS + " columns.");
                }
                reader.accept(new XlsxRow(row));
            }
        }
    }

    private static Stream<Row> rows(Sheet sheet) throws RefusalException {
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** The next row, null after the last. The library answers a damaged sheet with exceptions of many kinds. */
    private static @Nullable Row next(Iterator<Row> rows) throws RefusalException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private static RefusalException damaged(Exception cause) {
        RefusalException refusal = refusal(RefusalReason.UNDECODABLE, null, "The file is no well-formed workbook.");
        refusal.initCause(cause);
        return refusal;
    }

    private static RefusalException refusal(RefusalReason reason, @Nullable String part, String message) {
        return new RefusalException(reason, new SourceLocation(null, part, null), message);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
        Files.deleteIfExists(copy);
    }
}
