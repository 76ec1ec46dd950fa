package io.tablebridge.intake;

/** Where a webhook carries its event id or type. */
public sealed interface FieldPlace {

    /** Nowhere. */
    record None() implements FieldPlace {}

    /** In a header. */
    record Header(String name) implements FieldPlace {}

    /** In a JSON body, at this JSON Pointer. */
    record Pointer(String pointer) implements FieldPlace {}

    /**
     * Reads {@code /a/b} as a pointer, {@code header:X-Id} as a header and the empty text as nowhere.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static FieldPlace of(String text) {
        if (text.isEmpty()) {
            return new None();
        }
        if (text.startsWith("/")) {
            return new Pointer(text);
        }
        if (text.startsWith("header:") && text.length() > "header:".length()) {
            return new Header(text.substring("header:".length()));
        }
        throw new IllegalArgumentException(text);
    }
}
