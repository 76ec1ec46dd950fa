package io.tablebridge.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads phone numbers as people type them into E.164, with {@code ;ext=} after it where there is an extension. Knows the
 * shape of numbers only: 0900-000-000 is a phone here, that it belongs to nobody is for the junk list to say.
 * Thread-safe.
 */
public final class PhoneReader {

    private static final int MAX_LENGTH = 80;
    private static final Pattern LABEL =
            Pattern.compile("^(?:電話|手機|行動電話|行動|市話|tel|phone|mobile|cell)\\s*[:.]?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile(
            "^(.*?)\\s*[,;(]?\\s*(?:分機|轉|內線|ext(?:ension|n)?|x|#)\\s*[.:=]?\\s*(\\d{1,7})\\)?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\+?[-\\d()./ \\u2010-\\u2015~]{3,}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final Optional<NationalMobiles> mobiles;

    /**
     * @param region the ISO 3166 code of the country whose local way of writing is understood, for example {@code TW}
     * @throws IllegalArgumentException when there is no such region
     */
    public PhoneReader(String region) {
        if (!isRegion(region)) {
            throw new IllegalArgumentException("no phone region " + region);
        }
        this.region = region;
        this.mobiles = NationalMobiles.of(region);
    }

    public static boolean isRegion(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    public Reading<String> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Reading.not(Reason.TOO_LONG);
        }
        String line = Characters.plainLine(text);
        if (mobiles.isPresent()) {
            String mobile = mobiles.get().read(line);
            if (!mobile.isEmpty()) {
                return Reading.of(mobile);
            }
        }
        String plain = LABEL.matcher(line).replaceFirst("");
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        Matcher extended = EXTENSION.matcher(plain);
        boolean hasExtension = extended.matches();
        String number = hasExtension ? extended.group(1) : plain;
        String extension = hasExtension ? extended.group(2) : "";
        return NUMBER.matcher(number).matches() ? parse(number, extension) : Reading.not(Reason.PHONE_SYNTAX);
    }

    private Reading<String> parse(String number, String extension) {
        try {
            PhoneNumber parsed = numbers.parse(international(number), region);
            if (numbers.isValidNumber(parsed)) {
                return Reading.of(numbers.format(parsed, PhoneNumberFormat.E164)
                        + (extension.isEmpty() ? "" : ";ext=" + extension));
            }
            return switch (numbers.isPossibleNumberWithReason(parsed)) {
                case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> Reading.not(Reason.PHONE_TOO_SHORT);
                case TOO_LONG -> Reading.not(Reason.PHONE_TOO_LONG);
                case IS_POSSIBLE, INVALID_COUNTRY_CODE, INVALID_LENGTH -> Reading.not(Reason.PHONE_UNASSIGNED);
            };
        } catch (NumberParseException e) {
            return Reading.not(
                    switch (e.getErrorType()) {
                        case TOO_LONG -> Reason.PHONE_TOO_LONG;
                        case TOO_SHORT_NSN, TOO_SHORT_AFTER_IDD -> Reason.PHONE_TOO_SHORT;
                        case INVALID_COUNTRY_CODE -> Reason.PHONE_UNASSIGNED;
                        case NOT_A_NUMBER -> Reason.PHONE_SYNTAX;
                    });
        }
    }

    /** Many type 00 for the plus sign whatever their country's own prefix is (002 in Taiwan). */
    private static String international(String number) {
        return number.startsWith("00") && !number.startsWith("000") ? "+" + number.substring(2) : number;
    }
}
