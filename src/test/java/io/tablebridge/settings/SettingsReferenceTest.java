package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The reference is made from the declarations; {@code -Dtablebridge.write-docs=true} writes it anew. */
class SettingsReferenceTest {

    @Test
    void theEnglishPageIsUpToDate() throws IOException {
        check(Path.of("docs/settings.md"), SettingsReference.markdown(Locale.ENGLISH));
    }

    @Test
    void theChinesePageIsUpToDate() throws IOException {
        check(Path.of("docs/settings.zh-TW.md"), SettingsReference.markdown(Messages.TAIWAN));
    }

    private static void check(Path page, String expected) throws IOException {
        if (Boolean.getBoolean("tablebridge.write-docs")) {
            Files.writeString(page, expected);
        }
        assertThat(page).hasContent(expected);
    }
}
