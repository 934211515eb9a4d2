package dev.exesys.core.secrets;

import dev.exesys.core.contract.Json;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes a flat map of texts as a SOPS document in JSON whose data key is encrypted with
 * an age key or a KMS key, compatible with the {@code sops} program.
 *
 * <p>Names are readable, values are not. Reading verifies the message authentication code, which
 * detects values that were removed, added or changed.
 */
public final class SopsDocument {
  private static final JsonMapper JSON = Json.mapper();
  private static final String METADATA = "sops";

  /** The version of the format. */
  private static final String VERSION = "3.9.0";

  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * @param clock sets the time of modification
   * @param random generates initialization vectors
   */
  public SopsDocument(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Encrypts a map.
   *
   * @param values may be empty; an empty value remains readable
   * @param key can decrypt the document
   * @throws SecretsException if a name is {@code sops}, which the format reserves, or if the key
   *     cannot be used
   */
  public String seal(Map<String, String> values, SopsMasterKey key) {
    if (values.containsKey(METADATA)) {
      throw new SecretsException("a SOPS document cannot contain a variable named sops: rename it");
    }
    ObjectNode metadata = JSON.createObjectNode();
    byte[] dataKey = key.createDataKey(metadata);
    SopsCipher cipher = new SopsCipher(dataKey, random);
    SopsMac mac = new SopsMac();
    ObjectNode document = JSON.createObjectNode();
    values.forEach((name, value) -> {
      document.put(name, cipher.seal(value, place(name)));
      mac.add(value);
    });
    String lastModified = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    document.set(METADATA, metadata);
    metadata.put("lastmodified", lastModified);
    metadata.put("mac", cipher.seal(mac.hex(), lastModified));
    // Without an explicit rule SOPS applies its default one, which does not encrypt values whose
    // names end in _unencrypted.
    metadata.put("encrypted_regex", "^");
    metadata.put("version", VERSION);
    Arrays.fill(dataKey, (byte) 0);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  /**
   * Decrypts a document. Numbers and booleans are returned as texts, in the order of the document.
   *
   * @throws SecretsException if the text is not a flat SOPS document, is not encrypted for this
   *     key, or was changed
   */
  public Map<String, String> open(String text, SopsMasterKey key) {
    JsonNode document = parse(text);
    JsonNode metadata = document.path(METADATA);
    SopsCipher cipher = new SopsCipher(key.dataKey(metadata), random);
    SopsMac mac = new SopsMac();
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : document.properties()) {
      if (!entry.getKey().equals(METADATA)) {
        SopsCipher.Plain plain = openValue(cipher, entry.getKey(), entry.getValue());
        mac.add(plain.text());
        values.put(entry.getKey(), asVariable(plain));
      }
    }
    String lastModified = metadata.path("lastmodified").asString("");
    String expected = cipher.open(metadata.path("mac").asString(""), lastModified).text();
    if (!SopsMac.same(expected, mac.hex())) {
      throw new SecretsException(
          "the authentication code is wrong: the SOPS document was changed after it was encrypted");
    }
    return values;
  }

  private static JsonNode parse(String text) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new SecretsException("the SOPS document is not JSON");
    }
    if (!document.path(METADATA).isObject()) {
      throw new SecretsException(
          "the document has no object named sops: it is not a SOPS document");
    }
    if (document.path(METADATA).path("mac_only_encrypted").asBoolean(false)) {
      throw new SecretsException("SOPS documents with mac_only_encrypted are not supported");
    }
    return document;
  }

  private static SopsCipher.Plain openValue(SopsCipher cipher, String name, JsonNode value) {
    if (!value.isString()) {
      throw new SecretsException(
          "the value of " + name + " is not a text: only flat maps are supported");
    }
    String text = value.asString();
    // Rules can leave values unencrypted; the authentication code covers those too.
    return text.isEmpty() || SopsCipher.isSealed(text)
        ? cipher.open(text, place(name))
        : new SopsCipher.Plain(text, "str");
  }

  private static String asVariable(SopsCipher.Plain plain) {
    return plain.type().equals("bool") ? plain.text().toLowerCase(Locale.ROOT) : plain.text();
  }

  /**
   * Returns the additional data that SOPS binds a value to: the keys of its path, each followed by
   * a colon.
   */
  private static String place(String name) {
    return name + ":";
  }
}
