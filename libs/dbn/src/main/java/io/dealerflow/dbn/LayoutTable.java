package io.dealerflow.dbn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the layout of a record by the first two bytes of its header: length and type. */
final class LayoutTable {
    /** The unit of the header's length byte. */
    static final int LENGTH_UNIT = 4;

    private static final int TS_OUT_BYTES = 8;
    private static final int BYTE_VALUES = 256;

    /** By type, then by length byte; a row exists for each known type. */
    private final @Nullable RecordLayout[] @Nullable [] layouts = new @Nullable RecordLayout[BYTE_VALUES] @Nullable [];

    /** For a file with metadata: the layouts of its version, in which every record is followed by the time of sending, or none. */
    static LayoutTable of(int version, boolean tsOut) {
        LayoutTable table = new LayoutTable();
        table.add(Layouts.of(version), tsOut ? TS_OUT_BYTES : 0);
        return table;
    }

    /** For a fragment, whose records alone tell its version: each type's layouts have different lengths. */
    static LayoutTable ofFragment() {
        LayoutTable table = new LayoutTable();
        table.add(Layouts.all(), 0);
        table.add(Layouts.all(), TS_OUT_BYTES);
        return table;
    }

    private void add(List<RecordLayout> added, int more) {
        for (RecordLayout layout : added) {
            int code = layout.type().code();
            @Nullable RecordLayout @Nullable [] row = layouts[code];
            if (row == null) {
                row = new @Nullable RecordLayout[BYTE_VALUES];
                layouts[code] = row;
            }
            row[(layout.bytes() + more) / LENGTH_UNIT] = layout;
        }
    }

    /** Whether records of this type are known. */
    boolean knows(int type) {
        return layouts[type] != null;
    }

    /** The layout; null when the type is not known, or has another length. */
    @Nullable
    RecordLayout find(int type, int lengthByte) {
        @Nullable RecordLayout @Nullable [] row = layouts[type];
        return row == null ? null : row[lengthByte];
    }
}
