package io.dealerflow.feature.universe;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.feature.asset.Role;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a universe; what the file may have is said in {@code universe.yaml}. */
public final class UniverseFile {
    private static final String REAL = "real";
    static final Duration DEFAULT_LAG = Duration.ofDays(1);
    private static final String LAG_RULE = "must be an ISO-8601 duration such as P1D, not negative, was ";

    private final Map<String, Duration> lags = new HashMap<>();

    private UniverseFile() {}

    /**
     * Reads and checks a file.
     *
     * @param file its name in messages
     * @throws InvalidUniverseException naming line and path
     */
    public static Universe read(String file, Reader text) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new UniverseFile().universe(new YamlMap(file, "", yaml.compose(text)));
        } catch (YAMLException e) {
            throw new InvalidUniverseException(file + " is not YAML: " + e.getMessage(), e);
        }
    }

    private Universe universe(YamlMap document) {
        document.allow("assets");
        YamlMap assets = document.map("assets");
        List<Member> members = new ArrayList<>();
        for (String name : assets.keys()) {
            if (name.indexOf('\0') >= 0) {
                throw assets.fault(name, "must not hold a zero character");
            }
            members.add(member(name, assets.map(name)));
        }
        if (members.isEmpty()) {
            throw assets.fault("must not be empty");
        }
        return new Universe(members);
    }

    private Member member(String name, YamlMap asset) {
        asset.allow("class", "economy", "inputs");
        AssetClass assetClass = asset.oneOf("class", AssetClass.class, Set.of(AssetClass.UNKNOWN));
        YamlMap inputs = asset.map("inputs");
        Map<Role, List<Source>> sources = new EnumMap<>(Role.class);
        for (String key : inputs.keys()) {
            Role role = inputs.keyAs(key, Role.class);
            List<Source> inRole = inputs.mapOrMaps(key).stream()
                    .map(source -> source(role, source))
                    .toList();
            if (role == Role.POSITIONS && inRole.size() > 1) {
                throw inputs.fault(key, "must be one source: reports of several kinds or markets cannot be compared");
            }
            sources.put(role, inRole);
        }
        if (sources.isEmpty()) {
            throw asset.fault("inputs", "must not be empty");
        }
        return new Member(name, assetClass, asset.has("economy") ? asset.text("economy") : REAL, sources);
    }

    private Source source(Role role, YamlMap source) {
        FeedTopic topic = source.oneOf("topic", FeedTopic.class, Set.of());
        if (!topic.feeds(role)) {
            throw source.fault("topic", "cannot feed the role " + role.name().toLowerCase(Locale.ROOT));
        }
        return switch (topic) {
            case GEX -> {
                source.allow("topic", "symbol");
                yield new Source(new Feed.Gex(source.text("symbol")));
            }
            case BARS -> {
                source.allow("topic", "symbol", "interval");
                yield new Source(new Feed.Bars(source.text("symbol"), source.text("interval")));
            }
            case FUTURES -> {
                source.allow("topic", "root");
                yield new Source(new Feed.Futures(source.text("root")));
            }
            case FX -> {
                source.allow("topic", "pair", "over");
                yield new Source(
                        new Feed.Fx(source.text("pair")), source.has("over") ? new Feed.Fx(source.text("over")) : null);
            }
            case POSITIONING -> {
                source.allow("topic", "market", "report", "combined");
                yield new Source(new Feed.Cot(
                        source.text("market"),
                        source.oneOf("report", CotReportType.class, Set.of()),
                        source.has("combined") && flag(source, "combined")));
            }
            case MACRO -> {
                source.allow("topic", "series", "lag");
                yield new Source(new Feed.Macro(source.text("series"), lag(source)));
            }
            case SIGNALS -> {
                source.allow("topic", "asset");
                yield new Source(new Feed.Sentiment(source.text("asset")));
            }
        };
    }

    private static boolean flag(YamlMap source, String key) {
        return switch (source.text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw source.fault(key, "must be true or false, was " + source.text(key));
        };
    }

    /** What is known of a series and when is the same for every asset. */
    private Duration lag(YamlMap source) {
        Duration lag = source.has("lag") ? duration(source) : DEFAULT_LAG;
        String series = source.text("series");
        Duration other = lags.putIfAbsent(series, lag);
        if (other != null && !other.equals(lag)) {
            throw source.fault("series", "has the lag " + lag + " here and " + other + " above: " + series);
        }
        return lag;
    }

    private static Duration duration(YamlMap source) {
        String text = source.text("lag");
        try {
            Duration lag = Duration.parse(text);
            if (!lag.isNegative()) {
                return lag;
            }
        } catch (DateTimeException _) {
            // as one that is negative
        }
        throw source.fault("lag", LAG_RULE + text);
    }
}
