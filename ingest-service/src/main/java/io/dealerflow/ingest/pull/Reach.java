package io.dealerflow.ingest.pull;

import java.util.Set;

/**
 * Where the requests to a source may lead, besides the host that is asked.
 *
 * @param hosts        of redirects, in lower case
 * @param allowPrivate whether the addresses may be of private networks and of this machine
 */
public record Reach(Set<String> hosts, boolean allowPrivate) {
    public Reach {
        hosts = Set.copyOf(hosts);
    }
}
