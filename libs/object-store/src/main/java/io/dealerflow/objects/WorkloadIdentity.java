package io.dealerflow.objects;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * The identity of a pod by workload identity federation: the token that Kubernetes mounts is exchanged for one of Microsoft Entra ID, by OAuth's
 * client credentials with a JWT as assertion (RFC 7523; Microsoft identity platform, <i>client credentials flow with a federated
 * credential</i>). The mounted token is read for each exchange, as Kubernetes replaces it. Azure's client keeps what it gets until it
 * expires.
 */
public final class WorkloadIdentity implements TokenCredential {
    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com/";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int OK = 200;

    private final Settings settings;
    private final HttpClient http;
    private final Clock clock;

    WorkloadIdentity(Settings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The identity of this pod, as the webhook of workload identity describes it in the environment.
     *
     * @throws IllegalArgumentException naming a variable that is absent
     */
    public static WorkloadIdentity ofPod(HttpClient http) {
        return new WorkloadIdentity(Settings.of(System.getenv()), http, Clock.systemUTC());
    }

    /**
     * Who asks whom.
     *
     * @param authority of the cloud, with a slash at its end
     * @param tokenFile where Kubernetes mounts its token
     */
    record Settings(String authority, String tenant, String client, Path tokenFile) {
        /**
         * As the webhook of workload identity sets them in a pod.
         *
         * @throws IllegalArgumentException when a variable is absent
         */
        static Settings of(Map<String, String> environment) {
            String authority = environment.getOrDefault("AZURE_AUTHORITY_HOST", PUBLIC_CLOUD);
            return new Settings(
                    authority.endsWith("/") ? authority : authority + "/",
                    required(environment, "AZURE_TENANT_ID"),
                    required(environment, "AZURE_CLIENT_ID"),
                    Path.of(required(environment, "AZURE_FEDERATED_TOKEN_FILE")));
        }

        private static String required(Map<String, String> environment, String name) {
            String value = environment.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(
                        "The environment has no " + name + ", which a pod with a workload identity has; without one,"
                                + " Azure needs a connection string.");
            }
            return value;
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    /** Throws {@link UncheckedIOException} when the token cannot be exchanged. */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return exchange(String.join(" ", request.getScopes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private AccessToken exchange(String scope) throws IOException {
        String form = form(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                settings.client(),
                "client_assertion_type",
                ASSERTION_TYPE,
                "client_assertion",
                Files.readString(settings.tokenFile()).strip(),
                "scope",
                scope));
        String url = settings.authority() + settings.tenant() + "/oauth2/v2.0/token";
        HttpRequest post = new HttpRequest(HttpMethod.POST, url)
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .setBody(form);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (HttpResponse response = http.sendSync(post, Context.NONE)) {
            Map<String, Object> answer = fields(response.getBodyAsBinaryData().toString());
            if (response.getStatusCode() == OK
                    && answer.get("access_token") instanceof String token
                    && answer.get("expires_in") instanceof Number seconds) {
                return new AccessToken(token, now.plus(Duration.ofSeconds(seconds.longValue())));
            }
            throw new IOException("%s does not exchange the token in %s: %d %s"
                    .formatted(url, settings.tokenFile(), response.getStatusCode(), reason(answer)));
        }
    }

    /** The members of a JSON object; none of other text, such as that of a proxy. */
    private static Map<String, Object> fields(String body) {
        try (JsonReader json = JsonProviders.createReader(body)) {
            Map<String, Object> fields = json.readMap(JsonReader::readUntyped);
            return fields == null ? Map.of() : fields;
        } catch (IOException | IllegalStateException e) {
            return Map.of();
        }
    }

    /** As OAuth says it; never the token. */
    private static String reason(Map<String, Object> answer) {
        Object error = answer.get("error");
        Object description = answer.get("error_description");
        return error == null ? "without a token" : description == null ? error.toString() : error + ": " + description;
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
