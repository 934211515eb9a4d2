package dev.exesys.local.kms;

import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations that use a key: encrypt, decrypt, re-encrypt and generate data keys. */
final class CryptographicOperations {
  private static final int LARGEST_PLAINTEXT = 4096;
  private static final int LARGEST_CIPHERTEXT = 6144;
  private static final int LARGEST_RANDOM = 1024;
  private static final String ALGORITHM = "SYMMETRIC_DEFAULT";

  private final KeyTable keys;
  private final CiphertextBlob ciphertexts = new CiphertextBlob();
  private final SecureRandom random = new SecureRandom();

  CryptographicOperations(KeyTable keys) {
    this.keys = keys;
  }

  Operations operations() {
    return new Operations()
        .with("Encrypt", this::encrypt)
        .with("Decrypt", this::decrypt)
        .with("ReEncrypt", this::reEncrypt)
        .with("GenerateDataKey", request -> generateDataKey(request, true))
        .with("GenerateDataKeyWithoutPlaintext", request -> generateDataKey(request, false))
        .with("GenerateRandom", this::generateRandom);
  }

  private ObjectNode encrypt(RequestReader request) {
    request.only("KeyId", "Plaintext", "EncryptionContext", "EncryptionAlgorithm", "GrantTokens");
    algorithm(request, "EncryptionAlgorithm");
    KmsKey key = usable(keys.get(request.string("KeyId")));
    byte[] plaintext = blob(request, "Plaintext", LARGEST_PLAINTEXT);
    byte[] sealed =
        ciphertexts.encrypt(key, plaintext, EncryptionContext.of(request, "EncryptionContext"));
    return response(key)
        .put("CiphertextBlob", encoded(sealed))
        .put("EncryptionAlgorithm", ALGORITHM);
  }

  private ObjectNode decrypt(RequestReader request) {
    request.only(
        "KeyId", "CiphertextBlob", "EncryptionContext", "EncryptionAlgorithm", "GrantTokens");
    algorithm(request, "EncryptionAlgorithm");
    byte[] ciphertext = blob(request, "CiphertextBlob", LARGEST_CIPHERTEXT);
    KmsKey key = keyOf(ciphertext);
    requireSame(key, request, "KeyId");
    byte[] plaintext =
        CiphertextBlob.decrypt(
            usable(key), ciphertext, EncryptionContext.of(request, "EncryptionContext"));
    return response(key).put("Plaintext", encoded(plaintext)).put("EncryptionAlgorithm", ALGORITHM);
  }

  private ObjectNode reEncrypt(RequestReader request) {
    request.only(
        "CiphertextBlob",
        "SourceKeyId",
        "SourceEncryptionContext",
        "SourceEncryptionAlgorithm",
        "DestinationKeyId",
        "DestinationEncryptionContext",
        "DestinationEncryptionAlgorithm",
        "GrantTokens");
    algorithm(request, "SourceEncryptionAlgorithm");
    algorithm(request, "DestinationEncryptionAlgorithm");
    byte[] ciphertext = blob(request, "CiphertextBlob", LARGEST_CIPHERTEXT);
    KmsKey source = keyOf(ciphertext);
    requireSame(source, request, "SourceKeyId");
    KmsKey destination = usable(keys.get(request.string("DestinationKeyId")));
    byte[] plaintext =
        CiphertextBlob.decrypt(
            usable(source), ciphertext, EncryptionContext.of(request, "SourceEncryptionContext"));
    byte[] sealed =
        ciphertexts.encrypt(
            destination, plaintext, EncryptionContext.of(request, "DestinationEncryptionContext"));
    return response(destination)
        .put("CiphertextBlob", encoded(sealed))
        .put("SourceKeyId", source.arn())
        .put("SourceEncryptionAlgorithm", ALGORITHM)
        .put("DestinationEncryptionAlgorithm", ALGORITHM);
  }

  private ObjectNode generateDataKey(RequestReader request, boolean withPlaintext) {
    request.only("KeyId", "KeySpec", "NumberOfBytes", "EncryptionContext", "GrantTokens");
    KmsKey key = usable(keys.get(request.string("KeyId")));
    byte[] dataKey = new byte[dataKeyLength(request)];
    random.nextBytes(dataKey);
    byte[] sealed =
        ciphertexts.encrypt(key, dataKey, EncryptionContext.of(request, "EncryptionContext"));
    ObjectNode response = response(key).put("CiphertextBlob", encoded(sealed));
    return withPlaintext ? response.put("Plaintext", encoded(dataKey)) : response;
  }

  private static int dataKeyLength(RequestReader request) {
    if (request.has("KeySpec") == request.has("NumberOfBytes")) {
      throw ServiceException.badRequest(
          "ValidationException", "Please specify either number of bytes or key spec.");
    }
    if (request.has("NumberOfBytes")) {
      return request.integer("NumberOfBytes", 1, LARGEST_RANDOM, 1);
    }
    return switch (request.string("KeySpec")) {
      case "AES_256" -> 32;
      case "AES_128" -> 16;
      default ->
          throw ServiceException.violation(
              request.string("KeySpec"),
              "KeySpec",
              "Member must satisfy enum value set: [AES_256, AES_128]");
    };
  }

  private ObjectNode generateRandom(RequestReader request) {
    request.only("NumberOfBytes");
    byte[] bytes = new byte[request.integer("NumberOfBytes", 1, LARGEST_RANDOM, 1)];
    random.nextBytes(bytes);
    return JsonNodeFactory.instance.objectNode().put("Plaintext", encoded(bytes));
  }

  private KmsKey keyOf(byte[] ciphertext) {
    return keys.get(CiphertextBlob.keyId(ciphertext));
  }

  private void requireSame(KmsKey key, RequestReader request, String member) {
    request
        .optionalString(member)
        .map(keys::get)
        .filter(named -> !named.id().equals(key.id()))
        .ifPresent(other -> {
          throw KmsErrors.otherKey();
        });
  }

  private static KmsKey usable(KmsKey key) {
    if (key.deletionDate() != null) {
      throw KmsErrors.pendingDeletion(key);
    }
    if (!key.enabled()) {
      throw KmsErrors.disabled(key);
    }
    return key;
  }

  private static void algorithm(RequestReader request, String member) {
    String given = request.string(member, ALGORITHM);
    if (!given.equals(ALGORITHM)) {
      throw ServiceException.unsupported("The " + member + " " + given);
    }
  }

  private static byte[] blob(RequestReader request, String member, int largest) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(request.string(member));
    } catch (IllegalArgumentException e) {
      throw ServiceException.badRequest("SerializationException", member + " is not base64");
    }
    if (bytes.length == 0 || bytes.length > largest) {
      String bound = bytes.length == 0 ? "greater than or equal to 1" : "less than or equal to ";
      throw ServiceException.violation(
          "Value at '"
              + Character.toLowerCase(member.charAt(0))
              + member.substring(1)
              + "' failed to satisfy constraint: Member must have length "
              + (bytes.length == 0 ? bound : bound + largest));
    }
    return bytes;
  }

  private static ObjectNode response(KmsKey key) {
    return JsonNodeFactory.instance.objectNode().put("KeyId", key.arn());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
