package io.tablebridge.intake;

/** A request was refused at the door. Carries no part of the request and no stack trace: it is an ordinary answer. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
