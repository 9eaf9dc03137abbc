package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.reports.ReportStore;
import io.dealerflow.gexapi.reports.ReportSummary;
import io.dealerflow.gexapi.reports.StoredReport;
import io.dealerflow.gexapi.reports.SymbolFilter;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Reports by New York trading date, and by week. */
@Path("/api/v1/reports")
@Tag(name = "reports", description = "What happened on a trading date or in a week, in words and tables")
@RolesAllowed(Scope.READ_ROLE)
public class ReportResource {
    private static final String FORM = "^[0-9]{4}-([0-9]{2}-[0-9]{2}|W[0-9]{2})$";
    private static final Pattern DATE_OR_WEEK = Pattern.compile(FORM);
    private static final String MARKDOWN = "text/markdown;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    /** The page has its style within and nothing else. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private static final String SYMBOLS = "symbols";
    private static final String SYMBOLS_TEXT = "The assets that stay, joined by commas; all without";

    private static final long LIST_DEFAULT = 30;
    private static final long LIST_LIMIT = 1_000;

    private final ReportStore reports;

    ReportResource(ReportStore reports) {
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reports, newest date first, without their text")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "30"))
    public Uni<List<ReportSummary>> list(@Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of("limit"));
        return reports.list((int) given.whole("limit", LIST_DEFAULT, 1, LIST_LIMIT));
    }

    @GET
    @Path("/{date}")
    @Produces(MediaType.APPLICATION_JSON + ";qs=1.0")
    @Operation(
            summary =
                    "The report of a date, such as 2026-03-13, or of an ISO week, such as 2026-W11, as JSON, as Markdown, or as an HTML document with charts")
    @Parameter(
            name = SYMBOLS,
            in = ParameterIn.QUERY,
            description = SYMBOLS_TEXT,
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    public Uni<RestResponse<Report>> json(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        return find(date, uri)
                .map(found -> ResponseBuilder.ok(found.report(), MediaType.APPLICATION_JSON)
                        .build());
    }

    @GET
    @Path("/{date}")
    @Produces(MARKDOWN + ";qs=0.9")
    @Parameter(
            name = SYMBOLS,
            in = ParameterIn.QUERY,
            description = SYMBOLS_TEXT,
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    public Uni<RestResponse<String>> markdown(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        return find(date, uri)
                .map(found ->
                        ResponseBuilder.ok(found.report().markdown(), MARKDOWN).build());
    }

    @GET
    @Path("/{date}")
    @Produces(HTML + ";qs=0.8")
    @Parameter(
            name = SYMBOLS,
            in = ParameterIn.QUERY,
            description = SYMBOLS_TEXT,
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    public Uni<RestResponse<String>> page(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        return find(date, uri)
                .map(found -> ResponseBuilder.ok(present(found.html(), date), HTML)
                        .header("Content-Security-Policy", PAGE_POLICY)
                        .build());
    }

    @GET
    @Path("/{date}/facts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Everything that a report says, for programs",
            description =
                    "The sections of a report with their sentences, tables and charts: each number with its unit, its instant and the"
                            + " ids of the events behind it.")
    @Parameter(
            name = SYMBOLS,
            in = ParameterIn.QUERY,
            description = SYMBOLS_TEXT,
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    @APIResponse(
            responseCode = "200",
            description = "The facts",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<RestResponse<String>> facts(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        return find(date, uri)
                .map(found -> ResponseBuilder.ok(facts(found, date), MediaType.APPLICATION_JSON)
                        .build());
    }

    private static String facts(StoredReport found, String date) {
        Report report = found.report();
        ObjectNode body = Wire.json().createObjectNode();
        body.put("report_id", report.reportId())
                .put("date", report.date().toString())
                .put("revision", report.revision())
                .put("title", report.title())
                .put("as_of", report.asOf().toString())
                .put("event_id", report.eventId());
        body.set("symbols", Wire.json().valueToTree(report.symbols()));
        body.set(
                "sections",
                Wire.readJson(present(found.facts(), date), JsonNode.class).path("sections"));
        return Wire.writeJsonText(body);
    }

    /** The report with the assets that are asked for. */
    private Uni<StoredReport> find(String date, UriInfo uri) {
        String reportId = reportId(date);
        String symbols =
                Parameters.of(uri.getQueryParameters(), Set.of(SYMBOLS)).anyText(SYMBOLS);
        return reports.find(reportId)
                .map(found -> found.orElseThrow(() -> unknown(date)))
                .map(found -> symbols == null ? found : only(found, symbols));
    }

    private static StoredReport only(StoredReport found, String symbols) {
        Report report = found.report();
        List<String> wanted = Arrays.stream(symbols.split(",", -1))
                .map(Symbols::plain)
                .distinct()
                .toList();
        for (String symbol : wanted) {
            if (!report.symbols().contains(symbol)) {
                throw new InvalidParameterException(
                        SYMBOLS,
                        "names " + symbol + ", which is not in this report; it has "
                                + String.join(", ", report.symbols()));
            }
        }
        var filter = new SymbolFilter(report.symbols(), wanted);
        String html = found.html();
        String facts = found.facts();
        return new StoredReport(
                new Report(
                        report.eventId(),
                        report.source(),
                        report.asOf(),
                        report.ingestTs(),
                        report.version(),
                        report.reportId(),
                        report.date(),
                        report.revision(),
                        wanted,
                        report.title(),
                        filter.markdown(report.markdown())),
                html == null ? null : filter.html(html),
                facts == null ? null : Wire.writeJsonText(filter.facts(Wire.readJson(facts, JsonNode.class))));
    }

    /** Pages and facts are newer than reports. */
    private static String present(@Nullable String part, String date) {
        if (part == null) {
            throw unknown(date);
        }
        return part;
    }

    private static RuntimeException unknown(String date) {
        return Problem.notFound("unknown-report", "There is no report of " + date + ".")
                .exception();
    }

    private static String reportId(String text) {
        String date = Parameters.pathPart("date", text);
        if (!DATE_OR_WEEK.matcher(date).matches()) {
            throw new InvalidParameterException(
                    "date", "must be a date such as 2026-03-13, or an ISO week such as 2026-W11");
        }
        return (date.contains("W") ? "weekly-" : "daily-") + date;
    }
}
