package io.tablebridge.identity;

/** What kind of value tells people apart. The code is part of every stored hash and never changes its meaning. */
public enum FeatureKind {
    /** A phone number in E.164, with its extension where it has one. */
    PHONE(1),
    /** An e-mail address in lower case. */
    EMAIL(2),
    /** A LINE user id, together with the provider within which it is unique. */
    LINE(3),
    /** The id of a customer card, together with the source that keeps the card. */
    CUSTOMER(4);

    private final int code;

    FeatureKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
