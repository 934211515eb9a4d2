package dev.exesys.local.dynamodb.value;

import java.util.Arrays;
import java.util.Base64;

/** An immutable byte string, ordered by unsigned bytes as DynamoDB orders binary values. */
public final class ByteString implements Comparable<ByteString> {
  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies an array. */
  public static ByteString of(byte[] bytes) {
    return new ByteString(bytes.clone());
  }

  /**
   * Decodes base64.
   *
   * @throws IllegalArgumentException if the text is not base64
   */
  public static ByteString ofBase64(String text) {
    return new ByteString(Base64.getDecoder().decode(text));
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public int length() {
    return bytes.length;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  public boolean startsWith(ByteString prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  /** Returns whether these bytes contain another byte string. */
  public boolean contains(ByteString part) {
    for (int from = 0; from + part.bytes.length <= bytes.length; from++) {
      int to = from + part.bytes.length;
      if (Arrays.equals(bytes, from, to, part.bytes, 0, part.bytes.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(ByteString other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
