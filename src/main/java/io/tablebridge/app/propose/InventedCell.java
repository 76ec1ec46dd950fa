package io.tablebridge.app.propose;

import java.util.List;
import java.util.regex.Pattern;

/** Puts invented people in the place of a file's own, written in the same form. Pure, thread-safe. */
final class InventedCell {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final List<String> HAN_FAMILY = List.of("王", "陳", "林");
    private static final List<String> HAN_GIVEN = List.of("小明", "大文", "美麗");
    private static final List<String> FAMILY = List.of("Doe", "Roe", "Poe");
    private static final List<String> GIVEN = List.of("Jane", "John", "Ann");
    private static final String LOCAL_MOBILE = "0912345670";
    private static final String FOREIGN_MOBILE = "886912345670";
    private static final String SHORT_MOBILE = "912345670";
    private static final String LANDLINE = "0223456780";
    private static final String NUMBERS = "123456789012345678901234567890";
    private static final int YEAR = 1990;
    private static final int MINGUO_YEAR = 79;
    private static final int MONTH = 3;
    private static final int DAY = 5;

    private final int row;

    /** @param row 0, 1 or 2: another person each */
    InventedCell(int row) {
        this.row = row;
    }

    /** What stands in a test instead of this cell. */
    String of(Meaning meaning, String cell) {
        boolean han = HAN.matcher(cell).find();
        return switch (meaning.look()) {
            case NAME -> name(meaning.field(), han);
            case PHONE -> phone(cell);
            case EMAIL -> "guest" + (row + 1) + "@example.com";
            case LINE -> "U" + Integer.toString(row + 1).repeat(32);
            case ID -> shape(cell);
            case NOTE, TEXT -> meaning.field().equals("guest.allergies") ? peanut(han) : han ? "範例" : "example";
            case DATE -> meaning.field().equals("guest.birthday") ? birthday(cell) : cell;
            case TIME, DATETIME, COUNT, MONEY, YESNO, STATUS -> cell;
        };
    }

    private static String peanut(boolean han) {
        return han ? "花生" : "peanut";
    }

    private String name(String field, boolean han) {
        String family = (han ? HAN_FAMILY : FAMILY).get(row);
        String given = (han ? HAN_GIVEN : GIVEN).get(row);
        return switch (field) {
            case "guest.familyName" -> family;
            case "guest.givenName", "guest.alias" -> given;
            default -> han ? family + given : given + " " + family;
        };
    }

    private String phone(String cell) {
        long digits = cell.codePoints().filter(Character::isDigit).count();
        String plain = digits(cell);
        String number = digits == LOCAL_MOBILE.length() && plain.startsWith("09")
                ? LOCAL_MOBILE
                : digits == FOREIGN_MOBILE.length() && plain.startsWith("8869")
                        ? FOREIGN_MOBILE
                        : digits == SHORT_MOBILE.length() && plain.startsWith("9") ? SHORT_MOBILE : "";
        if (number.isEmpty()) {
            return digits == LANDLINE.length() && plain.startsWith("0")
                    ? filled(cell, numbered(LANDLINE))
                    : "+" + numbered(FOREIGN_MOBILE);
        }
        return filled(cell, numbered(number));
    }

    private String numbered(String number) {
        return number.substring(0, number.length() - 1) + (row + 1);
    }

    private static String digits(String cell) {
        StringBuilder digits = new StringBuilder();
        cell.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    /** The letters and digits of an id become others of the same kind. */
    private String shape(String cell) {
        StringBuilder shape = new StringBuilder();
        cell.codePoints()
                .forEach(c -> shape.appendCodePoint(
                        !Character.isLetter(c) ? c : Character.isUpperCase(c) ? 'A' + row : 'a' + row));
        String number = (row + 1) + NUMBERS.substring(row);
        return filled(shape.toString(), number.repeat(1 + cell.length() / number.length()));
    }

    /** Year, month and day of somebody's birth become others; how they are written stays. */
    private static String birthday(String cell) {
        StringBuilder written = new StringBuilder();
        int group = 0;
        for (int i = 0; i < cell.length(); ) {
            int end = i;
            while (end < cell.length() && Character.isDigit(cell.charAt(end))) {
                end++;
            }
            if (end == i) {
                written.append(cell.charAt(i++));
            } else {
                written.append(part(end - i, group++));
                i = end;
            }
        }
        return written.toString();
    }

    private static String part(int digits, int group) {
        return switch (digits) {
            case 8 -> "%04d%02d%02d".formatted(YEAR, MONTH, DAY);
            case 7 -> "%03d%02d%02d".formatted(MINGUO_YEAR, MONTH, DAY);
            case 4 -> String.valueOf(YEAR);
            case 3 -> "%03d".formatted(MINGUO_YEAR);
            default -> ("%0" + digits + "d").formatted(group % 2 == 0 ? MONTH : DAY);
        };
    }

    /** The digits of a text become these, one after the other; full-width ones stay so. */
    private static String filled(String text, String digits) {
        StringBuilder filled = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                filled.append((char) (c - Character.digit(c, 10) + Character.digit(digits.charAt(next++), 10)));
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }
}
