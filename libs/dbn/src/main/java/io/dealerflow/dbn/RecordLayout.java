package io.dealerflow.dbn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of one type of record in some versions of the format. */
public final class RecordLayout {
    /** Length of the header that every record begins with. */
    static final int HEADER_BYTES = 16;

    private static final String HEADER = "length:u8 rtype:u8 publisher_id:u16 instrument_id:u32 ts_event:time ";

    private final RecordType type;
    private final List<Field> fields;
    private final int bytes;
    private final int indexOffset;

    private RecordLayout(RecordType type, List<Field> fields) {
        this.type = type;
        this.fields = List.copyOf(fields);
        Field last = fields.getLast();
        this.bytes = last.offset() + last.bytes();
        this.indexOffset = find("ts_recv").orElseGet(() -> field("ts_event")).offset();
    }

    /**
     * A layout from a description: {@code name:kind} or {@code name:kind:bytes}, separated by white space, without the header.
     * Kinds are those of {@link Field.Kind} in lower case.
     */
    static RecordLayout of(RecordType type, String description) {
        List<Field> fields = new ArrayList<>();
        int offset = 0;
        for (String each : (HEADER + description).strip().split("\\s+", -1)) {
            String[] parts = each.split(":", -1);
            Field.Kind kind = Field.Kind.valueOf(parts[1].toUpperCase(Locale.ROOT));
            int length = parts.length > 2 ? Integer.parseInt(parts[2]) : kind.bytes();
            fields.add(new Field(parts[0], kind, offset, length));
            offset += length;
        }
        return new RecordLayout(type, fields);
    }

    public RecordType type() {
        return type;
    }

    /** All fields in their order, those of the header first. */
    public List<Field> fields() {
        return fields;
    }

    /** Length of a record, without the time of sending that may follow it. */
    public int bytes() {
        return bytes;
    }

    /** The field of this name; empty where records of this version do not have it. */
    public Optional<Field> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The field of this name. Throws {@link IllegalArgumentException} when there is none. */
    public Field field(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(type.label() + " has no field " + name));
    }

    /** Where the time stands by which records are ordered and symbols are looked up: {@code ts_recv} or else {@code ts_event}. */
    int indexOffset() {
        return indexOffset;
    }
}
