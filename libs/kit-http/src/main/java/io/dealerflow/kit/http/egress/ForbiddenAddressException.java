package io.dealerflow.kit.http.egress;

import java.io.IOException;

/** A host has an address that may not be connected to. */
public final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
        super(host + " has an address that is not allowed");
    }
}
