package io.dealerflow.gexapi.deadletters;

import java.util.Collection;
import java.util.Set;

/**
 * Which dead letters were replayed; they stay in Kafka. A dead letter is claimed before it is sent, so that of two operators
 * only one sends it. Every method blocks. Ids are valid on one Kafka cluster.
 */
public interface ReplayLedger {
    /** Ids of the replayed dead letters. */
    Set<String> replayed(String cluster);

    /**
     * Claims dead letters for this replay.
     *
     * @param again whether dead letters that were replayed before can be claimed again
     * @return the ids that are claimed now; the others were replayed before, or another replay is sending them
     */
    Set<String> claim(String cluster, Collection<String> ids, boolean again);

    /** The claimed dead letters were sent. */
    void sent(String cluster, Collection<String> ids);

    /** The claimed dead letters were not sent. */
    void release(String cluster, Collection<String> ids);
}
