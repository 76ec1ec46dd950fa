package io.tablebridge.app.imports;

import io.tablebridge.camel.FolderAnswer;
import io.tablebridge.camel.FolderWish;
import io.tablebridge.camel.FolderWork;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.ImportState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Imports the files of watched folders through the service's queue, as soon as that is there. Thread-safe. */
public final class WatchedImports implements FolderWork {

    /** No plain file, too large, no mapping or several for it: waiting changes nothing. */
    private static final Set<String> FOR_GOOD = Set.of("TB-IMP-021", "TB-IMP-024", "TB-IMP-050", "TB-IMP-051");

    /** What is wrong with a table. */
    private static final String NO_TABLE = "TB-CSV-";

    private final CompletableFuture<ImportQueue> queue = new CompletableFuture<>();

    /** To be called once, when the queue is there. */
    public void connect(ImportQueue there) {
        queue.complete(there);
    }

    @Override
    public FolderAnswer order(Path file, FolderWish wish) throws InterruptedException {
        Optional<ImportQueue> there = there();
        if (there.isEmpty()) {
            return FolderAnswer.later(Optional.empty());
        }
        Map<String, String> words = new HashMap<>(wish.words());
        words.put("name", String.valueOf(file.getFileName()));
        words.put("mapping", wish.mapping());
        words.put("source", wish.source());
        try {
            return answer(there.get().order(ImportWords.wish(words, file)));
        } catch (OperateException e) {
            String code = e.problem().code();
            if (FOR_GOOD.contains(code) || code.startsWith(NO_TABLE)) {
                return FolderAnswer.refused(e.problem());
            }
            return FolderAnswer.later(there.get().isClosing() ? Optional.empty() : Optional.of(e.problem()));
        }
    }

    /** Empty while it can't be used. */
    private Optional<ImportQueue> there() {
        return Optional.ofNullable(queue.getNow(null)).filter(each -> !each.isClosing());
    }

    @Override
    public FolderAnswer state(String id) {
        try {
            return there().map(each -> answer(each.standing(id))).orElseGet(() -> FolderAnswer.later(Optional.empty()));
        } catch (OperateException e) {
            // Nobody knows of it any more: it is ordered once more, and found to be over.
            return FolderAnswer.later(Optional.empty());
        }
    }

    private static FolderAnswer answer(ImportStanding standing) {
        return switch (standing.phase()) {
            case WAITING, RUNNING, PAUSED, RESTING -> FolderAnswer.underWay(standing.id());
            case ENDED ->
                FolderAnswer.taken(
                        standing.id(),
                        standing.result().map(ImportResult::before).orElse(false));
            case FAILED -> FolderAnswer.refused(standing.trouble().orElseThrow());
        };
    }

    @Override
    public Optional<Path> writeRejects(String id, Path file, boolean again, FolderWish wish)
            throws InterruptedException {
        ImportGround ground = queue.join().ground();
        Optional<ImportState> state = ground.imports().find(id);
        if (state.isEmpty() || state.get().counts().rejected() == 0 || (again && isOf(state.get(), file))) {
            return Optional.empty();
        }
        Path free = RejectFile.free(file);
        RejectFile.write(new RejectRows(ground, state.get(), wish.language()), free);
        return Optional.of(free);
    }

    /** One from before this import's end is that of another file which had the same name. */
    private static boolean isOf(ImportState state, Path file) {
        try {
            return Files.exists(file)
                    && state.end().isPresent()
                    && !Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(state.end().get().at());
        } catch (IOException e) {
            return false; // then they are written beside it
        }
    }
}
