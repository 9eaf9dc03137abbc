package io.dealerflow.ingest.source.options;

import com.fasterxml.jackson.core.JsonParser;
import io.dealerflow.ingest.format.JsonFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The body of {@code POST /gex/calculate}; {@code as_of} is required unless the sender gave it. Numbers may be text. */
final class GenericChain {
    private static final Map<String, ContractField> FIELDS = Arrays.stream(ContractField.values())
            .collect(Collectors.toUnmodifiableMap(ContractField::wireName, field -> field));

    private GenericChain() {}

    static void read(JsonParser json, ChainContracts contracts) throws IOException {
        JsonFiles.members(json, null, name -> {
            int line = json.currentTokenLocation().getLineNr();
            switch (name) {
                case "spot_price" -> contracts.spot(text(json), name, line);
                case "as_of" -> contracts.asOf(text(json), name, line);
                case "options_chain" ->
                    JsonFiles.items(json, name, index -> {
                        int at = json.currentTokenLocation().getLineNr();
                        contracts.add(JsonContract.read(json, name + "[" + index + "]", FIELDS), at);
                    });
                default -> {}
            }
        });
    }

    private static String text(JsonParser json) throws IOException {
        return Objects.requireNonNullElse(JsonFiles.text(json), "").strip();
    }
}
