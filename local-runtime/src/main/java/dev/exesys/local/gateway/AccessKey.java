package dev.exesys.local.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that requests may be signed with, and its owner.
 *
 * @param expiresAt from when on requests are refused; null for a key that does not expire
 */
public record AccessKey(
    Credentials credentials, Principal principal, @Nullable Instant expiresAt) {}
