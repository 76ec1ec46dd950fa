package io.tablebridge.export;

import io.tablebridge.csv.SafeCell;
import java.util.Arrays;
import java.util.Optional;

/** Which columns a file has. The code is the word on the command line. */
public enum ExportLayout {
    /** Everything, under our own names. */
    PLAIN("plain", Reader.PERSON),
    HUBSPOT("hubspot", Reader.CRM),
    SALESFORCE("salesforce", Reader.CRM),
    ZOHO("zoho", Reader.CRM),
    OCARD("ocard", Reader.CRM),
    GOOGLE_ADS("google-ads", Reader.ADVERTISING),
    META_ADS("meta-ads", Reader.ADVERTISING);

    private enum Reader {
        PERSON,
        CRM,
        ADVERTISING
    }

    private final String code;
    private final Reader reader;

    ExportLayout(String code, Reader reader) {
        this.code = code;
        this.reader = reader;
    }

    public String code() {
        return code;
    }

    /** Whether it is there for guests only. */
    public boolean isOfGuests() {
        return this != PLAIN;
    }

    /** Whether it holds hashes alone, for an advertising platform that reads CSV in ASCII. */
    public boolean isForAdvertising() {
        return reader == Reader.ADVERTISING;
    }

    /** How its texts are kept from being taken for formulas. */
    public SafeCell safe() {
        return reader == Reader.PERSON ? SafeCell.strict() : SafeCell.leavingPhones();
    }

    public static Optional<ExportLayout> of(String code) {
        return Arrays.stream(values())
                .filter(layout -> layout.code.equals(code))
                .findFirst();
    }
}
