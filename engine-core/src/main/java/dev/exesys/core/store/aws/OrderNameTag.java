package dev.exesys.core.store.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Represents an order name as a member of a set: a short name as it is, a longer one as a colon,
 * which no name contains, and 72 bits of its digest. Otherwise a wait for 10,000 orders with long
 * names would not fit into an item.
 */
final class OrderNameTag {

  private static final int MAX_LENGTH = 12;
  private static final int DIGEST_BYTES = 9;

  private OrderNameTag() {}

  static String of(String name) {
    if (name.length() <= MAX_LENGTH) {
      return name;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      byte[] start = Arrays.copyOf(digest, DIGEST_BYTES);
      return ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime does not support SHA-256", e);
    }
  }
}
