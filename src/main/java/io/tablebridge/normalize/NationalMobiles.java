package io.tablebridge.normalize;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the way in which nearly every guest's number is written, a mobile number as people of the country dial it, by
 * what libphonenumber knows of the country. The library itself takes many times as long to say the same, because it asks
 * all that a number could be. Whatever is not surely such a number is left to it. Thread-safe.
 */
final class NationalMobiles {

    private static final int LONGEST = 20;

    private final String country;
    private final char prefix;
    private final Pattern mobile;
    private final Pattern any;
    private final Pattern abroad;

    private NationalMobiles(PhoneMetadata country) {
        this.country = "+" + country.getCountryCode();
        this.prefix = country.getNationalPrefix().charAt(0);
        this.mobile = Pattern.compile(country.getMobile().getNationalNumberPattern());
        this.any = Pattern.compile(country.getGeneralDesc().getNationalNumberPattern());
        this.abroad = Pattern.compile(country.getInternationalPrefix());
    }

    /** Empty where a country shares its code with others, or a number is dialled otherwise than with one digit before it. */
    static Optional<NationalMobiles> of(String region) {
        PhoneMetadata country = DefaultMetadataDependenciesProvider.getInstance()
                .getPhoneNumberMetadataSource()
                .getMetadataForRegion(region);
        boolean plain = country.getNationalPrefix().length() == 1
                && country.getNationalPrefix().equals(country.getNationalPrefixForParsing())
                && country.getNationalPrefixTransformRule().isEmpty()
                && !country.getMobile().getNationalNumberPattern().isEmpty()
                && PhoneNumberUtil.getInstance()
                                .getRegionCodesForCountryCode(country.getCountryCode())
                                .size()
                        == 1;
        return plain ? Optional.of(new NationalMobiles(country)) : Optional.empty();
    }

    /** The number in E.164; empty when the library must say what it is. */
    String read(String line) {
        if (line.isEmpty() || line.charAt(0) != prefix || line.length() > LONGEST) {
            return "";
        }
        String dialled = digits(line);
        if (dialled.length() < 2
                || dialled.charAt(1) == '0'
                || abroad.matcher(dialled).lookingAt()) {
            return "";
        }
        String number = dialled.substring(1);
        return mobile.matcher(number).matches() && any.matcher(number).matches() ? country + number : "";
    }

    /** Digits with single hyphens or blanks between them; empty for anything else. */
    private static String digits(String line) {
        StringBuilder digits = new StringBuilder(line.length());
        boolean apart = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                apart = false;
            } else if ((c == '-' || c == ' ') && !apart) {
                apart = true;
            } else {
                return "";
            }
        }
        return apart ? "" : digits.toString();
    }
}
