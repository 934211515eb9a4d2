package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that a deployment trusts to vouch for its git host over HTTPS: those of this
 * Java, and the deployment's own beside them.
 */
final class TrustedAuthorities {
  private final Optional<TrustManager[]> trust;

  /**
   * TrustedAuthorities.
   *
   * @param certificates the deployment's own, in PEM, one after the other; empty for none
   * @throws SourceException if they cannot be read
   */
  TrustedAuthorities(String certificates) {
    try {
      trust = certificates.isBlank() ? Optional.empty() : Optional.of(managers(all(certificates)));
    } catch (GeneralSecurityException | IOException e) {
      throw new SourceException(
          "the certificates for the git host cannot be read: " + e.getMessage(), e);
    }
  }

  /** Has a connection trust them, before it is used. */
  void configure(HttpConnection connection) throws IOException {
    if (trust.isPresent()) {
      try {
        connection.configure(null, trust.get(), null);
      } catch (GeneralSecurityException e) {
        throw new IOException("this Java cannot use the certificates for the git host", e);
      }
    }
  }

  private static KeyStore all(String certificates) throws GeneralSecurityException, IOException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    for (TrustManager usual : managers(null)) {
      if (usual instanceof X509TrustManager x509) {
        for (X509Certificate certificate : x509.getAcceptedIssuers()) {
          add(all, certificate);
        }
      }
    }
    byte[] pem = certificates.getBytes(StandardCharsets.US_ASCII);
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))) {
      add(all, certificate);
    }
    return all;
  }

  private static void add(KeyStore all, Certificate certificate) throws GeneralSecurityException {
    all.setCertificateEntry(Integer.toString(all.size()), certificate);
  }

  /** Those who trust what is in a store; of null, what this Java usually trusts. */
  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
