package io.dealerflow.kit.database;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that may be deleted once they are old. Each such bean is a table whose rows {@link RetentionJob} deletes.
 *
 * @param name      in {@link DatabaseConfig#retention}: one word, also where several tables have one retention
 * @param table     with its schema; a constant of the program, as are {@code time} and {@code deletable}
 * @param time      column with the age of a row, indexed
 * @param deletable SQL condition of the rows that may be deleted at all
 * @param byDefault where the configuration does not name it; null keeps all rows
 */
public record Retention(
        String name,
        String table,
        String time,
        String deletable,
        @Nullable Duration byDefault) {
    /** Of rows that may all be deleted. */
    public Retention(String name, String table, String time, @Nullable Duration byDefault) {
        this(name, table, time, "true", byDefault);
    }

    /** Deletes one batch of the rows that are older than {@code $1} seconds. */
    String delete() {
        return """
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s WHERE %2$s < clock_timestamp() - $1 * interval '1 second' AND %3$s
                    ORDER BY %2$s LIMIT 5000))
                """.formatted(table, time, deletable);
    }

    /** How long rows are kept; null for ever. */
    @Nullable
    Duration in(Map<String, Duration> configured) {
        return configured.getOrDefault(name, byDefault);
    }
}
