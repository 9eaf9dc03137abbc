package io.dealerflow.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.testkit.TestServers;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class MigrationReportIT {
    private final MigrationReport report = new MigrationReport();

    private static FlywayException failure(String server) {
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:postgresql://" + server + "/dealerflow", "postgres", "test")
                .schemas("migration_report_it")
                .locations("classpath:db/broken")
                .load();
        return catchThrowableOfType(FlywayException.class, flyway::migrate);
    }

    @Test
    void aFailingMigrationIsAnErrorWithItsNameStateAndMessage() {
        MigrationReport.Line line = report.of(failure(TestServers.postgres())).orElseThrow();

        assertThat(line.level()).isEqualTo(Logger.Level.ERROR);
        assertThat(line.text())
                .contains("V1__reads_a_table_that_is_missing.sql", "42P01", "relation \"no_such_table\" does not exist")
                .doesNotContain("\n");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAWarning() {
        MigrationReport.Line line = report.of(failure("127.0.0.1:1")).orElseThrow();

        assertThat(line.level()).isEqualTo(Logger.Level.WARN);
        assertThat(line.text()).startsWith("Waiting for the database: ");
    }

    @Test
    void theSameFailureIsReportedOnceUntilAnotherFollows() {
        FlywayException broken = failure(TestServers.postgres());
        FlywayException away = failure("127.0.0.1:1");

        assertThat(report.of(broken)).isPresent();
        assertThat(report.of(broken)).isEqualTo(Optional.empty());
        assertThat(report.of(failure(TestServers.postgres()))).isEmpty();
        assertThat(report.of(away)).isPresent();
        assertThat(report.of(broken)).isPresent();
    }
}
