package io.dealerflow.ingest.source.options;

import com.fasterxml.jackson.core.JsonParser;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;

/** Option chains in JSON: that of the body of {@code POST /gex/calculate}, and Yahoo's. Records are contracts. */
public final class ChainJsonFormat implements Format {
    private static final Pattern GENERIC =
            Pattern.compile("\\s*\\{.*\"(options_chain|spot_price)\"\\s*:.*", Pattern.DOTALL);
    private static final Pattern YAHOO = Pattern.compile("\\s*\\{\\s*\"optionChain\"\\s*:.*", Pattern.DOTALL);

    private final String name;
    private final String source;
    private final Pattern pattern;
    private final Reader reader;
    private final ParseLimits limits;

    /** Reads the contracts of a document, from its first token to its last. */
    private interface Reader {
        void read(JsonParser json, ChainContracts contracts) throws IOException;
    }

    private ChainJsonFormat(String name, String source, Pattern pattern, Reader reader, ParseLimits limits) {
        this.name = name;
        this.source = source;
        this.pattern = pattern;
        this.reader = reader;
        this.limits = limits;
    }

    /** {@code symbol}, {@code spot_price}, {@code as_of} and {@code options_chain}. */
    public static Format generic(ParseLimits limits) {
        return new ChainJsonFormat("chain-json", "chains", GENERIC, GenericChain::read, limits);
    }

    /** {@code optionChain.result[]} with {@code quote} and {@code options}. */
    public static Format yahoo(ParseLimits limits) {
        return new ChainJsonFormat("yahoo-option-chain", "yahoo", YAHOO, YahooChain::read, limits);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.OPTION_CHAIN);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean recognises(byte[] head) {
        return pattern.matcher(FileType.text(head)).matches();
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            var contracts = new ChainContracts(arrival.file(), limits);
            return contracts.finish(JsonFiles.read(text, json -> reader.read(json, contracts)));
        });
    }
}
