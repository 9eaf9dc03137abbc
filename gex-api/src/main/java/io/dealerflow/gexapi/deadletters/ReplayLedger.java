package io.dealerflow.gexapi.deadletters;

import java.util.Collection;
import java.util.Set;

/**
 * Which dead letters were replayed: Kafka keeps them where they are. A letter is claimed before it is sent, so that of two operators
 * only one sends it. Every method blocks. A letter is named by its id, which holds on one Kafka cluster.
 */
public interface ReplayLedger {
    /** Ids of the letters that were replayed. */
    Set<String> replayed(String cluster);

    /**
     * Claims letters for this replay.
     *
     * @param again whether letters that were replayed before can be claimed once more
     * @return the ids that are claimed now; the others were replayed before, or another replay is sending them
     */
    Set<String> claim(String cluster, Collection<String> ids, boolean again);

    /** The claimed letters were sent. */
    void sent(String cluster, Collection<String> ids);

    /** The claimed letters were not sent. */
    void release(String cluster, Collection<String> ids);
}
