package io.tablebridge.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Two small files that tell how the last process ended: one while it runs, one when it was closed. */
final class StopMarks {

    private static final String CLEAN = "clean-stop";
    private static final String RUNNING = "running";
    private static final String UNKNOWN_BOOT = "";

    private final JournalFiles files;
    private final SmallFiles small;
    private final String bootId;
    private final Clock clock;

    /**
     * @param bootId the machine's present boot; empty where the system doesn't tell
     */
    StopMarks(JournalFiles files, String bootId, Clock clock) {
        this.clock = clock;
        this.files = files;
        this.small = new SmallFiles(files);
        this.bootId = bootId;
    }

    /** The mark of a clean stop; empty when there is none that can be read. */
    Optional<Mark> clean() throws IOException {
        return read(CLEAN);
    }

    /** Whether the process that held the journal last ran since the machine was started. */
    boolean ranInThisBoot() throws IOException {
        return !bootId.isEmpty()
                && read(RUNNING).filter(mark -> mark.boot().equals(bootId)).isPresent();
    }

    /**
     * From here on a stop that isn't clean is seen as one.
     *
     * @param trusted whether what follows from the journal may be trusted as it stands; when not, a stop of this process
     *     tells as little as the stop before it
     */
    void begin(UUID journal, long end, boolean trusted) throws IOException {
        running(journal, end, trusted ? bootId : UNKNOWN_BOOT);
        if (files.list().contains(CLEAN)) {
            files.delete(CLEAN);
            files.force();
        }
    }

    /** From here on a kill loses nothing that the system had taken. */
    void settled(UUID journal, long end) throws IOException {
        running(journal, end, bootId);
    }

    private void running(UUID journal, long end, String boot) throws IOException {
        small.write(RUNNING, new Mark(journal, end, boot, clock.millis()).encode());
    }

    void stopped(UUID journal, long end) throws IOException {
        small.write(CLEAN, new Mark(journal, end, bootId, clock.millis()).encode());
    }

    private Optional<Mark> read(String name) throws IOException {
        List<String> names = files.list();
        if (!names.contains(name)) {
            return Optional.empty();
        }
        Optional<byte[]> content = small.read(name);
        return content.isPresent() ? Optional.of(Mark.decode(content.get())) : Optional.empty();
    }

    /** Journal, its newest entry, the machine's boot, and when it was written, in milliseconds since 1970. */
    record Mark(UUID journal, long end, String boot, long writtenAt) {

        byte[] encode() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(journal.getMostSignificantBits());
            out.writeLong(journal.getLeastSignificantBits());
            out.writeLong(end);
            out.writeUTF(boot);
            out.writeLong(writtenAt);
            return bytes.toByteArray();
        }

        static Mark decode(byte[] content) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
            return new Mark(new UUID(in.readLong(), in.readLong()), in.readLong(), in.readUTF(), in.readLong());
        }
    }
}
