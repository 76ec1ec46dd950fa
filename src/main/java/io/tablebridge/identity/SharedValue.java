package io.tablebridge.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A feature's value, as the index has it, with the records that have it. */
record SharedValue(GuestIndex index, int number) {

    FeatureHash hash() {
        return index.hash(this);
    }

    List<Member> members() {
        return index.descriptions().records(number).mapToObj(index::member).toList();
    }

    /** The records of one name; looked for one by one as they are asked for. */
    Stream<Member> members(long name) {
        return index.descriptions().records(number, name).mapToObj(index::member);
    }

    /** Any of the records but this one. */
    Optional<Member> other(Member member) {
        return index.descriptions()
                .records(number)
                .filter(other -> other != member.number())
                .mapToObj(index::member)
                .findFirst();
    }

    boolean isPersonal(int maxNames, int maxRecords) {
        return index.descriptions().size(number) <= maxRecords
                && index.descriptions().names(number) <= maxNames;
    }
}
