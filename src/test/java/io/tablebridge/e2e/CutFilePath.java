package io.tablebridge.e2e;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.h2.store.fs.FilePath;

/** A file system of H2's over one {@link CutDisk}: the files of one flat folder, under a scheme of its own. */
final class CutFilePath extends FilePath {

    private final CutDisk disk;
    private final String scheme;

    private CutFilePath(CutDisk disk, String scheme, String name) {
        this.disk = disk;
        this.scheme = scheme;
        this.name = name;
    }

    /**
     * Makes the disk known to H2.
     *
     * @param scheme lower-case letters and digits; no other disk may have it
     */
    static CutFilePath register(CutDisk disk, String scheme) {
        CutFilePath root = new CutFilePath(disk, scheme, scheme + ":/");
        FilePath.register(root);
        return root;
    }

    String url(String database) {
        return "jdbc:h2:" + scheme + ":/" + database;
    }

    private String file() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public long size() {
        return disk.size(file());
    }

    @Override
    public void moveTo(FilePath to, boolean atomicReplace) {
        disk.move(file(), to.getName());
    }

    @Override
    public boolean createFile() {
        return disk.create(file());
    }

    @Override
    public boolean exists() {
        return isDirectory() || disk.exists(file());
    }

    @Override
    public void delete() {
        disk.delete(file());
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return disk.names().stream()
                .map(file -> (FilePath) getPath(scheme + ":/" + file))
                .toList();
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        return getPath(scheme + ":/");
    }

    @Override
    public boolean isDirectory() {
        return file().isEmpty();
    }

    @Override
    public boolean isRegularFile() {
        return !isDirectory() && disk.exists(file());
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public void createDirectory() {}

    @Override
    public FileChannel open(String mode) throws IOException {
        return disk.open(file(), mode.equals("r"));
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public FilePath createTempFile(String suffix, boolean inTempDir) {
        return getPath(scheme + ":/" + disk.temporaryName());
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public CutFilePath getPath(String path) {
        return new CutFilePath(disk, scheme, path);
    }
}
