package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.query.Choice;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.positioning.ConventionNames;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** OpenAPI descriptions of the parameters that select a book and a convention. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class BookParameters implements OASFilter {
    private static final String GEX = "/api/v1/gex/{symbol}";
    private static final List<String> UNDER_CONVENTION = List.of(
            "/api/v1/gex",
            GEX,
            GEX + "/analytics",
            GEX + "/profile",
            GEX + "/expiries",
            GEX + "/surface",
            GEX + "/hedging-flow",
            GEX + "/zero-dte",
            GEX + "/expected-move",
            "/api/v1/levels/{symbol}");
    /** Of the GEX Visualizer. */
    private static final List<String> COMPATIBLE = List.of(
            "/api/v1/gex/calculate",
            "/api/v1/gex/calculate/{symbol}",
            "/api/v1/gex/heatmap/{symbol}",
            "/api/v1/gex/gamma-flip/{symbol}",
            "/api/v1/gex/market-maker/{symbol}");

    private static final List<String> OF_BOOK = List.of(GEX + "/max-pain", GEX + "/oi-change");

    private static List<Parameter> parameters() {
        return List.of(
                asOf(),
                choice(GexParameters.DAY_COUNT, "How the time to expiry is counted"),
                choice(
                        GexParameters.GAMMA,
                        "Gammas computed here, or the file's own, which cannot be priced at other spots"),
                choice(
                        GexParameters.FORWARD,
                        "Put-call parity where quotes allow, or spot carried by rate and dividend yield"),
                fraction(GexParameters.RATE),
                fraction(GexParameters.DIVIDEND_YIELD),
                choice(
                        GexParameters.IV,
                        "fallback: the other side's or the quote's vol where the file has none; vendor: the file's only"),
                choice(GexParameters.EXPIRED, "keep only together with gamma=vendor"),
                choice(GexParameters.WEIGHT, "Open interest or the day's volume"),
                choice(GexParameters.DEALER, "Which side dealers are assumed to hold"),
                choice(GexParameters.SMILE, "otm: one out-of-the-money smile per expiry for both rights"),
                choice(
                        GexParameters.DYNAMICS,
                        "What volatilities do when spot moves, in profile, flip, hedging flows and forward exposure"));
    }

    private static List<Parameter> emptyAllowed() {
        return parameters().stream()
                .map(parameter -> parameter.schema(ContractParameters.orEmpty(parameter.getSchema())))
                .toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Paths paths = contract.getPaths();
        if (paths != null) {
            UNDER_CONVENTION.forEach(path -> add(paths, path, parameters()));
            COMPATIBLE.forEach(path -> add(paths, path, emptyAllowed()));
            OF_BOOK.forEach(path -> add(paths, path, List.of(asOf())));
        }
    }

    private static void add(Paths paths, String path, List<Parameter> parameters) {
        if (paths.hasPathItem(path)) {
            PathItem item = paths.getPathItem(path);
            Operation operation = item.getGET() == null ? item.getPOST() : item.getGET();
            parameters.forEach(operation::addParameter);
        }
    }

    private static Parameter asOf() {
        return parameter(
                GexParameters.AS_OF,
                "The newest observation at or before this instant",
                schema(Schema.SchemaType.STRING).format("date-time"));
    }

    private static Parameter choice(Choice<?> choice, String description) {
        Schema schema = schema(Schema.SchemaType.STRING).defaultValue(ConventionNames.name(choice.otherwise()));
        choice.names().forEach(schema::addEnumeration);
        return parameter(choice.name(), description, schema);
    }

    private static Parameter fraction(String name) {
        return parameter(
                name,
                "Fraction per year, continuously compounded",
                schema(Schema.SchemaType.NUMBER)
                        .minimum(BigDecimal.ONE.negate())
                        .maximum(BigDecimal.ONE));
    }

    private static Parameter parameter(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
    }

    private static Schema schema(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
