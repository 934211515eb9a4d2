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
 * A flat map of texts as a SOPS document in JSON, its data key sealed with age: what the {@code
 * sops} program writes and reads for the same map.
 *
 * <p>Names stay readable, values do not. Reading checks the message authentication code, so a value
 * that was taken away, added or changed is noticed.
 */
public final class SopsDocument {
  private static final JsonMapper JSON = Json.mapper();
  private static final String METADATA = "sops";

  /** The format's version that this follows. */
  private static final String VERSION = "3.9.0";

  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * @param clock stamps what is sealed
   * @param random makes data keys and initialization vectors
   */
  public SopsDocument(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Seals a map.
   *
   * @param values may be empty; a value may be empty and then stays readable as such
   * @param recipient the public age key of who may open it
   * @throws SecretsException if a name is {@code sops}, which the format keeps for itself
   */
  public String seal(Map<String, String> values, String recipient) {
    if (values.containsKey(METADATA)) {
      throw new SecretsException("a variable named sops cannot be kept in a SOPS document");
    }
    byte[] dataKey = new byte[SopsCipher.KEY_BYTES];
    random.nextBytes(dataKey);
    SopsCipher cipher = new SopsCipher(dataKey, random);
    SopsMac mac = new SopsMac();
    ObjectNode document = JSON.createObjectNode();
    values.forEach((name, value) -> {
      document.put(name, cipher.seal(value, place(name)));
      mac.add(value);
    });
    String lastModified = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    ObjectNode metadata = document.putObject(METADATA);
    metadata
        .putArray("age")
        .addObject()
        .put("recipient", recipient)
        .put("enc", AgeEncryption.seal(dataKey, recipient));
    metadata.put("lastmodified", lastModified);
    metadata.put("mac", cipher.seal(mac.hex(), lastModified));
    // Without a rule of its own a document gets SOPS's default one, by which the value of a name
    // that ends in _unencrypted is not encrypted. Ours always are.
    metadata.put("encrypted_regex", "^");
    metadata.put("version", VERSION);
    Arrays.fill(dataKey, (byte) 0);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  /**
   * Opens a document. Numbers and truth values come back as texts, in the document's order.
   *
   * @throws SecretsException if it is no flat SOPS document, is not sealed for this key, or was
   *     changed
   */
  public Map<String, String> open(String text, AgeKey key) {
    JsonNode document = parse(text);
    JsonNode metadata = document.path(METADATA);
    SopsCipher cipher = new SopsCipher(dataKey(metadata, key), random);
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
          "the SOPS document's authentication code is wrong: it was changed after it was sealed");
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
      throw new SecretsException("the document has no object named sops, so SOPS did not write it");
    }
    if (document.path(METADATA).path("mac_only_encrypted").asBoolean(false)) {
      throw new SecretsException("SOPS documents with mac_only_encrypted are not supported");
    }
    return document;
  }

  /** The data key, from whichever of the document's recipients is ours. */
  private static byte[] dataKey(JsonNode metadata, AgeKey key) {
    for (JsonNode recipient : metadata.path("age")) {
      if (recipient.path("recipient").asString("").equals(key.recipient())) {
        return AgeEncryption.open(recipient.path("enc").asString(""), key);
      }
    }
    throw new SecretsException("the SOPS document is not sealed for " + key.recipient());
  }

  private static SopsCipher.Plain openValue(SopsCipher cipher, String name, JsonNode value) {
    if (!value.isString()) {
      throw new SecretsException(
          "the value of " + name + " is not a text: only flat maps are read");
    }
    String text = value.asString();
    // Rules can leave values readable; the authentication code covers those too.
    return text.isEmpty() || SopsCipher.isSealed(text)
        ? cipher.open(text, place(name))
        : new SopsCipher.Plain(text, "str");
  }

  private static String asVariable(SopsCipher.Plain plain) {
    return plain.type().equals("bool") ? plain.text().toLowerCase(Locale.ROOT) : plain.text();
  }

  /** The path of keys, each followed by a colon, is the additional data SOPS binds a value to. */
  private static String place(String name) {
    return name + ":";
  }
}
