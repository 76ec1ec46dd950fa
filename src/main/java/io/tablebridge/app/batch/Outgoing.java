package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The places to which exports go: where a table is written first, and how it comes to its place. Thread-safe. */
public final class Outgoing {

    private static final String MISSING = ".missing.csv";

    private final Settings settings;

    public Outgoing(Settings settings) {
        this.settings = settings;
    }

    /**
     * The file that a table is written into.
     *
     * @throws OperateException when its folder can't be made
     */
    Path file(Batch batch, ExportPlace place, String name) {
        Path folder = place instanceof ExportPlace.Folder here
                ? here.folder()
                : settings.path(SettingsCatalog.DATA).resolve("batches").resolve(batch.name());
        try {
            Files.createDirectories(folder);
            return folder.resolve(name);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * Brings a table that is whole to its place, and with it the list of what it could not hold.
     *
     * @return where it is now
     * @throws OperateException when it can't be brought there
     */
    String bring(ExportPlace place, Path file) {
        if (!(place instanceof ExportPlace.Sftp there)) {
            return file.toString();
        }
        SftpAccount account = SftpAccount.of(settings, there.account());
        SftpUpload upload = new SftpUpload(account);
        Path missing = file.resolveSibling(file.getFileName() + MISSING);
        try {
            if (Files.exists(missing)) {
                upload.put(missing, there.folder());
            }
            upload.put(file, there.folder());
            Files.deleteIfExists(missing);
            Files.delete(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
        return "sftp://" + account.place() + there.folder() + "/" + file.getFileName();
    }

    private static OperateException unusable(Path path, IOException e) {
        return new OperateException(
                Problem.at(path.toString(), "TB-BAT-021", e.getClass().getSimpleName()), e);
    }
}
