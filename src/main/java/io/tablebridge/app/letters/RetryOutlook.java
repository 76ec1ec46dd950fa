package io.tablebridge.app.letters;

import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.Entry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.MappingInput;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Map;

/** What the mappings in force would make of an event now. Changes nothing. */
final class RetryOutlook {

    private final Map<String, String> rules;

    /** @param rules the text of each mapping in force by name */
    RetryOutlook(Map<String, String> rules) {
        this.rules = Map.copyOf(rules);
    }

    MappingResult of(Entry entry, int body) {
        if (ThinEvent.isThin(entry)) {
            return ThinEvent.places(entry).isEmpty()
                    ? new MappingResult.Mapped(List.of(), List.of())
                    : refused(entry, "TB-PIP-012", ThinEvent.places(entry));
        }
        String name = entry.headers().getOrDefault(Entry.MAPPING, "");
        if (name.isEmpty()) {
            return refused(entry, "TB-PIP-001");
        }
        String text = rules.get(name);
        if (text == null) {
            return refused(entry, "TB-PIP-003", name);
        }
        try {
            return new MappingCompiler()
                    .inbound(name + ".yaml", text)
                    .map(new MappingInput(
                            entry.source(), entry.headers(), entry.bodies().get(body)));
        } catch (MappingException e) {
            return refused(entry, "TB-PIP-004", name);
        }
    }

    private static MappingResult refused(Entry entry, String code, Object... arguments) {
        return new MappingResult.Unmappable(List.of(new FieldError("", Problem.at(entry.source(), code, arguments))));
    }
}
