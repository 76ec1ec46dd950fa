package io.tablebridge.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that forgets what was not forced when its power is cut. What was written since the last force is kept
 * apart for each sector of 512 bytes; so are the folder's entries that were made, renamed or removed. After the cut every
 * call fails; {@link #image} is the disk as it is found when the power is back.
 */
final class SimulatedDisk implements JournalFiles {

    static final int SECTOR = Survivors.SECTORS.unit();

    private final boolean forces;
    private final Power power;
    private final Map<String, Node> visible = new TreeMap<>();
    private final Map<String, Node> durable = new TreeMap<>();
    private final List<NameChange> unforcedNames = new ArrayList<>();
    private boolean failing;
    private boolean stalled;
    private boolean outOfMemory;
    private int readsLeft = -1;
    private long usable = Long.MAX_VALUE;

    /**
     * @param forces false for a disk that says it forced and did not: tests must see the loss
     */
    SimulatedDisk(boolean forces) {
        this(forces, new Power());
    }

    /**
     * @param power what this disk shares with others: they lose it at the same moment
     */
    SimulatedDisk(boolean forces, Power power) {
        this.forces = forces;
        this.power = power;
    }

    /** The power goes when this many more changes were begun. */
    void cutAfter(long changes) {
        power.cutAfter(changes);
    }

    boolean isCut() {
        return power.isCut();
    }

    /** Every write and force fails from now on, or works again. */
    synchronized void failing(boolean now) {
        failing = now;
    }

    /** Every read after this many more fails; a negative number lets all succeed. */
    synchronized void failReadsAfter(int reads) {
        readsLeft = reads;
    }

    /** Every write meets a lack of memory from now on, or works again. */
    synchronized void outOfMemory(boolean now) {
        outOfMemory = now;
    }

    /** Every force waits from now on, or goes on. */
    synchronized void stalled(boolean now) {
        stalled = now;
        notifyAll();
    }

    private void waitWhileStalled() throws IOException {
        try {
            while (stalled) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    synchronized void usable(long bytes) {
        usable = bytes;
    }

    /** A bit of a file is turned, on the disk itself. */
    synchronized void damage(String name, long offset, int bits) throws IOException {
        Node node = node(name);
        node.content[(int) offset] ^= (byte) bits;
        node.forced[(int) offset] ^= (byte) bits;
    }

    /** As a rescue leaves sectors that the device does not give back. */
    synchronized void zero(String name, int offset, int bytes) throws IOException {
        Node node = node(name);
        java.util.Arrays.fill(node.content, offset, offset + bytes, (byte) 0);
        java.util.Arrays.fill(node.forced, offset, offset + bytes, (byte) 0);
    }

    synchronized int size(String name) throws IOException {
        return node(name).content.length;
    }

    /** The disk after the power is back: what was forced, and of the rest whatever chance and the variant leave. */
    synchronized SimulatedDisk image(Random random, Survivors survivors) {
        SimulatedDisk image = new SimulatedDisk(forces);
        Map<String, Node> names = new TreeMap<>(durable);
        for (NameChange change : unforcedNames) {
            if (survivors != Survivors.NOTHING && random.nextBoolean()) {
                change.apply(names);
            }
        }
        Map<Node, Node> copies = new HashMap<>();
        names.forEach((name, node) -> {
            Node copy = copies.computeIfAbsent(node, original -> original.survivor(random, survivors));
            image.visible.put(name, copy);
            image.durable.put(name, copy);
        });
        return image;
    }

    /** Its files, as plain files of a folder. */
    synchronized void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Node> file : visible.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().content);
        }
    }

    /** The disk after the process was killed: everything written is there, forced or not. */
    synchronized SimulatedDisk afterKill() {
        SimulatedDisk copy = new SimulatedDisk(forces);
        copy.visible.putAll(visible);
        copy.durable.putAll(durable);
        copy.unforcedNames.addAll(unforcedNames);
        return copy;
    }

    private void change() throws IOException {
        power.change();
        if (failing) {
            throw new IOException("the device does not answer");
        }
    }

    private void alive() throws IOException {
        power.alive();
    }

    private Node node(String name) throws IOException {
        Node node = visible.get(name);
        if (node == null) {
            throw new FileNotFoundException(name);
        }
        return node;
    }

    private void rename(NameChange change) {
        change.apply(visible);
        unforcedNames.add(change);
    }

    @Override
    public synchronized List<String> list() throws IOException {
        alive();
        return List.copyOf(visible.keySet());
    }

    @Override
    public synchronized SegmentFile create(String name) throws IOException {
        if (visible.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Node node = new Node();
        rename(names -> names.put(name, node));
        change();
        return new OpenFile(node);
    }

    @Override
    public synchronized SegmentFile open(String name) throws IOException {
        alive();
        return new OpenFile(node(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        Node node = node(from);
        rename(names -> {
            if (names.remove(from, node)) {
                names.put(to, node);
            }
        });
        change();
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        Node node = node(name);
        rename(names -> names.remove(name, node));
        change();
    }

    @Override
    public synchronized void force() throws IOException {
        change();
        if (forces) {
            durable.clear();
            durable.putAll(visible);
            unforcedNames.clear();
        }
    }

    @Override
    public synchronized long usableBytes() throws IOException {
        alive();
        return usable;
    }

    @Override
    public void close() {}

    private interface NameChange {
        void apply(Map<String, Node> names);
    }

    /** A file: what is seen of it, what was forced, and which sectors differ. */
    private static final class Node {

        private byte[] content = new byte[0];
        private byte[] forced = new byte[0];
        private final Set<Integer> unforced = new HashSet<>();

        void write(ByteBuffer bytes, long offset) {
            int from = (int) offset;
            int to = from + bytes.remaining();
            if (to > content.length) {
                content = Arrays.copyOf(content, to);
            }
            bytes.get(content, from, to - from);
            for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
                unforced.add(sector);
            }
        }

        void force() {
            forced = content.clone();
            unforced.clear();
        }

        Node survivor(Random random, Survivors survivors) {
            Node left = new Node();
            byte[] bytes = forced.clone();
            if (survivors != Survivors.NOTHING) {
                int shorter = Math.min(content.length, forced.length);
                int longer = Math.max(content.length, forced.length);
                bytes = Arrays.copyOf(bytes, shorter + random.nextInt(longer - shorter + 1));
                Map<Integer, Boolean> units = new HashMap<>();
                for (int sector : unforced.stream().sorted().toList()) {
                    int from = sector * SECTOR;
                    int to = Math.min(from + SECTOR, content.length);
                    if (from < to && units.computeIfAbsent(from / survivors.unit(), unit -> random.nextBoolean())) {
                        bytes = to > bytes.length ? Arrays.copyOf(bytes, to) : bytes;
                        System.arraycopy(content, from, bytes, from, to - from);
                    }
                }
            }
            left.content = bytes;
            left.forced = bytes.clone();
            return left;
        }
    }

    private final class OpenFile implements SegmentFile {

        private @Nullable Node node;

        OpenFile(Node node) {
            this.node = node;
        }

        private Node node() throws IOException {
            Node open = node;
            if (open == null) {
                throw new IOException("closed");
            }
            return open;
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            synchronized (SimulatedDisk.this) {
                alive();
                if (outOfMemory) {
                    throw new OutOfMemoryError("simulated");
                }
                if (failing) {
                    bytes.limit(bytes.position() + bytes.remaining() / 2);
                }
                node().write(bytes, offset);
                change();
            }
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            synchronized (SimulatedDisk.this) {
                alive();
                if (readsLeft == 0) {
                    throw new IOException("the device does not answer");
                }
                readsLeft = Math.max(-1, readsLeft - 1);
                byte[] content = node().content;
                int length = (int) Math.max(0, Math.min(into.remaining(), content.length - offset));
                into.put(content, (int) Math.min(offset, content.length), length);
                return length;
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (SimulatedDisk.this) {
                alive();
                return node().content.length;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (SimulatedDisk.this) {
                change();
                if (size < node().content.length) {
                    node().content = Arrays.copyOf(node().content, (int) size);
                }
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            synchronized (SimulatedDisk.this) {
                waitWhileStalled();
                change();
                if (forces) {
                    node().force();
                }
            }
        }

        @Override
        public void close() {
            node = null;
        }
    }
}
