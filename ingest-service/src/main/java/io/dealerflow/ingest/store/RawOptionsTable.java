package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.OptionChain;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Table {@code raw_options}: one row per contract and observation time; a correction replaces, a repeat changes nothing. */
final class RawOptionsTable {
    private static final String UPSERT = """
            INSERT INTO raw_options AS raw
              (source, as_of, event_id, underlying, osi, root, expiry, is_call, strike,
               bid, ask, last, iv, delta, gamma, volume, open_interest)
            SELECT ?, ?, ?, ?, c.* FROM unnest(?::text[], ?::text[], ?::date[], ?::boolean[], ?::float8[],
               ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[]) AS c
            ON CONFLICT (as_of, osi, source) DO UPDATE SET
               event_id = excluded.event_id, bid = excluded.bid, ask = excluded.ask, last = excluded.last, iv = excluded.iv,
               delta = excluded.delta, gamma = excluded.gamma, volume = excluded.volume,
               open_interest = excluded.open_interest
            WHERE (raw.bid, raw.ask, raw.last, raw.iv, raw.delta, raw.gamma, raw.volume, raw.open_interest)
               IS DISTINCT FROM (excluded.bid, excluded.ask, excluded.last, excluded.iv, excluded.delta, excluded.gamma,
               excluded.volume, excluded.open_interest)""";
    private static final double STRIKE_UNITS = 1000;

    private RawOptionsTable() {}

    static void upsert(Connection connection, OptionChain chain) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, chain.source());
            upsert.setObject(2, chain.asOf().atOffset(ZoneOffset.UTC));
            upsert.setString(3, chain.eventId());
            upsert.setString(4, chain.underlying());
            int parameter = 5;
            for (Array column : columns(connection, chain)) {
                upsert.setArray(parameter++, column);
            }
            upsert.executeUpdate();
        }
    }

    private static Array[] columns(Connection connection, OptionChain chain) throws SQLException {
        OptionChain.Contracts contracts = chain.contracts();
        int n = contracts.size();
        IntFunction<OptionChain.Series> series =
                i -> chain.series().get(contracts.series()[i]);
        return new Array[] {
            array(
                    connection,
                    "text",
                    n,
                    i -> osi(series.apply(i), contracts.call()[i], contracts.strike()[i])),
            array(connection, "text", n, i -> series.apply(i).root()),
            array(connection, "date", n, i -> series.apply(i).expiry()),
            array(connection, "boolean", n, i -> contracts.call()[i]),
            numbers(connection, contracts.strike()),
            numbers(connection, contracts.bid()),
            numbers(connection, contracts.ask()),
            numbers(connection, contracts.last()),
            numbers(connection, contracts.iv()),
            numbers(connection, contracts.delta()),
            numbers(connection, contracts.gamma()),
            array(connection, "bigint", n, i -> contracts.volume()[i]),
            array(connection, "bigint", n, i -> contracts.openInterest()[i])
        };
    }

    private static Array array(Connection connection, String type, int length, IntFunction<@Nullable Object> values)
            throws SQLException {
        @Nullable Object[] elements = new Object[length];
        Arrays.setAll(elements, values);
        return connection.createArrayOf(type, elements);
    }

    /** What the source did not give is null in the table. */
    private static Array numbers(Connection connection, double[] column) throws SQLException {
        return array(connection, "float8", column.length, i -> Double.isNaN(column[i]) ? null : column[i]);
    }

    private static String osi(OptionChain.Series series, boolean call, double strike) {
        return series.root()
                + String.format(
                        Locale.ROOT,
                        "%1$ty%1$tm%1$td%2$s%3$08d",
                        series.expiry(),
                        call ? "C" : "P",
                        Math.round(strike * STRIKE_UNITS));
    }
}
