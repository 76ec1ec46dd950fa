package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is put around each record, so that one mapping reads what is polled and what a webhook brings. Immutable. */
public final class PollEnvelope {

    private static final String RECORD = "{record}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4_000;

    private final byte[] before;
    private final byte[] after;

    /**
     * @param template JSON with {@code {record}} where the record goes, once
     * @throws IllegalArgumentException when it is not
     */
    public PollEnvelope(String template) {
        int at = template.indexOf(RECORD);
        if (at < 0 || template.indexOf(RECORD, at + 1) >= 0 || template.length() > LONGEST || !isJson(template)) {
            throw new IllegalArgumentException("no envelope");
        }
        this.before = template.substring(0, at).getBytes(StandardCharsets.UTF_8);
        this.after = template.substring(at + RECORD.length()).getBytes(StandardCharsets.UTF_8);
    }

    /** Records as they are. */
    public static PollEnvelope none() {
        return new PollEnvelope(RECORD);
    }

    private static boolean isJson(String template) {
        try {
            return JSON.readTree(template.replace(RECORD, "{}")).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    byte[] around(byte[] record) {
        byte[] whole = new byte[before.length + record.length + after.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(record, 0, whole, before.length, record.length);
        System.arraycopy(after, 0, whole, before.length + record.length, after.length);
        return whole;
    }
}
