package io.tablebridge.guests;

import io.tablebridge.identity.Feature;
import io.tablebridge.identity.FeatureHash;
import io.tablebridge.identity.FeatureKind;
import io.tablebridge.identity.IdentityRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the values of some records are worth: whether they tell one person from another. */
final class Worth {

    private final IdentityRules rules;
    private final Set<FeatureHash> shared;

    private Worth(IdentityRules rules, Set<FeatureHash> shared) {
        this.rules = rules;
        this.shared = shared;
    }

    static Worth of(Connection connection, IdentityRules rules, Collection<List<StoredRecord>> guests)
            throws SQLException {
        List<FeatureHash> values = guests.stream()
                .flatMap(List::stream)
                .flatMap(record -> rules.features(record.ref().source(), record.fields()).stream())
                .filter(feature -> feature.kind() == FeatureKind.EMAIL || feature.kind() == FeatureKind.PHONE)
                .map(FeatureHash::of)
                .toList();
        return new Worth(rules, SharedValueTable.find(connection, values));
    }

    /** Whether an e-mail address is not junk. */
    boolean isMeant(String email) {
        return rules.email(email).isPresent();
    }

    /** Whether an e-mail address is not junk, and no more people share it than may. */
    boolean isPersonalEmail(String email) {
        return rules.email(email).filter(this::isPersonal).isPresent();
    }

    /** Whether a phone number is not junk, and no more people share it than may. */
    boolean isPersonalPhone(String phone) {
        return rules.phone(phone).filter(this::isPersonal).isPresent();
    }

    private boolean isPersonal(Feature feature) {
        return !shared.contains(FeatureHash.of(feature));
    }
}
