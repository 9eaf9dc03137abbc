package io.dealerflow.gexapi.calculate;

import java.util.List;

/** A request that cannot be answered as it is, with everything that was found wrong with it. */
public final class RefusedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RequestFault> faults;

    /** @param faults at least one */
    public RefusedRequestException(List<RequestFault> faults) {
        super(faults.getFirst().sentence());
        this.faults = List.copyOf(faults);
    }

    /** In the order in which they were found. */
    public List<RequestFault> faults() {
        return faults;
    }
}
