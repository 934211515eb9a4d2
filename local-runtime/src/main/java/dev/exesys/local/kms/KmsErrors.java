package dev.exesys.local.kms;

import dev.exesys.local.protocol.ServiceException;

/** Errors with KMS's codes and messages. */
final class KmsErrors {
  private KmsErrors() {}

  static ServiceException keyNotFound(String arn) {
    return notFound("Key '" + arn + "' does not exist");
  }

  static ServiceException aliasNotFound(String arn) {
    return notFound("Alias " + arn + " is not found.");
  }

  static ServiceException invalidKeyId(String id) {
    return notFound("Invalid keyId '" + id + "'");
  }

  static ServiceException aliasExists(String arn) {
    return ServiceException.badRequest(
        "AlreadyExistsException", "An alias with the name " + arn + " already exists");
  }

  static ServiceException disabled(KmsKey key) {
    return ServiceException.badRequest("DisabledException", key.arn() + " is disabled.");
  }

  static ServiceException pendingDeletion(KmsKey key) {
    return ServiceException.badRequest(
        "KMSInvalidStateException", key.arn() + " is pending deletion.");
  }

  static ServiceException notPendingDeletion(KmsKey key) {
    return ServiceException.badRequest(
        "KMSInvalidStateException", key.arn() + " is not pending deletion.");
  }

  static ServiceException otherKey() {
    return ServiceException.badRequest(
        "IncorrectKeyException",
        "The key ID in the request does not identify a CMK that can perform this operation.");
  }

  /**
   * Returns the error for a ciphertext that is damaged, or was made with another encryption
   * context. AWS sends no message with it, so that a caller cannot learn which.
   */
  static ServiceException invalidCiphertext() {
    return ServiceException.badRequest("InvalidCiphertextException", "");
  }

  private static ServiceException notFound(String message) {
    return ServiceException.badRequest("NotFoundException", message);
  }
}
