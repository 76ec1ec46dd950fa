package io.tablebridge.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.Money;
import io.tablebridge.normalize.MoneyReader;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads money: a number or a text, or an object that holds an amount and its currency.
 *
 * @param readers by how many decimals the numbers leave out
 * @param digits how many decimals the numbers leave out; empty: as many as the currency has
 * @param currency a code of ISO 4217, where the event does not name it
 * @param amountAt where the amount stands within the value
 * @param currencyAt where the currency stands within the value
 */
record MoneyTransform(
        List<MoneyReader> readers,
        Optional<Integer> digits,
        Optional<String> currency,
        Optional<JsonPointer> amountAt,
        Optional<JsonPointer> currencyAt)
        implements Transform {

    @Override
    public Outcome apply(JsonNode node) {
        JsonNode amount = amountAt.map(node::at).orElse(node);
        if (amount.isMissingNode() || amount.isNull()) {
            return Outcome.NOTHING;
        }
        if (!amount.isNumber() && !amount.isTextual()) {
            return Outcome.wrong("TB-MAP-046");
        }
        String code = currency.orElseGet(() ->
                currencyAt.map(at -> node.at(at).asText()).orElse("").strip().toUpperCase(Locale.ROOT));
        Optional<Integer> places = Money.digits(code);
        if (places.isEmpty()) {
            return Outcome.wrong("TB-NRM-071");
        }
        MoneyReader reader = readers.get(digits.orElse(places.get()));
        Reading<Money> read = amount.isTextual()
                ? reader.read(amount.textValue(), code)
                : FiniteNumber.of(amount)
                        .map(number -> reader.read(number, code))
                        .orElseGet(() -> Reading.not(Reason.MONEY_SYNTAX));
        return Outcome.of(read);
    }
}
