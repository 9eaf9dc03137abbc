package io.dealerflow.ingest.source.fred;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date, then a column a series. A column of a vintage is called {@code GDPC1_20250925}. */
final class FredCsv {
    private static final Pattern VINTAGE = Pattern.compile("(.+)_(\\d{4})(\\d{2})(\\d{2})");

    private FredCsv() {}

    static Reading read(LineReader lines, SeriesName name, SeriesValues values) throws IOException {
        CsvTable table = CsvTable.open(lines);
        List<SeriesValues.Version> versions = versions(table, name);
        String dateField = table.header().getFirst();
        while (table.next()) {
            table.requireWhole();
            for (int column = 1; column < table.header().size(); column++) {
                var place = new SeriesValues.Place(
                        table.line(), dateField, table.header().get(column));
                values.add(versions.get(column - 1), table.field(0), table.field(column), place);
            }
        }
        return values.finish(lines.line());
    }

    /** One for each column but the first. */
    private static List<SeriesValues.Version> versions(CsvTable table, SeriesName name) throws RefusalException {
        List<String> header = table.header();
        if (!FredFormat.DATES.contains(header.getFirst().toLowerCase(Locale.ROOT)) || header.size() < 2) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(table.line(), "observation_date", header.getFirst()),
                    "The header is not that of series: observation_date or date, then a column for each series.");
        }
        List<SeriesValues.Version> versions = new ArrayList<>();
        for (String column : header.subList(1, header.size())) {
            SeriesValues.Version version = version(table, name, column);
            if (versions.contains(version)) {
                throw invalid(table, column, "Two columns of the header are the same series.");
            }
            versions.add(version);
        }
        return versions;
    }

    private static SeriesValues.Version version(CsvTable table, SeriesName name, String column)
            throws RefusalException {
        Matcher parts = VINTAGE.matcher(column);
        if (!parts.matches()) {
            return new SeriesValues.Version(name.ofColumn(column, table.line()), null);
        }
        try {
            LocalDate vintage = Dates.iso(parts.group(2) + "-" + parts.group(3) + "-" + parts.group(4), column);
            return new SeriesValues.Version(name.ofColumn(parts.group(1), table.line()), vintage);
        } catch (BadValueException e) {
            throw invalid(table, column, "The column ends with a vintage that is no date.");
        }
    }

    private static RefusalException invalid(CsvTable table, String column, String message) {
        return new RefusalException(
                RefusalReason.INVALID_HEADER, new SourceLocation(table.line(), column, column), message);
    }
}
