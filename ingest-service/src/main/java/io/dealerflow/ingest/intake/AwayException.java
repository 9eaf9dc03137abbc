package io.dealerflow.ingest.intake;

/** A server that the way of a file leads through does not answer. The bytes are safe in landing, and are taken up again. */
public final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who does not answer. */
    public enum Server {
        DATABASE,
        BROKER
    }

    private final Server server;

    public AwayException(Server server, Throwable cause) {
        super(server + " does not answer: " + cause.getMessage(), cause);
        this.server = server;
    }

    public Server server() {
        return server;
    }
}
