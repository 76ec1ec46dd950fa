package io.tablebridge.normalize;

import java.util.Optional;
import java.util.Set;

/**
 * The parts of a full name, as far as its writing tells them: a Chinese name of two to four characters, and "Family,
 * Given". The order of other names is not known (Chen Yuling, Jane Austen): they stay whole, as given name.
 *
 * @param family the family name, where it is known
 * @param given the given name, or the whole name where the parts are not known
 */
public record NameParts(Optional<String> family, Optional<String> given) {

    private static final Set<String> DOUBLE = Set.of(
            "歐陽", "司馬", "司徒", "上官", "諸葛", "夏侯", "皇甫", "尉遲", "公孫", "慕容", "令狐", "宇文", "長孫", "東方", "端木", "申屠", "澹臺", "淳于",
            "單于", "鍾離", "軒轅", "張簡", "范姜", "歐阳", "司马", "诸葛");

    public static NameParts of(String name) {
        int comma = name.indexOf(',');
        if (comma > 0 && comma < name.length() - 1 && comma == name.lastIndexOf(',')) {
            return new NameParts(
                    Optional.of(name.substring(0, comma).strip()),
                    Optional.of(name.substring(comma + 1).strip()).filter(given -> !given.isEmpty()));
        }
        boolean han = name.codePoints().allMatch(Characters::isHan);
        int length = name.codePointCount(0, name.length());
        if (!han || length > 4) {
            return new NameParts(Optional.empty(), Optional.of(name));
        }
        boolean twoFirst = length >= 2 && DOUBLE.contains(name.substring(0, name.offsetByCodePoints(0, 2)));
        int end = name.offsetByCodePoints(0, twoFirst ? 2 : 1);
        return new NameParts(
                Optional.of(name.substring(0, end)),
                Optional.of(name.substring(end)).filter(given -> !given.isEmpty()));
    }

    /** The parts are personal data and must not reach a log. */
    @Override
    public String toString() {
        return "name parts";
    }
}
