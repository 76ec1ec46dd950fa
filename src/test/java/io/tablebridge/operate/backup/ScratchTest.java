package io.tablebridge.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchTest {

    private final DataFolder data;

    ScratchTest(@TempDir Path folder) {
        data = DataFolder.at(folder).create();
    }

    @Test
    void itGoesWithAllThatIsInIt() throws Exception {
        Path folder;
        try (Scratch scratch = Scratch.make(data)) {
            folder = scratch.folder();
            Files.writeString(folder.resolve("before.mv.db"), "a copy");
            assertThat(Scratch.named(data, scratch.name())).isEqualTo(folder);
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatAProcessLeftThatDiedIsRemovedAndWhatOneHoldsIsNot() throws Exception {
        Path dead =
                Files.createDirectories(data.scratch().resolve(UUID.randomUUID().toString()));
        Files.writeString(dead.resolve("lock"), "");
        Files.writeString(dead.resolve("after.mv.db"), "a copy");
        Path ours = Files.createDirectories(data.scratch().resolve("notes of a person"));
        try (Scratch held = Scratch.make(data);
                Scratch second = Scratch.make(data)) {
            Scratch.removeDead(data);
            assertThat(dead).doesNotExist();
            assertThat(ours).exists();
            assertThat(held.folder()).exists();
            assertThat(second.folder()).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../journal", "00000000-0000-0000-0000-000000000000"})
    void noOtherFolderIsTakenForOne(String name) {
        assertThatThrownBy(() -> Scratch.named(data, name))
                .isInstanceOfSatisfying(
                        OperateException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("TB-OPS-080"));
    }
}
