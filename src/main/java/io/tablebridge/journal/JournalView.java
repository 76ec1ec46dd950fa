package io.tablebridge.journal;

import io.tablebridge.journal.Recovery.Recovered;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The journal of a folder as it stood when this was opened, only to be read: beside the process that holds it, or while none
 * does. It never changes anything there and takes no entry. It may show entries at its end that are not forced yet: whoever
 * needs only forced ones asks the process that writes how far it is. Thread-safe.
 */
public final class JournalView implements Journal {

    /** How often files may be replaced by the process that writes while we look at them. */
    private static final int TRIES = 5;

    private final Folder folder;
    private final Recovered recovered;
    private final Losses losses;

    private JournalView(Folder folder, Recovered recovered, Losses losses) {
        this.folder = folder;
        this.recovered = recovered;
        this.losses = losses;
    }

    /**
     * Looks at the journal of a folder.
     *
     * @throws IOException when it can't be read
     */
    public static JournalView open(Path folder) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                return look(new ReadOnlyFiles(folder));
            } catch (NoSuchFileException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static JournalView look(JournalFiles files) throws IOException {
        Folder folder = new Folder(files);
        Recovered recovered = new Recovery(folder, new StopMarks(files, "", Clock.systemUTC())).run();
        return new JournalView(folder, recovered, Losses.of(files));
    }

    @Override
    public String id() {
        return recovered.id().toString();
    }

    /** Never takes one. */
    @Override
    public CompletionStage<Receipt> append(Entry entry) {
        return CompletableFuture.failedFuture(
                new JournalUnavailableException("this journal is only looked at", Duration.ZERO));
    }

    @Override
    public long end() {
        return recovered.segments().end();
    }

    @Override
    public long oldest() {
        return recovered.segments().oldest();
    }

    @Override
    public JournalReader readAfter(long entry) {
        return new FileReader(recovered.segments(), folder, losses, entry);
    }

    /** As {@link FileJournal#lastBefore}. */
    public long lastBefore(Instant time) {
        return recovered.segments().lastBefore(time);
    }

    /** Nothing has to be freed but what its readers hold. */
    @Override
    public void close() {}
}
