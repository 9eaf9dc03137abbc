package io.dealerflow.contracts.event;

/**
 * A Kafka topic that carries events of one type, keyed by {@link Event#subject()}.
 *
 * @param name     of the topic at the broker
 * @param type     of every event on it
 * @param encoding of the record values
 * @param cleanup  which records the broker may delete
 * @param delivery whether a reader may receive an event more than once
 */
public record Topic<T extends Event>(
        String name, Class<T> type, Encoding encoding, Cleanup cleanup, Delivery delivery) {
    /** Suffix of dead-letter topics. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    public Topic {
        Checks.text(name, "name");
    }

    /** The dead-letter topic of this topic's consumers. */
    public String deadLetters() {
        return name + DEAD_LETTER_SUFFIX;
    }

    /** Encoding of the record values. */
    public enum Encoding {
        JSON(HeaderNames.JSON),
        /** RFC 8949, for values that are mostly arrays of numbers. */
        CBOR(HeaderNames.CBOR);

        private final String contentType;

        Encoding(String contentType) {
            this.contentType = contentType;
        }

        /** Value of the {@code content-type} header. */
        public String contentType() {
            return contentType;
        }
    }

    /** The broker's {@code cleanup.policy}. */
    public enum Cleanup {
        /** Records are deleted by age. */
        DELETE,
        /** The newest record of every key is kept. */
        COMPACT
    }

    /** Guarantee to a reader with {@code isolation.level=read_committed}. */
    public enum Delivery {
        /** Written in the transaction that also commits the input: each event exists once. */
        EXACTLY_ONCE,
        /** An interrupted producer writes the event again with the same event id, by which readers drop the repeat. */
        AT_LEAST_ONCE
    }
}
