package io.dealerflow.launcher.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.ExitCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow keys create}. */
@Command(name = "create", description = "Makes a key and prints it, this once.", mixinStandardHelpOptions = true)
final class CreateCommand implements Callable<Integer> {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who or what will use it.")
    private String name = "";

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            defaultValue = "read",
            description = "read, write or admin; each includes those before it. Default: ${DEFAULT-VALUE}.")
    private List<String> scopes = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = ExpiryConverter.class,
            description = "When it expires: 90d, 12h, a date such as 2027-01-31, or an instant. Default: never.")
    private @Nullable Expiry expiry;

    @Option(names = "--plan", paramLabel = "PLAN", description = "Its rate plan. Default: standard.")
    private @Nullable String plan;

    @Mixin
    private KeyOptions options = new KeyOptions();

    /** For picocli. */
    private static final class ExpiryConverter implements ITypeConverter<Expiry> {
        @Override
        public Expiry convert(String text) {
            return Expiry.parse(text);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant expiresAt =
                expiry == null ? null : expiry.after(Clock.systemUTC().instant());
        ObjectNode wish = Wire.json().createObjectNode().put("name", name).put("plan", plan);
        wish.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        scopes.forEach(wish.putArray("scopes")::add);
        options.printIssued(options.client().post(KeyOptions.PATH, wish));
        return ExitCodes.DONE;
    }
}
