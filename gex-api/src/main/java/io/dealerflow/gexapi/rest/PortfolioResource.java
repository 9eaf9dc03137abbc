package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.gexapi.portfolio.PortfolioReader;
import io.dealerflow.kit.http.Parameters;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Portfolios of accounts, from the table of feature-service. */
@Path("/api/v1/portfolio")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ_ROLE)
@Tag(name = "portfolio", description = "What accounts hold, and what they gained and lost")
public class PortfolioResource {
    private static final String ACCOUNT = "account";

    private final PortfolioReader portfolios;

    PortfolioResource(PortfolioReader portfolios) {
        this.portfolios = portfolios;
    }

    @GET
    @Operation(
            summary = "The portfolio of every account: positions, and profits by date and instrument",
            description = "Empty where no fills have been received. Amounts are in the currency of the account.")
    @Parameter(
            name = ACCOUNT,
            in = ParameterIn.QUERY,
            description = "This account alone, as the source of its fills names it",
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.TEXT, maxLength = ContractTexts.LONGEST))
    public Uni<List<Portfolio>> list(@Context UriInfo uri) {
        return portfolios.newest(
                Parameters.of(uri.getQueryParameters(), Set.of(ACCOUNT)).text(ACCOUNT));
    }
}
