package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+886912345678",
                "+886 912 345 678",
                "0912-345-678",
                "0912345678",
                "０９１２３４５６７８",
                "(02)2345-6789",
                "02-23456789",
                "+1 (415) 555-0100",
                "415-555-0100",
                "886912345678"
            })
    void phoneLikeNumbersAreMasked(String phone) {
        assertThat(Masking.line("guest " + phone + " called"))
                .doesNotContain(phone)
                .startsWith("guest ")
                .endsWith(" called")
                .contains(Masking.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T03:11:02.123Z",
                "position 912345678.0",
                "contact 512345678901",
                "127.0.0.1:8080",
                "0.1.0-SNAPSHOT",
                "TB-OPS-031",
                "20261122T031102.123Z-4711",
                "3f2a7c1e-6a55-4d2f-9a5e-0c8f6a1b2c3d",
                "io.tablebridge.operate.backup.RecoveryDecisionWithALongName2",
                "/var/lib/tablebridge/data/backups/20261122T043000.000Z-123456/database.zip"
            })
    void idsTimesAndPlacesStayReadable(String text) {
        assertThat(Masking.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abcdefghij",
                "權杖Bearer abcdefghij",
                "pat-na1-01234567-89ab-cdef-0123-456789abcdef",
                "token=s3cr3t",
                "\"api_key\": \"s3cr3t\"",
                "Authorization: s3cr3t",
                "eyJhbGciOiJI.eyJzdWIiOiIx.sig",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "A1b2C3d4E5f6A1b2C3d4E5f6A1b2C3d4E5f6"
            })
    void tokensAreMasked(String token) {
        assertThat(Masking.line("sent " + token + " off"))
                .contains(Masking.HIDDEN)
                .doesNotContain(last(token));
    }

    @Test
    void anEmailKeepsItsFirstLetterAndDomain() {
        assertThat(Masking.line("to ming.wang+vip@example.com.tw now")).isEqualTo("to m•••@example.com.tw now");
        assertThat(Masking.line("to 王小明@例子.台灣")).isEqualTo("to 王•••@例子.台灣");
        assertThat(Masking.email("ming@example.com")).isEqualTo("m•••@example.com");
        assertThat(Masking.email("nonsense")).isEqualTo(Masking.HIDDEN);
    }

    @Test
    void aNameKeepsItsFirstCharacterOnly() {
        assertThat(Masking.name("王小明")).isEqualTo("王•");
        assertThat(Masking.name("𠮷野")).isEqualTo("𠮷•");
        assertThat(Masking.name(" ")).isEmpty();
    }

    @Test
    void aHostileLineIsMaskedInBoundedTime() {
        String hostile = "a@".repeat(20_000) + "0".repeat(20_000) + "-A1".repeat(20_000);
        assertThat(Masking.line(hostile).length()).isLessThanOrEqualTo(20_001);
    }

    private static String last(String token) {
        return token.replaceAll("\"", "").substring(token.replaceAll("\"", "").length() - 5);
    }
}
