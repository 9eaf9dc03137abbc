package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.api.Backtest;
import io.dealerflow.gexapi.backtest.BacktestEngine;
import io.dealerflow.gexapi.backtest.BacktestStore;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What followed alerts and regimes. */
@Path("/api/v1/backtest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backtest", description = "What followed alerts and regimes")
@RolesAllowed(Scope.READ_ROLE)
public class BacktestResource {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final int MOST_YEARS = 10;
    /** Of years with four digits. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final BacktestStore store;

    BacktestResource(BacktestStore store) {
        this.store = store;
    }

    @GET
    @Operation(
            summary = "How often larger-than-usual moves followed alerts and regimes",
            description =
                    "For every type of alert and every regime: on how many days it occurred, how often the move of the next day and of the "
                            + "next five was larger than the median of the year before, how often that is so on any day of the same "
                            + "assets, and the Wilson interval at 95 %. At most " + MOST_YEARS + " years.")
    @Parameter(
            name = FROM,
            in = ParameterIn.QUERY,
            required = true,
            description = "The first date in New York",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = TO,
            in = ParameterIn.QUERY,
            required = true,
            description = "The last date, included",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    public Uni<Backtest> backtest(@Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of(FROM, TO));
        LocalDate from = date(given, FROM);
        LocalDate to = date(given, TO);
        if (from.isAfter(to)) {
            throw new InvalidParameterException(FROM, "is after to");
        }
        if (ChronoUnit.YEARS.between(from, to) >= MOST_YEARS) {
            throw new InvalidParameterException(FROM, "must be less than " + MOST_YEARS + " years before to");
        }
        return Uni.combine()
                .all()
                .unis(
                        store.occurrences(from, to),
                        store.closes(
                                from.minusDays(BacktestEngine.DAYS_BEFORE), to.plusDays(BacktestEngine.DAYS_AFTER)))
                .asTuple()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> BacktestEngine.of(from, to, found.getItem1(), found.getItem2()));
    }

    private static LocalDate date(Parameters given, String name) {
        String text = given.text(name);
        if (text == null) {
            throw new InvalidParameterException(name, "is missing; it must be a date such as 2026-03-13");
        }
        try {
            return DATE.parse(text, LocalDate::from);
        } catch (DateTimeException e) {
            throw new InvalidParameterException(name, "must be a date such as 2026-03-13, was '" + text + "'", e);
        }
    }
}
