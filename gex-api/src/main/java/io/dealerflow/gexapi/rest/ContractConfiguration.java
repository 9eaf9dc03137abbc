package io.dealerflow.gexapi.rest;

import io.dealerflow.kit.security.SecurityConfig;
import io.dealerflow.kit.security.keys.Scope;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** What the configuration of this server decides: where a key is optional, and the plans that a key may have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ContractConfiguration implements OASFilter {
    private static final String KEY_REQUEST = "KeyRequest";
    private static final String PLAN = "plan";

    private final Set<String> anonymous;
    private final Set<String> plans;

    public ContractConfiguration() {
        this(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(SecurityConfig.class));
    }

    private ContractConfiguration(SecurityConfig config) {
        this(config.anonymous(), config.plans().keySet());
    }

    /**
     * For a configuration.
     *
     * @param anonymous scopes of callers without a key, as configured
     * @param plans     names of the rate plans
     */
    ContractConfiguration(List<String> anonymous, Set<String> plans) {
        this.anonymous = Scope.roles(Scope.ofSetting(anonymous));
        this.plans = plans;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null || contract.getComponents().getSchemas() == null) {
            return;
        }
        Schema request = contract.getComponents().getSchemas().get(KEY_REQUEST);
        if (request != null && !plans.isEmpty()) {
            Schema names = OASFactory.createSchema().addType(SchemaType.STRING);
            plans.stream().sorted().forEach(names::addEnumeration);
            request.addProperty(
                    PLAN,
                    OASFactory.createSchema()
                            .description("Rate plan, standard when null")
                            .addAnyOf(names)
                            .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL)));
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        List<SecurityRequirement> security = operation.getSecurity();
        if (security != null && security.stream().anyMatch(this::isCovered)) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        return operation;
    }

    private boolean isCovered(SecurityRequirement requirement) {
        return requirement.getSchemes().values().stream().allMatch(anonymous::containsAll);
    }
}
