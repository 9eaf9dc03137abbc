package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.gexapi.reports.ReportStore;
import io.dealerflow.gexapi.reports.ReportSummary;
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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

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
    public Uni<RestResponse<Report>> json(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        return find(date, uri)
                .map(report ->
                        ResponseBuilder.ok(report, MediaType.APPLICATION_JSON).build());
    }

    @GET
    @Path("/{date}")
    @Produces(MARKDOWN + ";qs=0.9")
    public Uni<RestResponse<String>> markdown(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        return find(date, uri)
                .map(report -> ResponseBuilder.ok(report.markdown(), MARKDOWN).build());
    }

    @GET
    @Path("/{date}")
    @Produces(HTML + ";qs=0.8")
    public Uni<RestResponse<String>> page(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = FORM)) @RestPath String date,
            @Context UriInfo uri) {
        String reportId = reportId(date, uri);
        return reports.page(reportId)
                .map(found -> ResponseBuilder.ok(found.orElseThrow(() -> unknown(date)), HTML)
                        .header("Content-Security-Policy", PAGE_POLICY)
                        .build());
    }

    private Uni<Report> find(String date, UriInfo uri) {
        return reports.find(reportId(date, uri)).map(found -> found.orElseThrow(() -> unknown(date)));
    }

    private static RuntimeException unknown(String date) {
        return Problem.notFound("unknown-report", "There is no report of " + date + ".")
                .exception();
    }

    private static String reportId(String text, UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        String date = Parameters.pathPart("date", text);
        if (!DATE_OR_WEEK.matcher(date).matches()) {
            throw new InvalidParameterException(
                    "date", "must be a date such as 2026-03-13, or an ISO week such as 2026-W11");
        }
        return (date.contains("W") ? "weekly-" : "daily-") + date;
    }
}
