package io.dealerflow.ingest.source.trades;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.RecordDefect;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** A row of a sheet. */
final class XlsxRow {
    private final Row row;

    XlsxRow(Row row) {
        this.row = row;
    }

    /** From 1. */
    int number() {
        return row.getRowNum();
    }

    /** Number of columns up to the last cell. */
    int size() {
        return row.getCellCount();
    }

    /** The text or number of a cell as the file has it, stripped; blank when there is none, whatever it is of. */
    String text(int column) {
        Cell cell = column < row.getCellCount() ? row.getCell(column) : null;
        String text = cell == null ? null : cell.getText();
        return text == null ? "" : text.strip();
    }

    /**
     * As {@link #text}, of a cell that must be a value: what a formula was last computed to may be out of date, or absent.
     *
     * @param field names the cell in the exception
     * @throws BadValueException when it is a formula or an error
     */
    String value(int column, String field) throws BadValueException {
        Cell cell = column < row.getCellCount() ? row.getCell(column) : null;
        if (cell != null && (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR)) {
            String formula = cell.getFormula();
            throw new BadValueException(
                    RecordDefect.FORMULA, field, formula == null ? cell.getRawValue() : "=" + formula);
        }
        return cell != null && cell.getType() == CellType.NUMBER
                ? cell.getRawValue().strip()
                : text(column);
    }

    /** Whether a cell is a number, as dates are. */
    boolean isNumber(int column) {
        return column < row.getCellCount()
                && row.getCell(column) != null
                && row.getCell(column).getType() == CellType.NUMBER;
    }
}
