package io.tablebridge.e2e;

import io.tablebridge.journal.Power;
import io.tablebridge.journal.Survivors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.store.fs.FileBaseDefault;

/**
 * The files of an H2 database on a disk in memory that forgets what was not forced when its power is cut: for each sector
 * of 512 bytes that was written since the last force, what was forced before is kept apart. Thread-safe.
 */
final class CutDisk {

    private static final int SECTOR = Survivors.SECTORS.unit();

    private final Power power;
    private final Map<String, Node> files = new TreeMap<>();
    private int temporary;

    CutDisk(Power power) {
        this.power = power;
    }

    /** Writes what the cut has left of the database's file, when anything has. */
    synchronized void leaveIn(Path folder, String name, Random random, Survivors survivors) throws IOException {
        Node node = files.get(name);
        if (node == null || (!node.everForced && (survivors == Survivors.NOTHING || random.nextBoolean()))) {
            return;
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), node.survivor(random, survivors));
    }

    synchronized List<String> names() {
        return List.copyOf(files.keySet());
    }

    synchronized boolean exists(String name) {
        return files.containsKey(name);
    }

    synchronized long size(String name) {
        Node node = files.get(name);
        return node == null ? 0 : node.size;
    }

    synchronized boolean create(String name) {
        return files.putIfAbsent(name, new Node()) == null;
    }

    synchronized void delete(String name) {
        files.remove(name);
    }

    synchronized void move(String from, String to) {
        Node node = files.remove(from);
        if (node != null) {
            files.put(to, node);
        }
    }

    synchronized String temporaryName() {
        return "temporary" + temporary++ + ".temp.db";
    }

    synchronized FileChannel open(String name, boolean readOnly) throws IOException {
        power.alive();
        if (readOnly && !files.containsKey(name)) {
            throw new FileNotFoundException(name);
        }
        return new Channel(files.computeIfAbsent(name, made -> new Node()));
    }

    /** A file: what is seen of it, and what was forced where that is something else. */
    private static final class Node {

        private byte[] content = new byte[0];
        private int size;
        private int forcedSize;
        private boolean everForced;
        private final Map<Integer, byte[]> forced = new TreeMap<>();

        void write(byte[] bytes, int at) {
            resize(Math.max(size, at + bytes.length));
            for (int sector = at / SECTOR; sector * SECTOR < at + bytes.length; sector++) {
                int from = sector * SECTOR;
                forced.computeIfAbsent(sector, first -> Arrays.copyOfRange(content, from, from + SECTOR));
            }
            System.arraycopy(bytes, 0, content, at, bytes.length);
        }

        void resize(int wanted) {
            if (wanted + SECTOR > content.length) {
                content = Arrays.copyOf(content, Math.max(wanted + SECTOR, content.length * 2));
            }
            for (int at = wanted; at < size; at++) {
                int from = at / SECTOR * SECTOR;
                forced.computeIfAbsent(at / SECTOR, cut -> Arrays.copyOfRange(content, from, from + SECTOR));
                content[at] = 0;
            }
            size = wanted;
        }

        void force() {
            forced.clear();
            forcedSize = size;
            everForced = true;
        }

        byte[] survivor(Random random, Survivors survivors) {
            boolean none = survivors == Survivors.NOTHING;
            int length = none || size == forcedSize
                    ? forcedSize
                    : Math.min(size, forcedSize) + random.nextInt(Math.abs(size - forcedSize) + 1);
            byte[] left = Arrays.copyOf(content, Math.max(content.length, length + SECTOR));
            Map<Integer, Boolean> reached = new TreeMap<>();
            for (Map.Entry<Integer, byte[]> sector : forced.entrySet()) {
                int from = sector.getKey() * SECTOR;
                boolean there = !none && reached.computeIfAbsent(from / survivors.unit(), unit -> random.nextBoolean());
                if (there && from < size) {
                    length = Math.max(length, Math.min(from + SECTOR, size));
                } else {
                    System.arraycopy(sector.getValue(), 0, left, from, SECTOR);
                }
            }
            return Arrays.copyOf(left, length);
        }
    }

    private final class Channel extends FileBaseDefault {

        private final Node node;

        Channel(Node node) {
            this.node = node;
        }

        @Override
        public long size() throws IOException {
            synchronized (CutDisk.this) {
                power.alive();
                return node.size;
            }
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            synchronized (CutDisk.this) {
                power.alive();
                int length = (int) Math.min(into.remaining(), node.size - position);
                if (length <= 0) {
                    return -1;
                }
                into.put(node.content, (int) position, length);
                return length;
            }
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            synchronized (CutDisk.this) {
                power.alive();
                byte[] bytes = new byte[from.remaining()];
                from.get(bytes);
                node.write(bytes, (int) position);
                power.change();
                return bytes.length;
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (CutDisk.this) {
                power.change();
                node.resize((int) Math.min(node.size, size));
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            synchronized (CutDisk.this) {
                power.change();
                node.force();
            }
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            return new FileLock(this, position, size, shared) {
                @Override
                public boolean isValid() {
                    return true;
                }

                @Override
                public void release() {}
            };
        }
    }
}
