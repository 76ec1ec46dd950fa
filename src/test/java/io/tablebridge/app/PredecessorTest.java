package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.TestPostgres;
import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.db.DatabaseUnavailableException;
import io.tablebridge.db.WriterName;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.operate.backup.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that died without PostgreSQL being told. */
class PredecessorTest {

    @Test
    void whoHasTheDataFolderIsNotKeptOutByItsLastProcess(@TempDir Path folder) throws Exception {
        ServerKeeping keeping = new ServerKeeping(TestPostgres.shared().fresh(), DataFolder.at(folder));
        try (DataFolder.Lock unused = DataFolder.at(folder).create().tryLock().orElseThrow();
                FileJournal journal = journal(folder);
                Database dead = keeping.open(journal);
                Database next = keeping.open(journal)) {
            assertThat(next.<Long>write(handle ->
                            handle.createQuery("SELECT 1").mapTo(Long.class).one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCopyOfTheDataFolderIsNobodysSuccessor(@TempDir Path folder, @TempDir Path copy) throws Exception {
        try (DataFolder.Lock unused = DataFolder.at(folder).create().tryLock().orElseThrow();
                FileJournal journal = journal(folder)) {
            Optional<WriterName> name = ServerKeeping.writer(DataFolder.at(folder), journal);
            assertThat(name).isPresent().isEqualTo(ServerKeeping.writer(DataFolder.at(folder), journal));
            assertThat(ServerKeeping.writer(DataFolder.at(folder), journal, "another start"))
                    .isPresent()
                    .isNotEqualTo(name)
                    .hasValueSatisfying(other ->
                            assertThat(other.family()).isEqualTo(name.get().family()));
            Files.copy(folder.resolve("lock"), copy.resolve("lock"), StandardCopyOption.COPY_ATTRIBUTES);
            assertThat(ServerKeeping.writer(DataFolder.at(copy), journal))
                    .isPresent()
                    .isNotEqualTo(name);
        }
    }

    @Test
    void aCopyOfTheWholeMachineNeverEndsTheLivingOne(@TempDir Path folder) throws Exception {
        DatabaseAddress server = TestPostgres.shared().fresh();
        DataFolder data = DataFolder.at(folder);
        try (DataFolder.Lock unused = data.create().tryLock().orElseThrow();
                FileJournal journal = journal(folder);
                Database living =
                        Database.open(server, Duration.ZERO, ServerKeeping.writer(data, journal, "its start"))) {
            Optional<WriterName> copy = ServerKeeping.writer(data, journal, "the start of the copy");
            assertThatThrownBy(() -> Database.open(server, Duration.ZERO, copy))
                    .isInstanceOfSatisfying(
                            DatabaseUnavailableException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("TB-DB-010"));
            assertThat(living.<Integer>write(handle -> handle.execute("CREATE TABLE sign_of_life (n INT)")))
                    .isZero();
        }
    }

    private static FileJournal journal(Path folder) throws IOException {
        return FileJournal.open(JournalSettings.of(DataFolder.at(folder).journal()), Clock.systemUTC());
    }
}
