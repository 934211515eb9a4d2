package dev.exesys.core.store.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * An order name as a member of a set: itself if it is short, else a colon, which no name has, and
 * 72 bits of its digest. A wait for ten thousand orders with long names would otherwise not fit
 * into an item.
 */
final class OrderNameTag {

  private static final int LONGEST = 12;
  private static final int DIGEST_BYTES = 9;

  private OrderNameTag() {}

  static String of(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      byte[] start = Arrays.copyOf(digest, DIGEST_BYTES);
      return ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
