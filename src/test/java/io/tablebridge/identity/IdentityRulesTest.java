package io.tablebridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRulesTest {

    private final IdentityRules rules = IdentityRules.common();

    @ParameterizedTest
    @ValueSource(strings = {"+886900000000", "+886911111111", "+886911111111;ext=5"})
    void aPhoneNobodyHasIsNoFeature(String phone) {
        assertThat(rules.features("inline", Fields.of(Map.of("guest.phone", phone))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none@none.com", "Test@test.com", "noemail@whatever.example"})
    void anAddressNobodyHasIsNoFeature(String email) {
        assertThat(rules.features("inline", Fields.of(Map.of("guest.email", email))))
                .isEmpty();
    }

    @Test
    void anOrdinaryNumberIsAFeature() {
        assertThat(rules.features("inline", Fields.of(Map.of("guest.phone", "+886912345678"))))
                .containsExactly(new Feature(FeatureKind.PHONE, "+886912345678"));
    }

    @Test
    void theSameCustomerIdOfTwoSourcesIsNotTheSameFeature() {
        Fields fields = Fields.of(Map.of("guest.customerId", "C1"));
        assertThat(rules.identityOf("inline", fields)).isNotEqualTo(rules.identityOf("square", fields));
    }

    @Test
    void widthCaseBlanksAndPunctuationMakeNoOtherName() {
        assertThat(IdentityRules.nameKey(Fields.of(Map.of("guest.name", "Ｍary-Ann  O'Neil"))))
                .isEqualTo("maryannoneil");
        assertThat(IdentityRules.nameKey(Fields.of(Map.of("guest.familyName", "王", "guest.givenName", "小明"))))
                .isEqualTo(IdentityRules.nameKey(Fields.of(Map.of("guest.name", "王 小明"))));
    }

    @Test
    void neitherAFeatureNorItsHashShowsTheValue() {
        assertThat(new Feature(FeatureKind.PHONE, "+886912345678").toString()).isEqualTo("PHONE");
    }
}
