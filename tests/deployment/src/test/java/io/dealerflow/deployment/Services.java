package io.dealerflow.deployment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What the configuration of each service in this repository says. */
final class Services {
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Path DEFAULTS = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern SETTING = Pattern.compile("(?m)^ {4}[A-Z]?[\\w<>, ]+ (\\w+)\\(\\);");
    private static final Pattern PROPERTY = Pattern.compile("`(quarkus\\.[a-z.-]+)");
    private static final Pattern OPTIONAL = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    private static final Pattern CONSUMER = Pattern.compile("\"([a-z]+-[a-z]+/[a-z-]+)\"");

    private Services() {}

    /** The folders of the root that are services. */
    static List<String> names() {
        try (Stream<Path> folders = Files.list(Manifests.ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve(PROPERTIES)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Topics that it reads or writes. */
    static Set<String> topics(String service) {
        return Set.of(properties(service).getProperty("dealerflow.kafka.topics").split(","));
    }

    /** Groups of its channels. */
    static Set<String> groups(String service) {
        Properties properties = properties(service);
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(".group.id"))
                .map(properties::getProperty)
                .collect(Collectors.toSet());
    }

    /** The schema that it owns, and its role. */
    static String schema(String service) {
        return properties(service).getProperty("dealerflow.schema");
    }

    /** Whether it is a topology of Kafka Streams. */
    static boolean isTopology(String service) {
        return text(Manifests.ROOT.resolve(service).resolve("pom.xml")).contains("<artifactId>kit-streams<");
    }

    /** Whether it has an API with keys, which needs Redis. */
    static boolean isPublic(String service) {
        return text(Manifests.ROOT.resolve(service).resolve("pom.xml")).contains("<artifactId>kit-security<");
    }

    /** A default of all services. */
    static String setting(String module, String name) {
        return load(Manifests.ROOT.resolve("libs").resolve(module).resolve(DEFAULTS))
                .getProperty(name);
    }

    /** Every variable of the environment that a service reads, by expressions, mapped settings, Kafka's own, or the security guide. */
    static Set<String> environment() {
        Set<String> names = new TreeSet<>();
        ConsumerConfig.configNames().forEach(name -> names.add(variable("kafka." + name)));
        found(PROPERTY, text(Manifests.ROOT.resolve("docs/security.md"))).forEach(name -> names.add(variable(name)));
        for (Path file : sources()) {
            String text = text(file);
            if (file.toString().endsWith(".properties")) {
                names.addAll(found(EXPRESSION, text));
            }
            for (String prefix : found(MAPPING, text)) {
                found(SETTING, text).forEach(method -> names.add(variable(prefix + "." + method)));
            }
        }
        return names;
    }

    /** Variables that its own configuration reads. */
    static Set<String> variables(String service) {
        return new TreeSet<>(
                found(EXPRESSION, text(Manifests.ROOT.resolve(service).resolve(PROPERTIES))));
    }

    /** Variables of a service of which docs/deploy.md says what holds without them: no manifest needs to set them. */
    static Set<String> optionalVariables(String service) {
        String document = text(Manifests.ROOT.resolve("docs/deploy.md"));
        int from = document.indexOf("| optional variable |");
        return document.substring(from, document.indexOf("\n\n", from))
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(columns -> List.of(columns[2].strip().split(", ")).contains(service))
                .flatMap(columns -> found(OPTIONAL, columns[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values of the label {@code consumer} of metrics, {@code service/stage}. */
    static Set<String> consumers() {
        return sources().stream()
                .flatMap(file -> found(CONSUMER, text(file)).stream())
                .collect(Collectors.toSet());
    }

    /** The variable that sets a property: {@code kafka.createTopics} is {@code KAFKA_CREATE_TOPICS}. */
    private static String variable(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static Properties properties(String service) {
        return load(Manifests.ROOT.resolve(service).resolve(PROPERTIES));
    }

    private static List<Path> sources() {
        return Stream.concat(names().stream(), Stream.of("libs"))
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(Manifests.ROOT.resolve(folder))) {
                        return files
                                .filter(file -> file.toString().contains("src/main/"))
                                .filter(file -> file.toString().matches(".*\\.(java|properties)"))
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
