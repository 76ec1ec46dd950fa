package io.tablebridge.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries that were given up, kept in a small file beside the segments. Thread-safe. */
final class Losses {

    private static final String FILE = "given-up";
    private static final int VERSION = 1;

    private final SmallFiles small;
    private volatile List<Loss> all;

    private Losses(SmallFiles small, List<Loss> all) {
        this.small = small;
        this.all = all;
    }

    /**
     * @throws IOException when the file is there and can't be read: what was given up must not come to life again
     */
    static Losses of(JournalFiles files) throws IOException {
        SmallFiles small = new SmallFiles(files);
        if (!files.list().contains(FILE)) {
            return new Losses(small, List.of());
        }
        byte[] content = small.read(FILE)
                .orElseThrow(
                        () -> new IOException("the journal's file " + FILE + " is damaged: bring it back from a copy,"
                                + " or remove it and give up what can't be read once more"));
        return new Losses(small, decode(content));
    }

    /** In the order in which they were given up. */
    List<Loss> all() {
        return all;
    }

    Optional<Loss> at(long entry) {
        for (Loss loss : all) {
            if (loss.covers(entry)) {
                return Optional.of(loss);
            }
        }
        return Optional.empty();
    }

    /** Whether nothing of this damage is left to give up. */
    boolean cover(Damage damage) {
        return damage.firstEntry() > 0
                && at(damage.firstEntry())
                        .filter(loss -> loss.covers(damage.lastEntry()))
                        .isPresent();
    }

    /** As if these had been given up too. */
    Losses with(List<Loss> more) {
        return new Losses(small, together(more));
    }

    /** They count as given up once this returns. */
    synchronized void add(List<Loss> more) throws IOException {
        List<Loss> together = together(more);
        small.write(FILE, encode(together));
        all = together;
    }

    private List<Loss> together(List<Loss> more) {
        List<Loss> together = new ArrayList<>(all);
        together.addAll(more);
        return List.copyOf(together);
    }

    private static byte[] encode(List<Loss> losses) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeInt(losses.size());
        for (Loss loss : losses) {
            out.writeLong(loss.first());
            out.writeLong(loss.last());
            out.writeUTF(loss.place());
            out.writeLong(loss.givenUpAt().toEpochMilli());
            ReceivedCounts.write(loss.received(), out);
        }
        return bytes.toByteArray();
    }

    private static List<Loss> decode(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("the journal's losses were written by a newer release: format " + version);
        }
        List<Loss> losses = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            losses.add(new Loss(
                    in.readLong(),
                    in.readLong(),
                    in.readUTF(),
                    Instant.ofEpochMilli(in.readLong()),
                    ReceivedCounts.read(in)));
        }
        return List.copyOf(losses);
    }
}
