package io.dealerflow.feature.messaging;

import io.dealerflow.feature.asset.Fact;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.kit.streams.UnreadableStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of facts, of which an asset has many thousands: fields in their order, without names. A form that this version does not
 * know is an {@link UnreadableStateException}.
 */
final class FactBytes {
    private static final int VERSION = 1;
    private static final int VALUE = 1;
    private static final int CURVE = 2;
    private static final int POSITIONS = 3;
    private static final int BOOK = 4;

    private FactBytes() {}

    static byte[] write(FeedFact stored) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(stored.feed());
            write(out, stored.ingestTs());
            out.writeUTF(stored.fact().eventId());
            out.writeLong(stored.fact().date().toEpochDay());
            write(out, stored.fact().knownAt());
            switch (stored.fact()) {
                case Fact.Value value -> {
                    out.writeByte(VALUE);
                    out.writeDouble(value.value());
                }
                case Fact.Curve curve -> {
                    out.writeByte(CURVE);
                    write(out, curve);
                }
                case Fact.Positions positions -> {
                    out.writeByte(POSITIONS);
                    out.writeLong(positions.openInterest());
                    out.writeLong(positions.hedgersNet());
                    out.writeLong(positions.speculatorsNet());
                }
                case Fact.Book book -> {
                    out.writeByte(BOOK);
                    write(out, book);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static FeedFact read(byte[] stored) {
        try (var in = new DataInputStream(new ByteArrayInputStream(stored))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnreadableStateException("a fact has the form " + version + ", known is " + VERSION);
            }
            String feed = in.readUTF();
            Instant ingestTs = instant(in);
            String eventId = in.readUTF();
            LocalDate date = LocalDate.ofEpochDay(in.readLong());
            Instant knownAt = instant(in);
            int kind = in.readByte();
            Fact fact = switch (kind) {
                case VALUE -> new Fact.Value(eventId, date, knownAt, in.readDouble());
                case CURVE -> new Fact.Curve(eventId, date, knownAt, contracts(in));
                case POSITIONS ->
                    new Fact.Positions(eventId, date, knownAt, in.readLong(), in.readLong(), in.readLong());
                case BOOK -> book(in, eventId, date, knownAt);
                default -> throw new UnreadableStateException("a fact is of the unknown kind " + kind);
            };
            return new FeedFact(feed, ingestTs, fact);
        } catch (IOException e) {
            throw new UnreadableStateException("a fact ends early", e);
        }
    }

    private static void write(DataOutputStream out, Fact.Curve curve) throws IOException {
        out.writeInt(curve.contracts().size());
        for (Fact.Curve.Contract contract : curve.contracts()) {
            LocalDate expiry = contract.expiry();
            Long openInterest = contract.openInterest();
            out.writeUTF(contract.symbol());
            out.writeLong(expiry == null ? Long.MIN_VALUE : expiry.toEpochDay());
            write(out, contract.settlement());
            out.writeLong(openInterest == null ? -1 : openInterest);
        }
    }

    private static List<Fact.Curve.Contract> contracts(DataInputStream in) throws IOException {
        List<Fact.Curve.Contract> contracts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String symbol = in.readUTF();
            long expiry = in.readLong();
            Double settlement = nullable(in);
            long openInterest = in.readLong();
            contracts.add(new Fact.Curve.Contract(
                    symbol,
                    expiry == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(expiry),
                    settlement,
                    openInterest < 0 ? null : openInterest));
        }
        return contracts;
    }

    private static void write(DataOutputStream out, Fact.Book book) throws IOException {
        out.writeDouble(book.spot());
        out.writeDouble(book.netGex());
        out.writeDouble(book.grossGex());
        write(out, book.aboveSpotShare());
        write(out, book.belowSpotShare());
        write(out, book.zeroDteShare());
        write(out, book.nearExpiryShare());
        write(out, book.netGexSlope());
        write(out, book.netDelta());
        write(out, book.netVanna());
        write(out, book.netCharm());
        write(out, book.putCallOpenInterest());
        write(out, book.putCallVolume());
        write(out, book.flipDistance());
        write(out, book.flipDistancePct());
        write(out, book.expectedMove());
        write(out, book.hedgingFlowDownShare());
        write(out, book.atmVol30d());
        write(out, book.atmVol90d());
        write(out, book.riskReversal25d());
        out.writeLong(book.openInterest());
    }

    private static Fact.Book book(DataInputStream in, String eventId, LocalDate date, Instant knownAt)
            throws IOException {
        return new Fact.Book(
                eventId,
                date,
                knownAt,
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                in.readLong());
    }

    private static void write(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** Facts have no NaN: it stands for null. */
    private static void write(DataOutputStream out, @Nullable Double value) throws IOException {
        out.writeDouble(value == null ? Double.NaN : value);
    }

    private static @Nullable Double nullable(DataInputStream in) throws IOException {
        double value = in.readDouble();
        return Double.isNaN(value) ? null : value;
    }
}
