package io.tablebridge.identity;

/**
 * A value that can tell one person from another.
 *
 * @param kind what the value is
 * @param value the value in its canonical form, never blank
 */
public record Feature(FeatureKind kind, String value) {

    /** The kind only: the value is personal data and must not reach a log. */
    @Override
    public String toString() {
        return kind.name();
    }
}
