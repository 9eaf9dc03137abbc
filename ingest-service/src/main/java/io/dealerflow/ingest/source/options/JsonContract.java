package io.dealerflow.ingest.source.options;

import com.fasterxml.jackson.core.JsonParser;
import io.dealerflow.ingest.format.JsonFiles;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One contract of a JSON document. */
final class JsonContract implements ChainContracts.Texts {
    private final String path;
    private final Map<ContractField, String> texts = new EnumMap<>(ContractField.class);
    private final Map<ContractField, String> names = new HashMap<>();

    private JsonContract(String path) {
        this.path = path;
    }

    /**
     * Reads the object that begins with the current token.
     *
     * @param path   of the object
     * @param fields by the names that the source gives them
     */
    static JsonContract read(JsonParser json, String path, Map<String, ContractField> fields) throws IOException {
        var contract = new JsonContract(path);
        JsonFiles.members(json, path, name -> {
            ContractField field = fields.get(name);
            if (field != null) {
                contract.put(
                        field,
                        name,
                        Objects.requireNonNullElse(JsonFiles.text(json), "").strip());
            }
        });
        return contract;
    }

    void put(ContractField field, String name, String text) {
        texts.put(field, text);
        names.put(field, name);
    }

    @Override
    public String text(ContractField field) {
        return texts.getOrDefault(field, "");
    }

    @Override
    public String name(ContractField field) {
        return path + "." + names.getOrDefault(field, field.wireName());
    }
}
