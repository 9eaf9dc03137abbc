package io.dealerflow.ingest.source.options;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.RefusalReason;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Yahoo's chain: contracts by OSI symbol; the quote has price and time of the underlying. Volume and open interest of 0 are left out. */
final class YahooChain {
    private static final Map<String, ContractField> FIELDS = Map.of(
            "contractSymbol", ContractField.SYMBOL,
            "strike", ContractField.STRIKE,
            "bid", ContractField.BID,
            "ask", ContractField.ASK,
            "lastPrice", ContractField.LAST,
            "volume", ContractField.VOLUME,
            "openInterest", ContractField.OPEN_INTEREST,
            "impliedVolatility", ContractField.IMPLIED_VOLATILITY);

    private final JsonParser json;
    private final ChainContracts contracts;

    private YahooChain(JsonParser json, ChainContracts contracts) {
        this.json = json;
        this.contracts = contracts;
    }

    static void read(JsonParser json, ChainContracts contracts) throws IOException {
        new YahooChain(json, contracts).read();
    }

    private void read() throws IOException {
        JsonFiles.members(json, null, name -> {
            if (name.equals("optionChain")) {
                JsonFiles.members(json, name, this::chain);
            }
        });
    }

    private void chain(String name) throws IOException {
        boolean isNull = json.currentToken() == JsonToken.VALUE_NULL;
        if (name.equals("error") && !isNull) {
            Map<String, String> fields = new HashMap<>();
            JsonFiles.members(json, "optionChain.error", field -> fields.put(field, text()));
            throw JsonFiles.refusal(
                    RefusalReason.SOURCE_ERROR,
                    json,
                    "optionChain.error",
                    fields.getOrDefault("description", fields.getOrDefault("code", "")),
                    "Yahoo answered with an error instead of data; correct the request.");
        }
        if (name.equals("result") && !isNull) {
            JsonFiles.items(json, "optionChain.result", index -> {
                if (index > 0) {
                    throw JsonFiles.refusal(
                            RefusalReason.WRONG_STRUCTURE,
                            json,
                            "optionChain.result[1]",
                            null,
                            "The file has chains of several underlyings; send them one by one.");
                }
                JsonFiles.members(json, "optionChain.result[0]", this::result);
            });
        }
    }

    private void result(String name) throws IOException {
        String path = "optionChain.result[0]." + name;
        switch (name) {
            case "quote" ->
                JsonFiles.members(json, path, field -> {
                    int line = json.currentTokenLocation().getLineNr();
                    switch (field) {
                        case "regularMarketPrice" -> contracts.spot(text(), path + "." + field, line);
                        case "regularMarketTime" -> contracts.asOf(text(), path + "." + field, line);
                        default -> {}
                    }
                });
            case "options" ->
                JsonFiles.items(json, path, index -> {
                    String of = path + "[" + index + "]";
                    JsonFiles.members(json, of, side -> {
                        if (side.equals("calls") || side.equals("puts")) {
                            JsonFiles.items(
                                    json, of + "." + side, at -> contract(of + "." + side + "[" + at + "]", side));
                        }
                    });
                });
            default -> {}
        }
    }

    private void contract(String path, String side) throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        JsonContract contract = JsonContract.read(json, path, FIELDS);
        contract.put(ContractField.OPTION_TYPE, side, side.equals("calls") ? "call" : "put");
        contracts.add(contract, line);
    }

    private String text() throws IOException {
        return Objects.requireNonNullElse(JsonFiles.text(json), "").strip();
    }
}
