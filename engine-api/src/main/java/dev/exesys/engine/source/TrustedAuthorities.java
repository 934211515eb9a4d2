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

/** The certificate authorities that a deployment trusts for HTTPS: those of the JVM and its own. */
final class TrustedAuthorities {
  private final Optional<TrustManager[]> trust;

  /**
   * Creates the authorities.
   *
   * @param certificates the deployment's own certificates in PEM, concatenated; empty for none
   * @throws SourceException if the certificates are malformed
   */
  TrustedAuthorities(String certificates) {
    try {
      trust = certificates.isBlank() ? Optional.empty() : Optional.of(managers(all(certificates)));
    } catch (GeneralSecurityException | IOException e) {
      throw new SourceException("malformed certificates for the git host: " + e.getMessage(), e);
    }
  }

  /** Configures a connection to trust these authorities, before it is used. */
  void configure(HttpConnection connection) throws IOException {
    if (trust.isPresent()) {
      try {
        connection.configure(null, trust.get(), null);
      } catch (GeneralSecurityException e) {
        throw new IOException("the JVM cannot use the certificates for the git host", e);
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

  /** Returns the trust managers of a key store; for null, those of the JVM's default. */
  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
