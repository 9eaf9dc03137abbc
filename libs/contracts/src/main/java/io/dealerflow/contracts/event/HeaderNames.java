package io.dealerflow.contracts.event;

/** Kafka header names: CloudEvents 1.0 in binary mode, W3C trace context, and those of a dead letter. All values are UTF-8. */
public final class HeaderNames {
    public static final String CONTENT_TYPE = "content-type";
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TIME = "ce_time";
    public static final String CE_SUBJECT = "ce_subject";
    public static final String TRACEPARENT = "traceparent";

    /** {@code true} on a replayed or recomputed event and on what is computed from it: nobody is notified of these. */
    public static final String DF_REPLAY = "df_replay";

    /** The lineage run that read the event's file: a UUID, the same whenever that file is read; also on what is computed from the event. */
    public static final String DF_RUN_ID = "df_run_id";

    /** The consumer that could not process the record, as {@code service/stage}. */
    public static final String DLQ_CONSUMER = "dlq_consumer";

    /** Name of the {@link DeadLetterReason}. */
    public static final String DLQ_REASON = "dlq_reason";

    public static final String DLQ_TOPIC = "dlq_topic";
    public static final String DLQ_PARTITION = "dlq_partition";
    public static final String DLQ_OFFSET = "dlq_offset";

    /** One human-readable line: what was wrong, and where. */
    public static final String DLQ_ERROR = "dlq_error";

    /** ISO-8601 instant at which the record was dead-lettered. */
    public static final String DLQ_TIME = "dlq_time";

    /** On a replayed record: the only consumer that may process it; all others skip it. */
    public static final String DLQ_REPLAY_FOR = "dlq_replay_for";

    public static final String JSON = "application/json";
    public static final String CBOR = "application/cbor";

    private HeaderNames() {}
}
