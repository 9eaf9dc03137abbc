package io.dealerflow.ingest.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dealerflow.quant.pricing.Greeks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes a simulated chain as Cboe's delayed-quote JSON in gzip, with milliseconds in the timestamp. */
public final class DelayedQuoteWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int QUOTE_SIZE = 10;
    private static final double DECIMALS = 1e4;

    private DelayedQuoteWriter() {}

    /** The same chain gives the same bytes. */
    public static byte[] write(SimulatedChain chain) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes);
                JsonGenerator json = JSON.createGenerator(packed)) {
            json.writeStartObject();
            json.writeStringField("timestamp", TIMESTAMP.format(chain.asOf()));
            json.writeObjectFieldStart("data");
            json.writeArrayFieldStart("options");
            for (SimulatedChain.Quote quote : chain.quotes()) {
                option(json, quote);
            }
            json.writeEndArray();
            json.writeStringField("symbol", SimulatedChain.SYMBOL);
            json.writeStringField("security_type", "index");
            number(json, "current_price", chain.state().spot());
            number(json, "iv30", 100 * chain.state().volatility());
            json.writeEndObject();
            json.writeStringField("symbol", "_" + SimulatedChain.SYMBOL);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void option(JsonGenerator json, SimulatedChain.Quote quote) throws IOException {
        Greeks greeks = quote.greeks();
        json.writeStartObject();
        json.writeStringField("option", quote.symbol().text());
        number(json, "bid", quote.bid());
        number(json, "bid_size", QUOTE_SIZE);
        number(json, "ask", quote.ask());
        number(json, "ask_size", QUOTE_SIZE);
        number(json, "iv", quote.volatility());
        number(json, "open_interest", (double) quote.openInterest());
        number(json, "volume", (double) quote.volume());
        number(json, "delta", greeks.delta());
        number(json, "gamma", greeks.gamma());
        number(json, "theta", greeks.theta() / 365);
        number(json, "rho", greeks.rho() / 100);
        number(json, "vega", greeks.vega() / 100);
        number(json, "theo", greeks.price());
        number(json, "change", 0);
        number(json, "last_trade_price", greeks.price());
        json.writeNullField("last_trade_time");
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeNumberField(name, Math.round(value * DECIMALS) / DECIMALS);
    }
}
