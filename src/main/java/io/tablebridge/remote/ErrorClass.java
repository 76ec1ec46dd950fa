package io.tablebridge.remote;

/** What kind of failure it is: that alone decides what happens next. */
public enum ErrorClass {
    /** The other side or the way to it is unwell: try again later, with backoff. */
    TRANSIENT,
    /** Too much was asked: the whole account waits. */
    RATE_LIMITED,
    /** Token, scope, address or set-up is wrong: nothing more goes out until a person has mended it. */
    CONFIG,
    /** This record is refused: it waits for a person, the others go on. */
    DATA,
    /** The value is taken by another entity: find out by which before anything else. */
    CONFLICT,
    /** The request may have had its effect: read before repeating. */
    UNKNOWN_OUTCOME,
    /** We can't understand the answer, or ourselves. */
    BUG;

    /**
     * The class of an answer that is no success, by its HTTP status alone.
     *
     * @param status outside 200–299
     */
    public static ErrorClass ofStatus(int status) {
        return switch (status) {
            case 429, 477 -> RATE_LIMITED; // 477: HubSpot moves the account to another region
            case 408, 423, 425 -> TRANSIENT;
            case 401, 403, 404, 405 -> CONFIG;
            case 409 -> CONFLICT;
            default -> ofOther(status);
        };
    }

    private static ErrorClass ofOther(int status) {
        if (status >= 500) {
            return TRANSIENT;
        }
        return status >= 400 ? DATA : CONFIG; // a redirect means that the address is wrong
    }
}
