package io.dealerflow.systemtests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Allowed dependencies between the compiled classes of every module that ships. */
class ArchitectureTest {
    /** Far below the actual number; with fewer classes the rules would check nothing. */
    private static final int FEWEST_CLASSES = 250;

    private static final List<String> ADAPTERS = List.of("messaging", "store", "rest", "source", "metrics", "outgoing");
    /** CDI beans and typed settings of a service: neither feature nor adapter. */
    private static final String[] ASSEMBLY = {"io.dealerflow.*", "..config.."};
    /** gex-api's features are asynchronous and say so in their types; see docs/adr/0008. */
    private static final String ASYNCHRONOUS = "io.dealerflow.gexapi..";

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() throws IOException {
        List<Path> folders = modules().stream()
                .map(module -> Path.of("..", "..", module, "target/classes"))
                .toList();
        classes = new ClassFileImporter().importPaths(folders);
        assertThat(classes.size()).isGreaterThan(FEWEST_CLASSES);
    }

    /** Every module of the build with main classes, tests' own modules excepted, by its path from the root. */
    static List<String> modules() throws IOException {
        Path root = Path.of("..", "..");
        Matcher names = Pattern.compile("<module>([^<]+)</module>").matcher(Files.readString(root.resolve("pom.xml")));
        List<String> modules = names.results()
                .map(name -> name.group(1))
                .filter(name -> !name.startsWith("tests/"))
                .toList();
        assertThat(modules)
                .allSatisfy(module -> assertThat(root.resolve(module).resolve("target/classes"))
                        .as("compiled classes of %s", module)
                        .isDirectory());
        return modules;
    }

    /** The root packages of the services, which are the modules in the root folder. */
    static List<String> services() throws IOException {
        List<String> packages = new ArrayList<>();
        for (String module : modules()) {
            if (!module.contains("/")) {
                try (Stream<Path> folders =
                        Files.list(Path.of("..", "..", module, "target", "classes", "io", "dealerflow"))) {
                    folders.forEach(folder -> packages.add("io.dealerflow." + folder.getFileName()));
                }
            }
        }
        assertThat(packages).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        return packages;
    }

    static Stream<Arguments> adaptersOfServices() throws IOException {
        return services().stream().flatMap(service -> ADAPTERS.stream().map(adapter -> arguments(service, adapter)));
    }

    @Test
    void quantIsPlainJava() {
        onlyUses("io.dealerflow.quant..", "java..", "org.jspecify..", "jdk.incubator.vector..");
    }

    @Test
    void dbnIsPlainJavaAndZstd() {
        onlyUses("io.dealerflow.dbn..", "java..", "org.jspecify..", "com.github.luben.zstd..");
    }

    @Test
    void contractsUseJacksonAtMost() {
        onlyUses("io.dealerflow.contracts..", "java..", "org.jspecify..", "com.fasterxml.jackson..");
    }

