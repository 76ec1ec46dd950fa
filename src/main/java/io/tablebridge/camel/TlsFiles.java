package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;

/**
 * A certificate with its chain and its private key, as PEM files that another program renews.
 *
 * @param certificate the chain, the server's own certificate first
 * @param key the private key, unencrypted
 */
public record TlsFiles(Path certificate, Path key) {

    private static final long MAX_BYTES = 1 << 20;

    /** What tells whether a file was renewed. */
    record Stamp(long certificateModified, long certificateSize, long keyModified, long keySize) {}

    Stamp stamp() throws IOException {
        return new Stamp(
                Files.getLastModifiedTime(certificate).toMillis(),
                Files.size(certificate),
                Files.getLastModifiedTime(key).toMillis(),
                Files.size(key));
    }

    /**
     * Reads both now, so that a renewal half done never reaches the server.
     *
     * @throws ProblemException when they can't be read or don't hold a certificate and a key
     */
    PemKeyCertOptions read() {
        byte[] chain = bytes(certificate);
        byte[] privateKey = bytes(key);
        try {
            Collection<?> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(chain));
            if (certificates.isEmpty() || !(certificates.iterator().next() instanceof X509Certificate)) {
                throw new ProblemException(Problem.at(certificate.toString(), "TB-CML-012"));
            }
        } catch (CertificateException e) {
            throw new ProblemException(Problem.at(certificate.toString(), "TB-CML-012"));
        }
        if (!new String(privateKey, java.nio.charset.StandardCharsets.US_ASCII).contains("PRIVATE KEY-----")) {
            throw new ProblemException(Problem.at(key.toString(), "TB-CML-012"));
        }
        return new PemKeyCertOptions().addCertValue(Buffer.buffer(chain)).addKeyValue(Buffer.buffer(privateKey));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("too large");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemException(Problem.at(file.toString(), "TB-CML-012"));
        }
    }
}
