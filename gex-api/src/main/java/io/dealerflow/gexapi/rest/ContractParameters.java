package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.gexapi.levels.Measure;
import io.dealerflow.gexapi.query.Cursor;
import io.dealerflow.gexapi.query.ScreenParameters;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.query.TableParameters;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Parameters that follow from code or that several paths have: bounds of every measure of the screener, cursors, symbols, dead letters. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractParameters implements OASFilter {
    private static final String SCREENER = "/api/v1/screener";
    private static final List<String> ALERTS =
            List.of("/api/v1/alerts", "/api/v1/alerts/active", "/api/v1/alerts/critical");

    private static final String HISTORY = "/api/v1/gex/{symbol}/history";
    private static final String SIGNALS = "/api/v1/signals";
    private static final String DEAD_LETTERS = "/api/v1/dead-letters";
    /** What people write: letters and digits, a sign of the vendor before them, points within. */
    private static final String ONE_SYMBOL = "[\\^_$]?[A-Za-z0-9][A-Za-z0-9.]{0,31}";

    /** One, for the contract. */
    static final String SYMBOL = "^" + ONE_SYMBOL + "$";

    @Override
    public Parameter filterParameter(Parameter parameter) {
        boolean isInPath = parameter.getIn() == Parameter.In.PATH;
        boolean isConstrained =
                parameter.getSchema() != null && parameter.getSchema().getPattern() != null;
        if (Symbols.PARAMETER.equals(parameter.getName()) && (isInPath || !isConstrained)) {
            parameter.setDescription(
                    "In any case; index signs, share classes and option roots are read: ^SPX, BRK.B, SPXW");
            // A filter takes any text; what is no symbol finds nothing.
            parameter.setSchema(
                    isInPath
                            ? text().pattern(SYMBOL)
                            : text().pattern(ContractTexts.TEXT).maxLength(ContractTexts.LONGEST));
        } else if (HttpHeaders.LAST_EVENT_ID_HEADER.equals(parameter.getName())) {
            parameter.setDescription("Resume after this seq");
            parameter.setSchema(text().pattern("^[0-9]{0,18}$"));
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null) {
            return;
        }
        if (contract.getPaths().hasPathItem(SCREENER)) {
            screener(contract.getPaths().getPathItem(SCREENER).getGET());
        }
        if (contract.getPaths().hasPathItem(HISTORY)) {
            contract.getPaths().getPathItem(HISTORY).getGET().addParameter(cursor());
        }
        if (contract.getPaths().hasPathItem(SIGNALS)) {
            contract.getPaths().getPathItem(SIGNALS).getGET().addParameter(cursor());
        }
        if (contract.getPaths().hasPathItem(DEAD_LETTERS)) {
            deadLetters(contract.getPaths().getPathItem(DEAD_LETTERS).getGET());
            deadLetters(
                    contract.getPaths().getPathItem(DEAD_LETTERS + "/replay").getPOST());
        }
        ALERTS.stream()
                .filter(contract.getPaths()::hasPathItem)
                .flatMap(path -> contract.getPaths().getPathItem(path).getGET().getParameters().stream())
                .forEach(parameter -> parameter.setSchema(orEmpty(parameter.getSchema())));
    }

    /** On paths of the GEX Visualizer a parameter without a value counts as not given. */
    static Schema orEmpty(Schema schema) {
        return OASFactory.createSchema()
                .defaultValue(schema.getDefaultValue())
                .addAnyOf(schema)
                .addAnyOf(text().pattern(ContractTexts.BLANK));
    }

    private static void screener(Operation get) {
        for (Measure measure : Measure.values()) {
            Schema number = OASFactory.createSchema()
                    .addType(SchemaType.NUMBER)
                    .minimum(BigDecimal.valueOf(-ScreenParameters.LARGEST_BOUND))
                    .maximum(BigDecimal.valueOf(ScreenParameters.LARGEST_BOUND));
            get.addParameter(query(ScreenParameters.MIN + measure.field(), "At least", number));
            get.addParameter(query(ScreenParameters.MAX + measure.field(), "At most", number));
        }
        get.addParameter(
                query(ScreenParameters.GAMMA_REGIME, "Only symbols in this gamma regime", names(GammaRegime.values())));
        get.addParameter(
                query(ScreenParameters.REGIME, "Only symbols in this regime of instability", names(Regime.values())));
        get.addParameter(query(
                ScreenParameters.SORT,
                "Symbol, or the measure that is sorted by",
                choice(ScreenParameters.sorts()).defaultValue("symbol")));
        get.addParameter(query(
                ScreenParameters.ORDER,
                "Which end comes first",
                choice(ScreenParameters.ORDERS).defaultValue("asc")));
        get.addParameter(query(
                TableParameters.LIMIT,
                "Rows of a page",
                OASFactory.createSchema()
                        .addType(SchemaType.INTEGER)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(ScreenParameters.MOST))
                        .defaultValue(ScreenParameters.DEFAULT_LIMIT)));
        get.addParameter(cursor());
    }

    private static void deadLetters(Operation operation) {
        operation.addParameter(query(
                "topic",
                "The original topic or its .dlq, with or without the prefix dealerflow.",
                text().pattern(ContractTexts.TEXT)));
        operation.addParameter(query("consumer", "service/stage, or the service", text().pattern(ContractTexts.TEXT)));
        operation.addParameter(query("reason", "In any case", names(DeadLetterReason.values())));
    }

    private static Parameter cursor() {
        return query(Cursor.PARAMETER, "next_cursor of the page before, under the same other parameters", text());
    }

    private static Schema names(Enum<?>... constants) {
        return choice(Arrays.stream(constants).map(Enum::name).toList());
    }

    private static Schema choice(List<String> names) {
        Schema schema = text();
        names.forEach(schema::addEnumeration);
        return schema;
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Parameter query(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
    }
}
