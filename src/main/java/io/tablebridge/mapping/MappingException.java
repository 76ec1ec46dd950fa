package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.List;

/** A mapping file can't be used; every problem found names file, line and remedy. */
public final class MappingException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public MappingException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
