package io.tablebridge.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encodings that tables come in. */
public enum SheetEncoding {
    UTF_8("UTF-8", "UTF-8", 1),
    UTF_16LE("UTF-16LE", "UTF-16LE", 2),
    UTF_16BE("UTF-16BE", "UTF-16BE", 2),
    /** Code page 950 with the characters of ETEN and of the Hong Kong supplement: a superset of every Big5 in use. */
    BIG5("Big5", "x-MS950-HKSCS", 1),
    GB18030("GB18030", "GB18030", 1),
    SHIFT_JIS("Shift_JIS", "windows-31j", 1),
    WINDOWS_1252("Windows-1252", "windows-1252", 1);

    private final String shown;
    private final Charset charset;
    private final int unit;

    SheetEncoding(String shown, String charset, int unit) {
        this.shown = shown;
        this.charset = charset.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(charset);
        this.unit = unit;
    }

    /** By the name that people know; case does not count. */
    public static Optional<SheetEncoding> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.shown.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The name that people know. */
    public String shown() {
        return shown;
    }

    public Charset charset() {
        return charset;
    }

    /** In how many bytes a line end is written. */
    int unit() {
        return unit;
    }
}
