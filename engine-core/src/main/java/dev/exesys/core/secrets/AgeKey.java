package dev.exesys.core.secrets;

import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.KeyAgreement;

/**
 * Holds an age key pair of type X25519.
 *
 * @param recipient the public key, {@code age1…}, which encrypts
 * @param identity the private key, {@code AGE-SECRET-KEY-1…}, which decrypts
 */
public record AgeKey(String recipient, String identity) {
  private static final String IDENTITY_PREFIX = "AGE-SECRET-KEY-1";
  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  /** Generates a key pair. */
  public static AgeKey generate() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new AgeKey(text(pair.getPublic().getEncoded()), text(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new SecretsException(
          "this Java runtime does not support X25519, which age keys require", e);
    }
  }

  /**
   * Parses an identity as {@code age-keygen} writes it. Comments and empty lines are skipped; the
   * first key counts.
   *
   * @throws SecretsException if the text contains no X25519 identity or an invalid one
   */
  public static AgeKey parse(String text) {
    List<String> identities =
        text.lines().map(String::strip).filter(line -> line.startsWith(IDENTITY_PREFIX)).toList();
    if (identities.isEmpty()) {
      throw new SecretsException("no line of the age identity starts with " + IDENTITY_PREFIX);
    }
    String identity = identities.get(0);
    return new AgeKey(recipientOf(identity), identity);
  }

  private static String recipientOf(String identity) {
    try {
      byte[] scalar = Bech32.getDecoder().decode(identity.toLowerCase(Locale.ROOT)).getData();
      NamedParameterSpec curve = NamedParameterSpec.X25519;
      KeyFactory keys = KeyFactory.getInstance("X25519");
      PrivateKey secret = keys.generatePrivate(new XECPrivateKeySpec(curve, scalar));
      PublicKey base = keys.generatePublic(new XECPublicKeySpec(curve, BASE_POINT));
      // A public key is the base point multiplied by the secret, which a key agreement computes.
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(secret);
      agreement.doPhase(base, true);
      byte[] publicKey = agreement.generateSecret();
      Arrays.fill(scalar, (byte) 0);
      return Bech32.getEncoder().encode("age", publicKey).toString();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause is omitted, because its message may contain the key.
      throw new SecretsException("the " + IDENTITY_PREFIX + " line is not a valid age identity");
    }
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }

  /** Contains only the public key. */
  @Override
  public String toString() {
    return "AgeKey[" + recipient + "]";
  }
}
