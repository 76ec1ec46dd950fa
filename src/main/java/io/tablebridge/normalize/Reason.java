package io.tablebridge.normalize;

/** Why a text could not be read. The code finds the sentence for people in the message bundles. */
public enum Reason {
    EMPTY("TB-NRM-001"),
    TOO_LONG("TB-NRM-002"),
    PHONE_SYNTAX("TB-NRM-010"),
    PHONE_TOO_SHORT("TB-NRM-011"),
    PHONE_TOO_LONG("TB-NRM-012"),
    PHONE_UNASSIGNED("TB-NRM-013"),
    EMAIL_SYNTAX("TB-NRM-020"),
    ONLY_AN_HONORIFIC("TB-NRM-030"),
    NO_LETTER_IN_NAME("TB-NRM-031"),
    DATE_SYNTAX("TB-NRM-040"),
    DATE_IMPOSSIBLE("TB-NRM-041"),
    DATE_WITHOUT_YEAR("TB-NRM-042"),
    TIME_IMPOSSIBLE("TB-NRM-043"),
    TIME_IN_CLOCK_GAP("TB-NRM-044"),
    OFFSET_MISSING("TB-NRM-045"),
    EPOCH_OUT_OF_RANGE("TB-NRM-046"),
    INTEGER_SYNTAX("TB-NRM-050"),
    INTEGER_OUT_OF_RANGE("TB-NRM-051"),
    DECIMAL_SYNTAX("TB-NRM-052"),
    DECIMAL_TOO_FINE("TB-NRM-053"),
    BOOLEAN_WORD("TB-NRM-060"),
    MONEY_SYNTAX("TB-NRM-070"),
    MONEY_CURRENCY("TB-NRM-071"),
    MONEY_TOO_FINE("TB-NRM-072"),
    MONEY_OUT_OF_RANGE("TB-NRM-073");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
