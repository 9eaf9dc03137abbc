package io.dealerflow.ingest.format;

/** Why a record of a table of numbers is left out. */
public enum RecordDefect implements Defect {
    /** A required value is blank, null, absent, or the file's sign for a missing one. */
    MISSING("a required value is missing"),
    NOT_A_NUMBER("not a number"),
    NOT_A_DATE("not a date"),
    /** A local time in the hour that clocks skip in spring. */
    SKIPPED_TIME("a local time that clocks skipped in its zone"),
    /** A formula of a workbook, whose last result may be out of date. */
    FORMULA("a formula instead of a value"),
    NEGATIVE("a negative number"),
    /** A number or a date that cannot be, such as an infinite rate or the year 9999. */
    ABSURD("a value outside any possible range"),
    /** Values of one record that contradict each other, such as a low above the high. */
    INCONSISTENT("values that contradict each other"),
    /** The file does not say which of two contracts a value is of. */
    AMBIGUOUS("a value that may be of another contract"),
    /** The same record came before in the same file, or with another source; the first stays. */
    DUPLICATE("known before"),
    TOO_LARGE("larger than the limits allow");

    private final String description;

    RecordDefect(String description) {
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }
}
