package io.dealerflow.gexapi.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What a chain may be written as: decimals are numbers or strings, true and false one of several words, unused fields anything. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractChains implements OASFilter {
    private static final String REQUEST = "ChainRequest";
    private static final String CONTRACT = "Contract";
    private static final String DECIMAL = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?$";
    private static final List<String> WORDS =
            List.of("true", "false", "1", "0", "yes", "no", "on", "off", "t", "f", "y", "n");
    private static final Set<String> UNUSED = Set.of("last", "delta", "theta", "vega");
    private static final Set<String> FLAGS = Set.of("calculate_pin_risk", "include_historical");
    private static final Set<String> DECIMALS =
            Set.of("spot_price", "strike", "bid", "ask", "volume", "open_interest", "implied_volatility", "gamma");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() != null && contract.getComponents().getSchemas() != null) {
            Map<String, Schema> schemas = contract.getComponents().getSchemas();
            List.of(REQUEST, CONTRACT).forEach(name -> {
                Schema schema = schemas.get(name);
                if (schema != null && schema.getProperties() != null) {
                    schema.getProperties().forEach((field, given) -> describe(schema, field, given));
                }
            });
        }
    }

    private static void describe(Schema schema, String field, Schema given) {
        if (UNUSED.contains(field)) {
            schema.addProperty(field, OASFactory.createSchema().description("Not used"));
        } else if (FLAGS.contains(field)) {
            schema.addProperty(field, flag(given));
        } else if (DECIMALS.contains(field)) {
            schema.addProperty(field, decimal(given));
        }
    }

    private static Schema flag(Schema given) {
        Schema words = text();
        WORDS.forEach(words::addEnumeration);
        Schema digits = OASFactory.createSchema().addType(SchemaType.INTEGER);
        digits.minimum(BigDecimal.ZERO).maximum(BigDecimal.ONE);
        return OASFactory.createSchema()
                .description("In any case, as a word too")
                .defaultValue(given.getDefaultValue())
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.BOOLEAN))
                .addAnyOf(digits)
                .addAnyOf(words);
    }

    private static Schema decimal(Schema given) {
        return OASFactory.createSchema()
                .description("A number, or a string of one within the same bounds")
                .addAnyOf(given)
                .addAnyOf(text().pattern(DECIMAL));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
