package io.tablebridge.sandbox;

/** A simulated platform refuses a request, or one input of it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super("refused with " + reply.status());
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
