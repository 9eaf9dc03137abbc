package io.dealerflow.systemtests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may use what, over the compiled classes of every module that ships. */
class ArchitectureTest {
    /** Far below what there is; a build that finds fewer classes checks nothing. */
    private static final int FEWEST_CLASSES = 250;

    private static final String[] ADAPTERS = {"..messaging..", "..store..", "..rest..", "..source..", "..metrics.."};
    /** Where a service is put together, and its typed settings: neither feature nor adapter. */
    private static final String[] ASSEMBLY = {"io.dealerflow.*", "..config.."};
    /** gex-api's features are asynchronous and say so in their types; see docs/adr/0008. */
    private static final String ASYNCHRONOUS = "io.dealerflow.gexapi..";

    private static final String[] SERVICES = {
        "io.dealerflow.ingest..",
        "io.dealerflow.feature..",
        "io.dealerflow.scoring..",
        "io.dealerflow.gexapi..",
        "io.dealerflow.report.."
    };

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() throws IOException {
        List<Path> folders = modules().stream()
                .map(module -> module.resolve("target/classes"))
                .toList();
        classes = new ClassFileImporter().importPaths(folders);
        assertThat(classes.size()).isGreaterThan(FEWEST_CLASSES);
    }

    /** Every module of the build with main classes, tests' own modules excepted. */
    private static List<Path> modules() throws IOException {
        Path root = Path.of("..", "..");
        Matcher names = Pattern.compile("<module>([^<]+)</module>").matcher(Files.readString(root.resolve("pom.xml")));
        List<Path> modules = names.results()
                .map(name -> name.group(1))
                .filter(name -> !name.startsWith("tests/"))
                .map(root::resolve)
                .toList();
        assertThat(modules)
                .allSatisfy(module -> assertThat(module.resolve("target/classes"))
                        .as("compiled classes of %s", module)
                        .isDirectory());
        return modules;
    }

    @Test
    void quantIsPlainJava() {
        onlyUses("io.dealerflow.quant..", "java..", "org.jspecify..", "jdk.incubator.vector..");
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
    @ValueSource(strings = {"ingest", "feature", "scoring", "gexapi", "report"})
    void servicesNeverUseEachOther(String service) {
        String own = "io.dealerflow." + service + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVICES).and(not(resideInAPackage(own))))
                .check(classes);
    }

    @ParameterizedTest
    @CsvSource({"ingest", "feature", "scoring", "gexapi", "report"})
    void featuresDoNotKnowTheirAdapters(String service) {
        noClasses()
                .that(domainOf("io.dealerflow." + service + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ADAPTERS).and(resideInAPackage("io.dealerflow." + service + "..")))
                .check(classes);
    }

    @Test
    void featuresHaveNoFramework() {
        noClasses()
                .that(domain())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws..", "io.quarkus..", "io.vertx..", "org.apache.kafka..", "java.sql..")
                .check(classes);
        noClasses()
                .that(domain().and(not(resideInAPackage(ASYNCHRONOUS))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.smallrye..")
                .check(classes);
    }

    @Test
    void featuresAreGivenTimeAndChance() {
        // A stopwatch decides which kernels compute, and not what they answer.
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

    private static DescribedPredicate<JavaClass> domain() {
        return resideInAnyPackage(SERVICES)
                .or(resideInAnyPackage("io.dealerflow.quant..", "io.dealerflow.positioning.."))
                .and(not(resideInAnyPackage(ADAPTERS)))
                .and(not(resideInAnyPackage(ASSEMBLY)));
    }

    private static DescribedPredicate<JavaClass> domainOf(String service) {
        return resideInAPackage(service).and(domain());
    }
}
