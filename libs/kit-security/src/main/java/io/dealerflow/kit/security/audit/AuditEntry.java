package io.dealerflow.kit.security.audit;

import java.time.Instant;

/**
 * One request that may change something.
 *
 * @param service that answered
 * @param actor   id of the caller
 * @param name    of the caller
 * @param address of the client
 * @param target  path and query
 * @param status  HTTP status of the answer
 */
record AuditEntry(
        Instant at,
        String service,
        String actor,
        String name,
        String address,
        String method,
        String target,
        int status) {}
