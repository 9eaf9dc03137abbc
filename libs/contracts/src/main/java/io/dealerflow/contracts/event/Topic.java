package io.dealerflow.contracts.event;

/**
 * A Kafka topic that carries events of one type, keyed by {@link Event#subject()}.
 *
 * @param name     of the topic at the broker
 * @param type     of every event on it
 * @param encoding of the record values
 * @param cleanup  what the broker may delete
 * @param delivery how often a reader can meet one event
 */
public record Topic<T extends Event>(
        String name, Class<T> type, Encoding encoding, Cleanup cleanup, Delivery delivery) {
    /** What the name of a topic's dead-letter topic ends with. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    public Topic {
        Checks.text(name, "name");
    }

    /** The topic where consumers of this one leave what they cannot process. */
    public String deadLetters() {
        return name + DEAD_LETTER_SUFFIX;
    }

    /** Form of the record values. */
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

    /** What a reader with {@code isolation.level=read_committed} can rely on. */
    public enum Delivery {
        /** Written in the transaction that also commits the input: an event is there once. */
        EXACTLY_ONCE,
        /** A producer that was cut off writes the event again, with the same event id: readers drop the repeat by that id. */
        AT_LEAST_ONCE
    }
}
