package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phone Number",
                "phone_number",
                "PHONE-NUMBER",
                "\uFEFFPhone Number",
                " Phone\u00A0Number ",
                "Phone\r\nNumber",
                "ＰＨＯＮＥ－ＮＵＭＢＥＲ：",
                "PhoneNumber *",
                "Phone\u200B Number"
            })
    void oneNameWrittenInManyWaysIsOne(String name) {
        assertThat(ColumnKey.of(name)).isEqualTo("phonenumber");
    }

    @Test
    void whatMeansSomethingElseIsAnother() {
        assertThat(ColumnKey.of("電話")).isNotEqualTo(ColumnKey.of("电话"));
        assertThat(ColumnKey.of("Phone (2)")).isNotEqualTo(ColumnKey.of("Phone"));
        assertThat(ColumnKey.of("Phone 1 - Value")).isNotEqualTo(ColumnKey.of("Phone 2 - Value"));
        assertThat(ColumnKey.of(" - ")).isEmpty();
    }

    @Property(tries = 500)
    void aKeyIsAlikeToItsName(@ForAll String name) {
        String key = ColumnKey.of(name);
        assertThat(ColumnKey.of("\uFEFF " + name + "\n")).isEqualTo(key);
    }
}
