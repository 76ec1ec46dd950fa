package io.tablebridge.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    @Test
    void oneThatIsBeingMadeIsNotTakenForADeadOne() throws Exception {
        Process maker = process(Maker.class);
        while (maker.isAlive()) {
            Scratch.removeDead(data);
        }
        String said = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(maker.exitValue()).as(said).isZero();
    }

    @Test
    void aLookAtOurOwnLeavesItLockedForOtherProcesses() throws Exception {
        try (Scratch held = Scratch.make(data)) {
            Scratch.removeDead(data);
            assertThat(process(Remover.class).waitFor()).isZero();
            assertThat(held.folder()).exists();
        }
    }

    private Process process(Class<?> main) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        data.root().toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Another process, which makes some. */
    static final class Maker {

        private static final int TIMES = 300;

        private Maker() {}

        public static void main(String[] arguments) {
            DataFolder data = DataFolder.at(Path.of(arguments[0]));
            for (int i = 0; i < TIMES; i++) {
                try (Scratch scratch = Scratch.make(data)) {
                    if (!Files.exists(scratch.folder().resolve("lock"))) {
                        throw new IllegalStateException("it was removed, round " + i);
                    }
                }
            }
        }
    }

    /** Another process, which removes dead ones. */
    static final class Remover {

        private Remover() {}

        public static void main(String[] arguments) {
            Scratch.removeDead(DataFolder.at(Path.of(arguments[0])));
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
