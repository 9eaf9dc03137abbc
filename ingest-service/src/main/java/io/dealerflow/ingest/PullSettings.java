package io.dealerflow.ingest;

import io.dealerflow.ingest.config.PullConfig;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Reach;
import io.dealerflow.kit.runs.Schedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes sources of their settings, with what their connectors say where the settings say nothing. */
final class PullSettings {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Connector> connectors;

    PullSettings(List<Connector> connectors) {
        this.connectors = connectors.stream()
                .collect(Collectors.toUnmodifiableMap(
                        connector -> connector.profile().name(), Function.identity()));
    }

    /**
     * The sources that are enabled, by name.
     *
     * @throws IllegalArgumentException naming the setting at fault, and what it must be
     */
    Map<String, PullSource> sources(PullConfig config) {
        Map<String, PullSource> sources = new HashMap<>();
        config.sources().forEach((name, settings) -> {
            if (settings.enabled()) {
                sources.put(name, source(name, settings));
            }
        });
        return sources;
    }

    private PullSource source(String name, PullConfig.Source settings) {
        Connector connector = connectors.get(settings.connector());
        if (connector == null) {
            throw wrong(name, "connector", "must be one of " + String.join(", ", new TreeSet<>(connectors.keySet())));
        }
        Connector.Profile profile = connector.profile();
        URI url = url(name, settings, profile);
        Set<String> hosts = new HashSet<>(Set.of(lowerCase(url.getHost())));
        settings.redirectHosts().ifPresent(more -> more.forEach(host -> hosts.add(lowerCase(host))));
        int perMinute = settings.requestsPerMinute().orElse(profile.requestsPerMinute());
        if (perMinute <= 0) {
            throw wrong(name, "requests-per-minute", "must be positive");
        }
        return new PullSource(
                name,
                connector,
                url,
                new Reach(hosts, settings.allowPrivate()),
                stored(name, settings, profile),
                subjects(name, settings, profile),
                schedule(name, settings, profile),
                MINUTE.dividedBy(perMinute),
                settings.timeout(),
                settings.start().orElse(null),
                settings.parameters(),
                key(settings));
    }

    private static URI url(String name, PullConfig.Source settings, Connector.Profile profile) {
        URI url = settings.url().orElse(profile.url());
        boolean isAllowed = url != null
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(url.getScheme())
                        || (settings.allowHttp() && "http".equalsIgnoreCase(url.getScheme())));
        if (url == null || !isAllowed) {
            throw wrong(name, "url", "must start with https:// and have a host and no user");
        }
        return url;
    }

    private static String stored(String name, PullConfig.Source settings, Connector.Profile profile) {
        String source = settings.source().orElse(profile.source() == null ? name : profile.source());
        if (!Upload.isSource(source)) {
            throw wrong(name, "source", Upload.SOURCE_RULE);
        }
        return source;
    }

    private static List<String> subjects(String name, PullConfig.Source settings, Connector.Profile profile) {
        List<String> subjects =
                settings.subjects().orElse(profile.subject() == null ? List.of() : List.of(profile.subject()));
        if (subjects.isEmpty()) {
            throw wrong(name, "subjects", "must name what is asked for");
        }
        return subjects.stream().map(String::strip).distinct().toList();
    }

    private static Schedule schedule(String name, PullConfig.Source settings, Connector.Profile profile) {
        if (settings.cron().isPresent() && settings.every().isPresent()) {
            throw wrong(name, "every", "must be absent where there is a cron expression");
        }
        try {
            if (settings.cron().isPresent()) {
                return new Schedule.Cron(settings.cron().get(), settings.zone());
            }
            if (settings.every().isEmpty()) {
                return profile.schedule();
            }
            Duration interval = settings.every().get();
            return settings.inSessions()
                    ? new Schedule.Session(interval, settings.afterClose())
                    : new Schedule.Every(interval);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting(name, "schedule") + ": " + e.getMessage(), e);
        }
    }

    private static Supplier<Optional<String>> key(PullConfig.Source settings) {
        Optional<Path> file = settings.apiKeyFile();
        return file.isEmpty() ? settings::apiKey : () -> read(file.get());
    }

    /** A file that cannot be read holds no key: the source is asked again when it can. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String lowerCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException wrong(String name, String property, String rule) {
        return new IllegalArgumentException(setting(name, property) + " " + rule);
    }

    private static String setting(String name, String property) {
        return "dealerflow.ingest.pull." + name + "." + property;
    }
}
