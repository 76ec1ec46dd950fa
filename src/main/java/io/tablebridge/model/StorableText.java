package io.tablebridge.model;

/** Which texts every database of ours keeps as they are. */
public final class StorableText {

    private StorableText() {}

    /** PostgreSQL keeps neither NUL nor half a character; what H2 would keep must not differ. */
    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
