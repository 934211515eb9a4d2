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
 * An age key pair of type X25519.
 *
 * @param recipient the public half, {@code age1…}: whoever has it can seal
 * @param identity the private half, {@code AGE-SECRET-KEY-1…}: whoever has it can open
 */
public record AgeKey(String recipient, String identity) {
  private static final String IDENTITY_PREFIX = "AGE-SECRET-KEY-1";
  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  /** Makes a new key pair. */
  public static AgeKey generate() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new AgeKey(text(pair.getPublic().getEncoded()), text(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new SecretsException("this Java has no X25519, so no age key can be made", e);
    }
  }

  /**
   * Reads an identity as {@code age-keygen} writes it: comment lines, empty lines, and the first
   * line that holds a key counts.
   *
   * @throws SecretsException if there is no X25519 identity in the text, or a mistyped one
   */
  public static AgeKey parse(String text) {
    List<String> identities =
        text.lines().map(String::strip).filter(line -> line.startsWith(IDENTITY_PREFIX)).toList();
    if (identities.isEmpty()) {
      throw new SecretsException("the text holds no line that starts with " + IDENTITY_PREFIX);
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
      // A public key is the base point multiplied by the secret, which is what an agreement does.
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(secret);
      agreement.doPhase(base, true);
      byte[] publicKey = agreement.generateSecret();
      Arrays.fill(scalar, (byte) 0);
      return Bech32.getEncoder().encode("age", publicKey).toString();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause is left out: its message may quote the key.
      throw new SecretsException("the text's " + IDENTITY_PREFIX + " line is not a valid age key");
    }
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }

  /** Names the public half only. */
  @Override
  public String toString() {
    return "AgeKey[" + recipient + "]";
  }
}
