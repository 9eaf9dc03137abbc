package io.dealerflow.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cftc.CotFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Files as ingest-service reads them: unpacked, parsed, validated, made into events with their ids. Beside the chain Jackson's streaming
 * reader over the same bytes, every number converted by its fast parser and every text taken, which is the least that any reader of JSON does.
 */
public class IngestBenchmark extends Settings {
    static final int CONTRACTS = 10_000;
    static final int REPORTS = IngestFiles.MARKETS * IngestFiles.WEEKS;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final byte[] chain = IngestFiles.chain(CONTRACTS);
    private final byte[] cotYear = IngestFiles.cotYear();
    private final Format chains = new CboeOptionChains(ParseLimits.DEFAULT);
    private final Format positioning = new CotFormat(ParseLimits.DEFAULT);

    /** The chain; the number of its contracts. */
    @Benchmark
    public int chain() throws IOException {
        return read(chains, chain);
    }

    /** Jackson alone; the sum of the numbers and of the lengths of the texts. */
    @Benchmark
    public double jackson() throws IOException {
        double sum = 0;
        try (JsonParser json = JSON.createParser(new ByteArrayInputStream(chain))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isNumeric()) {
                    sum += json.getDoubleValue();
                } else if (token == JsonToken.VALUE_STRING) {
                    sum += json.getText().length();
                }
            }
        }
        return sum;
    }

    /** The year of Commitments of Traders; the number of its reports. */
    @Benchmark
    public int cotYear() throws IOException {
        return read(positioning, cotYear);
    }

    private static int read(Format format, byte[] file) throws IOException {
        var landed =
                LandedFile.of(format.source() + "/2026-03-11/" + "0".repeat(64) + ".csv", file.length, Instant.EPOCH);
        Reading reading = format.read(new Arrival(landed, "file"), new ByteArrayInputStream(file));
        if (!(reading instanceof Reading.Read read)) {
            throw new IllegalStateException("refused: " + reading);
        }
        int events = 0;
        for (Reading.Observed observed : read.observations()) {
            events += observed.event().eventId().isEmpty() ? 0 : 1;
        }
        return events == 0 ? 0 : read.quality().accepted();
    }
}
