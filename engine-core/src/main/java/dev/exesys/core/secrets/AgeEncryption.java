package dev.exesys.core.secrets;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Encrypts and decrypts small texts in the armored format of age, compatible with the {@code age}
 * program.
 */
public final class AgeEncryption {
  private AgeEncryption() {}

  /**
   * Encrypts a text for the holder of the identity that belongs to the recipient.
   *
   * @throws SecretsException if the recipient is not an X25519 recipient
   */
  public static String seal(byte[] text, String recipient) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try {
      RecipientStanzaWriter writer =
          X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
      try (WritableByteChannel channel =
          new ArmoredEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(sealed), List.of(writer))) {
        ByteBuffer buffer = ByteBuffer.wrap(text);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new SecretsException("failed to encrypt for the age recipient " + recipient, e);
    }
    return sealed.toString(StandardCharsets.US_ASCII);
  }

  /**
   * Decrypts an armored text.
   *
   * @throws SecretsException if the text is encrypted for another recipient, corrupt, or not an age
   *     text
   */
  public static byte[] open(String armored, AgeKey key) {
    try {
      RecipientStanzaReader reader =
          X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key.identity());
      byte[] bytes = armored.getBytes(StandardCharsets.US_ASCII);
      try (ReadableByteChannel channel =
              new ArmoredDecryptingChannelFactory()
                  .newDecryptingChannel(
                      Channels.newChannel(new ByteArrayInputStream(bytes)), List.of(reader));
          InputStream plain = Channels.newInputStream(channel)) {
        return plain.readAllBytes();
      }
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new SecretsException(
          "failed to decrypt the age text with the identity of " + key.recipient(), e);
    }
  }
}
