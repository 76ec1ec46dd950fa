package io.tablebridge.settings;

/** The number of the sentence that says what a kind of value looks like. */
final class UnreadableCode {

    private UnreadableCode() {}

    static String of(String type) {
        return switch (type) {
            case "path" -> "020";
            case "word" -> "021";
            case "jdbc" -> "022";
            case "boolean" -> "023";
            case "duration" -> "024";
            case "zone" -> "025";
            case "region" -> "026";
            case "url" -> "027";
            case "host" -> "028";
            case "loopback" -> "029";
            case "addresses" -> "030";
            case "cron" -> "031";
            case "number" -> "032";
            case "bytes" -> "033";
            default -> throw new IllegalArgumentException("no sentence for values of type " + type);
        };
    }
}
