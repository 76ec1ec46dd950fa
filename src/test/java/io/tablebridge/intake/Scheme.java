package io.tablebridge.intake;

import io.tablebridge.intake.SignatureScheme.Encoding;
import io.tablebridge.intake.SignatureScheme.Layout;
import io.tablebridge.intake.SignatureScheme.Mode;
import io.tablebridge.intake.SignatureScheme.SecretEncoding;
import io.tablebridge.intake.SignatureScheme.TimestampPlace;
import io.tablebridge.intake.SignatureScheme.TimestampUnit;
import java.time.Duration;
import java.util.Optional;

/** A scheme with only what differs from hex of HMAC-SHA256 over the body in {@code x-signature}. */
final class Scheme {

    private Mode mode = Mode.HMAC_SHA256;
    private String carrier = "x-signature";
    private Encoding encoding = Encoding.HEX;
    private String prefix = "";
    private SecretEncoding secretEncoding = SecretEncoding.UTF8;
    private String secretPrefix = "";
    private Layout layout = Layout.SINGLE;
    private String template = "{body}";
    private String url = "";
    private String idHeader = "";
    private TimestampPlace timestamp = new TimestampPlace.None();
    private TimestampUnit unit = TimestampUnit.S;
    private Optional<Duration> window = Optional.empty();

    Scheme mode(Mode value) {
        mode = value;
        return this;
    }

    Scheme carrier(String value) {
        carrier = value;
        return this;
    }

    Scheme encoding(Encoding value) {
        encoding = value;
        return this;
    }

    Scheme prefix(String value) {
        prefix = value;
        return this;
    }

    Scheme secret(SecretEncoding value, String before) {
        secretEncoding = value;
        secretPrefix = before;
        return this;
    }

    Scheme layout(Layout value) {
        layout = value;
        return this;
    }

    Scheme template(String value) {
        template = value;
        return this;
    }

    Scheme url(String value) {
        url = value;
        return this;
    }

    Scheme idHeader(String value) {
        idHeader = value;
        return this;
    }

    Scheme timestamp(TimestampPlace value) {
        timestamp = value;
        return this;
    }

    Scheme window(Duration value, TimestampUnit writtenIn) {
        window = Optional.of(value);
        unit = writtenIn;
        return this;
    }

    SignatureScheme build() {
        return new SignatureScheme(
                mode,
                carrier,
                encoding,
                prefix,
                secretEncoding,
                secretPrefix,
                layout,
                "v1",
                template,
                url,
                idHeader,
                timestamp,
                unit,
                window);
    }
}