    @Test
    void positioningStandsBetweenContractsAndQuant() {
        onlyUses(
                "io.dealerflow.positioning..",
                "java..",
                "org.jspecify..",
                "io.dealerflow.contracts..",
                "io.dealerflow.quant..");
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesNeverUseEachOther(String service) throws IOException {
        String[] others = services().stream()
                .filter(other -> !other.equals(service))
                .map(other -> other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    @ParameterizedTest
    @MethodSource("services")
    void featuresDoNotKnowTheirAdapters(String service) throws IOException {
        noClasses()
                .that(domain().and(resideInAPackage(service + "..")))
                .should()
                .dependOnClassesThat(adapter().and(resideInAPackage(service + "..")))
                .check(classes);
    }

    @ParameterizedTest
    @MethodSource("adaptersOfServices")
    @DisplayName("an adapter uses features, and no other adapter of its service")
    void adaptersDoNotKnowEachOther(String service, String adapter) {
        String own = service + ".." + adapter + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(
                        adapter().and(resideInAPackage(service + "..")).and(not(resideInAPackage(own))))
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void featuresHaveNoFramework() throws IOException {
        // Dead letters are Kafka's records: gex-api's feature of that name is about them. A cache is asynchronous, as
        // its features are.
        noClasses()
                .that(domain().and(not(resideInAPackage("io.dealerflow.gexapi.deadletters.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "jakarta.ws..",
                                "jakarta.persistence..",
                                "io.quarkus..",
                                "io.vertx..",
                                "io.opentelemetry..",
                                "org.eclipse.microprofile..",
                                "org.hibernate..",
                                "org.apache.kafka..",
                                "java.sql..")
                        .and(not(resideInAPackage("io.quarkus.cache.."))))
                .check(classes);
        noClasses()
                .that(domain().and(not(resideInAPackage(ASYNCHRONOUS))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta..", "io.smallrye..")
                        // A store answers later: Uni is the type of such an answer, and nothing of a container.
                        .and(not(resideInAPackage("io.smallrye.mutiny.."))))
                .check(classes);
    }

    @Test
    @DisplayName("features do not log: they return what happened")
    void featuresDoNotLog() throws IOException {
        // quant is a library; it logs once which kernels it has chosen. What gex-api does in the background returns to
        // nobody.
        noClasses()
                .that(domain().and(not(resideInAnyPackage("io.dealerflow.quant..", ASYNCHRONOUS))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jboss.logging..", "org.slf4j..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .check(classes);
    }

    /** A service without a database or without Kafka Streams needs neither. */
    @ParameterizedTest(name = "{0} needs nothing of {1}")
    @CsvSource({
        "core, io.dealerflow.kit.database.. io.dealerflow.kit.http.. io.dealerflow.kit.messaging.."
                + " io.dealerflow.kit.streams.. io.vertx.sqlclient.. org.apache.kafka.streams.. jakarta.ws..",
        "messaging, io.dealerflow.kit.database.. io.dealerflow.kit.http.. io.dealerflow.kit.streams.. java.sql.."
                + " io.vertx.sqlclient.. org.apache.kafka.streams.. jakarta.ws..",
        "streams, io.dealerflow.kit.database.. io.dealerflow.kit.http.. io.dealerflow.kit.messaging.. java.sql.."
                + " io.vertx.sqlclient.. jakarta.ws..",
        "database, io.dealerflow.kit.http.. io.dealerflow.kit.messaging.. io.dealerflow.kit.streams.."
                + " org.apache.kafka.. jakarta.ws..",
        "http, io.dealerflow.kit.messaging.. io.dealerflow.kit.streams.. org.apache.kafka.."
    })
    void kitModulesCanBeUsedAlone(String module, String others) {
        noClasses()
                .that()
                .resideInAPackage("io.dealerflow.kit." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.split(" "))
                .check(classes);
    }

    @Test
    void featuresAreGivenTimeAndChance() throws IOException {
        // The measured time decides which kernels compute, not their results.
        noClasses()
                .that(domain().and(not(nameStartingWith("io.dealerflow.quant.batch.KernelChoice"))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callConstructor(Random.class)
                .check(classes);
    }

    @Test
    void onlyTheCommandWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.dealerflow.launcher..", "io.dealerflow.embedded..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    private static void onlyUses(String module, String... others) {
        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(module)
                        .or(resideInAnyPackage(others))
                        .or(DescribedPredicate.describe("primitive arrays", JavaClass::isPrimitive))
                        .or(DescribedPredicate.describe(
                                "arrays of primitives",
                                type -> type.isArray()
                                        && type.getBaseComponentType().isPrimitive())))
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> domain() throws IOException {
        String[] pure = Stream.concat(
                        services().stream(),
                        Stream.of("io.dealerflow.quant", "io.dealerflow.positioning", "io.dealerflow.dbn"))
                .map(root -> root + "..")
                .toArray(String[]::new);
        return resideInAnyPackage(pure).and(not(adapter())).and(not(resideInAnyPackage(ASSEMBLY)));
    }

    private static DescribedPredicate<JavaClass> adapter() {
        return resideInAnyPackage(
                ADAPTERS.stream().map(adapter -> ".." + adapter + "..").toArray(String[]::new));
    }
}
