package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.ParseLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Small files in the exchange's forms, written by hand. */
public final class ChainSamples {
    public static final String COLUMNS =
            "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,"
                    + "Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest";

    private ChainSamples() {}

    /** A quotedata CSV: four header lines, then {@code rows} rows of two contracts; the first row is line 5. */
    public static List<String> csv(int rows) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Some Title That Names Nothing,Last: 4000.5,Change: -3.25",
                "\"Date: December 12, 2022 at 8:30 PM EST\",Bid: 0,Ask: 0,Size: 0*0,\"Volume: 1,234\"",
                COLUMNS));
        for (int i = 0; i < rows; i++) {
            lines.add(row(1000 + i));
        }
        return lines;
    }

    /** Ten rows of another observation than {@link #csv}'s. */
    public static byte[] withSpot(String spot) {
        return new String(bytes(csv(10)), StandardCharsets.UTF_8)
                .replace("4000.5", spot)
                .getBytes(StandardCharsets.UTF_8);
    }

    public static String row(int strike) {
        return "Fri Dec 16 2022,SPXW221216C%1$05d000,10.5,-1.25,10,11,7,0.25,0.5,0.001,100,%1$d.00,".formatted(strike)
                + "SPXW221216P%05d000,9.5,0.75,9,10,3,0.26,-0.5,0.001,200".formatted(strike);
    }

    public static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A delayed-quote JSON with {@code contracts} calls. */
    public static String json(int contracts) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < contracts; i++) {
            options.add(option(1000 + i));
        }
        return "{\"timestamp\":\"2022-12-13 01:30:00\",\"data\":{\"options\":[" + String.join(",\n", options)
                + "],\"symbol\":\"^SPX\",\"current_price\":4000.5},\"symbol\":\"_SPX\"}";
    }

    public static String option(int strike) {
        return "{\"option\":\"SPXW221216C%05d000\",\"bid\":10.0,\"ask\":11.0,\"iv\":0.25,\"open_interest\":100.0,\"volume\":7.0,"
                        .formatted(strike)
                + "\"delta\":0.5,\"gamma\":0.001,\"change\":-1.25,\"last_trade_price\":10.5,\"last_trade_time\":null}";
    }

    public static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static ParseOutcome parse(byte[] bytes) {
        return parse(bytes, ParseLimits.DEFAULT);
    }

    static ParseOutcome parse(byte[] bytes, ParseLimits limits) {
        return parse(bytes, limits, null);
    }

    static ParseOutcome parse(byte[] bytes, Instant asOf) {
        return parse(bytes, ParseLimits.DEFAULT, asOf);
    }

    private static ParseOutcome parse(byte[] bytes, ParseLimits limits, @Nullable Instant asOf) {
        try {
            return new ChainParser(limits).parse(new ByteArrayInputStream(bytes), asOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParseOutcome parse(List<String> lines) {
        return parse(bytes(lines));
    }

    static ParseOutcome parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static ParseOutcome.Parsed parsed(ParseOutcome outcome) {
        if (outcome instanceof ParseOutcome.Parsed parsed) {
            return parsed;
        }
        throw new AssertionError("refused: " + outcome);
    }

    static ParseOutcome.Refused refused(ParseOutcome outcome) {
        if (outcome instanceof ParseOutcome.Refused refused) {
            return refused;
        }
        throw new AssertionError("was accepted");
    }
}
