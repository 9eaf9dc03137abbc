package io.dealerflow.ingest.source.bars;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Tables of bars in Parquet, with the columns of {@link BarCsvFormat}. Records are bars; a refusal names the row as its line. */
public final class BarParquetFormat implements Format {
    private final ParseLimits limits;
    private final SourceZones zones;

    public BarParquetFormat(ParseLimits limits, SourceZones zones) {
        this.limits = limits;
        this.zones = zones;
    }

    @Override
    public String name() {
        return "bars-parquet";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.BARS);
    }

    @Override
    public String source() {
        return "bars";
    }

    @Override
    public boolean recognises(byte[] head) {
        return ParquetFile.isParquet(head);
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        try (ParquetFile file = ParquetFile.open(bytes, limits)) {
            var records =
                    new BarRecords(arrival, limits, zones.of(arrival.file().source()));
            BarHeader header = BarHeader.of(file.columns(), 1);
            var rows = new BarRows(header, records, header.symbol() < 0 ? records.symbolOfFile(1, "symbol") : null);
            int count = file.forEach(rows::add);
            return records.finish(count);
        } catch (RefusalException e) {
            return new Reading.Refused(
                    e.reason().name(), e.location(), e.sentence(), new QualityReport(null, Map.of()));
        }
    }
}
