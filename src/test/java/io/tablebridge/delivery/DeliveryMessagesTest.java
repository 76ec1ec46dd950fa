package io.tablebridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Messages;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeliveryMessagesTest {

    private static final Pattern LEFT_OVER = Pattern.compile("\\{[0-9]");

    @Test
    void everySentenceStandsInBothLanguages() {
        ResourceBundle english = ResourceBundle.getBundle("io.tablebridge.messages.delivery_en", Locale.ROOT);
        ResourceBundle chinese = ResourceBundle.getBundle("io.tablebridge.messages.delivery_zh_TW", Locale.ROOT);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String code : english.keySet()) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Messages.TAIWAN}) {
                assertThat(Messages.text(locale, code, "one", "two", "three"))
                        .isNotBlank()
                        .doesNotContainPattern(LEFT_OVER);
            }
        }
    }
}
