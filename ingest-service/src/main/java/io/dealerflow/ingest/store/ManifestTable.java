package io.dealerflow.ingest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.intake.AwayException;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The manifest in PostgreSQL: tables {@code landed_files}, {@code observations} and {@code raw_options}. */
public final class ManifestTable implements Manifest {
    private static final String INSERT_OBSERVATION = """
            INSERT INTO observations
              (event_id, source, symbol, as_of, spot, contracts_received, contracts_accepted, dropped, version, ingest_ts,
               landing_key, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'PENDING')
            ON CONFLICT (event_id) DO NOTHING""";
    private static final String INSERT_FILE = """
            INSERT INTO landed_files (landing_key, source, sha256, bytes, received_at, filename, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (landing_key) DO NOTHING""";
    private static final String STATUS = "SELECT status FROM observations WHERE event_id = ?";
    private static final String PUBLISHED = """
            UPDATE observations SET status = 'PUBLISHED', published_at = now()
            WHERE event_id = ? AND status = 'PENDING'""";
    private static final String PENDING = """
            SELECT f.source, f.sha256, f.landing_key, f.bytes, f.received_at
            FROM observations o JOIN landed_files f USING (landing_key)
            WHERE o.status = 'PENDING' ORDER BY o.seq""";
    private static final String RECORDED = "SELECT landing_key FROM landed_files WHERE landing_key = ANY (?)";
    private static final String COUNT = "SELECT count(*) FROM observations WHERE source = ?";

    private final DataSource dataSource;

    public ManifestTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Status record(Entry entry) throws AwayException {
        return call(connection -> {
            connection.setAutoCommit(false);
            try {
                if (insertObservation(connection, entry)) {
                    RawOptionsTable.upsert(connection, entry.chain());
                }
                insertFile(connection, entry);
                Status status = status(connection, entry.chain().eventId());
                connection.commit();
                return status;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    @Override
    public void markPublished(String eventId) throws AwayException {
        call(connection -> {
            try (PreparedStatement update = connection.prepareStatement(PUBLISHED)) {
                update.setString(1, eventId);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public List<LandedFile> pending() throws AwayException {
        return call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(PENDING);
                    ResultSet rows = select.executeQuery()) {
                List<LandedFile> files = new ArrayList<>();
                while (rows.next()) {
                    Instant receivedAt = rows.getObject(5, OffsetDateTime.class).toInstant();
                    files.add(new LandedFile(
                            rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4), receivedAt));
                }
                return files;
            }
        });
    }

    @Override
    public List<LandedFile> unrecorded(List<LandedFile> files) throws AwayException {
        Set<String> recorded = call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(RECORDED)) {
                Object[] keys = files.stream().map(LandedFile::key).toArray();
                select.setArray(1, connection.createArrayOf("text", keys));
                try (ResultSet rows = select.executeQuery()) {
                    Set<String> found = new HashSet<>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                }
            }
        });
        return files.stream().filter(file -> !recorded.contains(file.key())).toList();
    }

    @Override
    public long observations(String source) throws AwayException {
        return call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COUNT)) {
                select.setString(1, source);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    private static boolean insertObservation(Connection connection, Entry entry) throws SQLException {
        OptionChain chain = entry.chain();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_OBSERVATION)) {
            insert.setString(1, chain.eventId());
            insert.setString(2, chain.source());
            insert.setString(3, chain.underlying());
            insert.setObject(4, utc(chain.asOf()));
            insert.setDouble(5, chain.spot());
            insert.setInt(6, entry.received());
            insert.setInt(7, chain.contracts().size());
            insert.setString(8, json(entry.dropped()));
            insert.setInt(9, chain.version());
            insert.setObject(10, utc(chain.ingestTs()));
            insert.setString(11, entry.file().key());
            return insert.executeUpdate() == 1;
        }
    }

    private static void insertFile(Connection connection, Entry entry) throws SQLException {
        LandedFile file = entry.file();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_FILE)) {
            insert.setString(1, file.key());
            insert.setString(2, file.source());
            insert.setString(3, file.sha256());
            insert.setLong(4, file.bytes());
            insert.setObject(5, utc(file.receivedAt()));
            insert.setString(6, entry.filename());
            insert.setString(7, entry.chain().eventId());
            insert.executeUpdate();
        }
    }

    private static Status status(Connection connection, String eventId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STATUS)) {
            select.setString(1, eventId);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("observation " + eventId + " has vanished");
                }
                return Status.valueOf(rows.getString(1));
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String json(Object value) {
        try {
            return Wire.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts have a JSON form", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T call(Work<T> work) throws AwayException {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new AwayException(AwayException.Server.DATABASE, e);
        }
    }
}
