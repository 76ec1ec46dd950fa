package io.tablebridge.app.imports;

import io.tablebridge.pipeline.ImportState;
import java.util.Optional;

/**
 * Which import of a file is meant. The same content may have been imported before, in the same way: one that did not end goes
 * on, one that ended is done again only for who asks for that, and one that was taken back is not known any more.
 *
 * @param attempt how many there were before it
 * @param id of the import
 * @param state how it stands; empty before it began
 */
record ImportChoice(int attempt, String id, Optional<ImportState> state) {

    static ImportChoice of(ImportGround ground, ImportWish wish, ImportFile file) {
        ImportChoice choice = at(0, ground, wish, file);
        boolean gone = choice.isTakenBack(ground);
        while (choice.isEnded() || gone) {
            ImportChoice next = at(choice.attempt() + 1, ground, wish, file);
            if (next.state().isEmpty() && !gone && !wish.again()) {
                return choice;
            }
            choice = next;
            gone = choice.isTakenBack(ground);
        }
        return choice;
    }

    private static ImportChoice at(int attempt, ImportGround ground, ImportWish wish, ImportFile file) {
        String id = file.importId(wish.mapping(), wish.source(), attempt);
        return new ImportChoice(attempt, id, ground.imports().find(id));
    }

    private boolean isTakenBack(ImportGround ground) {
        return state.isPresent() && ground.imports().takeBack(id).isPresent();
    }

    boolean isEnded() {
        return state.filter(begun -> begun.end().isPresent()).isPresent();
    }
}
