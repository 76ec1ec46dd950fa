package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether every field of a profile holds what is expected of it; of a list, one of its elements. */
record ProfileCondition(List<Test> tests) {

    record Test(String field, Condition.Expected expected) {

        boolean holds(GuestProfile profile) {
            Object value = profile.values().get(field);
            if (value instanceof List<?> list && !list.isEmpty()) {
                return list.stream().anyMatch(element -> holds(node(element)));
            }
            return holds(value == null || value instanceof List<?> ? null : node(value));
        }

        private boolean holds(@Nullable JsonNode node) {
            return expected.of(node) == Condition.Answer.YES;
        }

        private static JsonNode node(Object value) {
            if (value instanceof Boolean flag) {
                return BooleanNode.valueOf(flag);
            }
            if (value instanceof Money money) {
                return DecimalNode.valueOf(money.major());
            }
            return value instanceof Number number
                    ? DecimalNode.valueOf(new BigDecimal(number.toString()))
                    : TextNode.valueOf(value.toString());
        }
    }

    boolean holds(GuestProfile profile) {
        return tests.stream().allMatch(test -> test.holds(profile));
    }
}
