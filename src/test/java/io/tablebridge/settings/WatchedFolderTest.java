package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are edited while somebody looks. */
class WatchedFolderTest {

    private static final long MOST_BYTES = 10_000;

    private Path folder;
    private WatchedFolder watched;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        folder = temporary;
        write("a.yaml", "one");
        write("b.yaml", "one");
        write("notes.txt", "one");
        watched = new WatchedFolder(folder, name -> name.endsWith(".yaml"), MOST_BYTES);
        assertThat(watched.first()).containsExactly(read("a.yaml", "one"), read("b.yaml", "one"));
    }

    @Test
    void whatDoesNotChangeIsNotTold() throws IOException {
        write("a.yaml", "one");
        write("notes.txt", "two");
        Files.setLastModifiedTime(folder.resolve("b.yaml"), FileTime.fromMillis(1));
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).isEmpty();
    }

    @Test
    void aChangeIsToldOnceWhenItStandsStill() throws IOException {
        write("a.yaml", "tw");
        assertThat(watched.look()).isEmpty();
        write("a.yaml", "two");
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).containsExactly(read("a.yaml", "two"));
        assertThat(watched.look()).isEmpty();
    }

    @Test
    void aChangeOfTheSameSizeAtTheSameTimeIsSeen() throws IOException {
        FileTime time = Files.getLastModifiedTime(folder.resolve("a.yaml"));
        write("a.yaml", "two");
        Files.setLastModifiedTime(folder.resolve("a.yaml"), time);
        watched.look();
        assertThat(watched.look()).containsExactly(read("a.yaml", "two"));
    }

    @Test
    void aChangeThatIsTakenBackIsNotTold() throws IOException {
        write("a.yaml", "two");
        watched.look();
        write("a.yaml", "one");
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).isEmpty();
    }

    @Test
    void aFileIsGoneWhenItWasAwayTwice() throws IOException {
        Files.delete(folder.resolve("a.yaml"));
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).containsExactly(FoundFile.gone("a.yaml"));
        assertThat(watched.look()).isEmpty();
        write("a.yaml", "one");
        watched.look();
        assertThat(watched.look()).containsExactly(read("a.yaml", "one"));
    }

    @Test
    void aFileThatWasAwayForAMomentIsAsItWas() throws IOException {
        Files.move(folder.resolve("a.yaml"), folder.resolve("away"));
        assertThat(watched.look()).isEmpty();
        Files.move(folder.resolve("away"), folder.resolve("a.yaml"));
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).isEmpty();
    }

    @Test
    void whatCanNotBeReadIsToldAsSuch() throws IOException {
        write("a.yaml", "x".repeat(20_000));
        Files.write(folder.resolve("b.yaml"), new byte[] {'a', (byte) 0xE9, '('});
        Files.createDirectory(folder.resolve("c.yaml"));
        watched.look();
        assertThat(watched.look())
                .extracting(FoundFile::state)
                .containsExactly(FoundFile.State.TOO_LARGE, FoundFile.State.NOT_UTF8, FoundFile.State.UNREADABLE);
    }

    @Test
    void aFolderThatIsAwayEndsNothing() throws IOException {
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        assertThatThrownBy(watched::look).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(watched::look).isInstanceOf(NoSuchFileException.class);
        Files.move(away, folder);
        assertThat(watched.look()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static FoundFile read(String name, String text) {
        return new FoundFile(name, FoundFile.State.READ, text);
    }
}
