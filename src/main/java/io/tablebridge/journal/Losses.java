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

/** The entries that were passed over, kept in a small file beside the segments. Thread-safe. */
final class Losses {

    private static final String FILE = "passed-over";
    private static final int VERSION = 1;

    private final SmallFiles small;
    private volatile List<Loss> all;
    private volatile List<Damage> damages;

    private Losses(SmallFiles small, List<Loss> all, List<Damage> damages) {
        this.small = small;
        this.all = all;
        this.damages = damages;
    }

    /** A file that can't be read is damage: whoever comes to the entries it named stops there once more. */
    static Losses of(JournalFiles files) throws IOException {
        SmallFiles small = new SmallFiles(files);
        if (!files.list().contains(FILE)) {
            return new Losses(small, List.of(), List.of());
        }
        Optional<byte[]> content = small.read(FILE);
        return content.isPresent()
                ? new Losses(small, decode(content.get()), List.of())
                : new Losses(
                        small,
                        List.of(),
                        List.of(new Damage(0, 0, FILE, "which entries were passed over can't be read")));
    }

    /** In the order in which they were passed over. */
    List<Loss> all() {
        return all;
    }

    /** What is wrong with this list itself. */
    List<Damage> damages() {
        return damages;
    }

    Optional<Loss> at(long entry) {
        for (Loss loss : all) {
            if (loss.covers(entry)) {
                return Optional.of(loss);
            }
        }
        return Optional.empty();
    }

    /** What of this damage was not passed over. */
    List<Damage> leftOf(Damage damage) {
        if (damage.firstEntry() == 0) {
            return List.of(damage);
        }
        List<Damage> left = new ArrayList<>();
        long at = damage.firstEntry();
        while (at <= damage.lastEntry()) {
            Optional<Loss> loss = at(at);
            long last = loss.isPresent() ? loss.get().last() : lastBeforeLoss(at, damage.lastEntry());
            if (loss.isEmpty()) {
                left.add(new Damage(at, last, damage.place(), damage.reason()));
            }
            at = last + 1;
        }
        return left;
    }

    private long lastBeforeLoss(long from, long most) {
        return all.stream()
                .mapToLong(Loss::first)
                .filter(first -> first > from && first <= most)
                .map(first -> first - 1)
                .min()
                .orElse(most);
    }

    /** As if these had been passed over too. */
    Losses with(List<Loss> more) {
        return new Losses(small, together(more), damages);
    }

    /**
     * They count as passed over once this returns; those that were already are left out.
     *
     * @return what was added
     */
    synchronized List<Loss> add(List<Loss> more) throws IOException {
        List<Loss> fresh = more.stream()
                .filter(loss -> at(loss.first()).isEmpty() && at(loss.last()).isEmpty())
                .toList();
        if (!fresh.isEmpty()) {
            List<Loss> together = together(fresh);
            small.write(FILE, encode(together));
            all = together;
            damages = List.of();
        }
        return fresh;
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
            out.writeLong(loss.passedOverAt().toEpochMilli());
            out.writeUTF(loss.by());
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
                    in.readUTF(),
                    ReceivedCounts.read(in)));
        }
        return List.copyOf(losses);
    }
}
