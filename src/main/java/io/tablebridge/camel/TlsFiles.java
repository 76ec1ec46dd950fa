package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate with its chain and its private key, as PEM files that another program renews.
 *
 * @param certificate the chain, the server's own certificate first
 * @param key the private key, unencrypted
 */
public record TlsFiles(Path certificate, Path key) {

    private static final long MAX_BYTES = 1 << 20;
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");
    private static final byte[] PROBE = new byte[32];

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
     * @throws ProblemException when they can't be read, don't hold a certificate and a key, or the key is another's
     */
    PemKeyCertOptions read(Vertx vertx) {
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
        PemKeyCertOptions pair =
                new PemKeyCertOptions().addCertValue(Buffer.buffer(chain)).addKeyValue(Buffer.buffer(privateKey));
        if (!belongTogether(pair, vertx)) {
            throw new ProblemException(Problem.at(key.toString(), "TB-CML-013", certificate));
        }
        return pair;
    }

    /** A renewal writes one file after the other: with half of it nobody could shake hands. */
    private boolean belongTogether(PemKeyCertOptions pair, Vertx vertx) {
        try {
            for (KeyManager manager : pair.getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509KeyManager keys) {
                    return KEY_TYPES.stream()
                            .flatMap(type -> Stream.ofNullable(keys.getServerAliases(type, null)))
                            .flatMap(Stream::of)
                            .anyMatch(alias -> verifies(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0]));
                }
            }
            return false;
        } catch (Exception e) {
            throw new ProblemException(Problem.at(key.toString(), "TB-CML-012"));
        }
    }

    private static boolean verifies(PrivateKey key, X509Certificate certificate) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Of another kind or length, then it is another's.
            return false;
        }
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
