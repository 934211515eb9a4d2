package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The SSH servers that a deployment trusts, in the format of OpenSSH's {@code known_hosts}. All
 * other servers are refused.
 */
final class KnownHosts implements ServerKeyDatabase {
  private static final int SSH_PORT = 22;
  private static final Pattern ADDRESS = Pattern.compile("\\[(.+)]:([0-9]+)");

  private final List<KnownHostEntry> entries;
  private volatile @Nullable String refusal;

  KnownHosts(String lines) {
    entries =
        lines
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(KnownHosts::entry)
            .toList();
  }

  private static KnownHostEntry entry(String line) {
    try {
      return KnownHostEntry.parseKnownHostEntry(line);
    } catch (IllegalArgumentException e) {
      throw new SourceException("malformed line in the known hosts of this deployment: " + line, e);
    }
  }

  /** Returns the reason why a server was refused, if one was. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public List<PublicKey> lookup(
      String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
    return matching(connectAddress)
        .filter(entry -> entry.getMarker() == null)
        .map(KnownHosts::key)
        .toList();
  }

  @Override
  public boolean accept(
      String connectAddress,
      InetSocketAddress remoteAddress,
      PublicKey key,
      Configuration config,
      @Nullable CredentialsProvider provider) {
    List<KnownHostEntry> same =
        matching(connectAddress).filter(entry -> KeyUtils.compareKeys(key(entry), key)).toList();
    boolean revoked = same.stream().anyMatch(entry -> "revoked".equals(entry.getMarker()));
    boolean known = same.stream().anyMatch(entry -> entry.getMarker() == null);
    if (known && !revoked) {
      return true;
    }
    refusal =
        "the host key of %s is %s: %s %s"
            .formatted(
                connectAddress,
                revoked ? "revoked" : "not among the known hosts of this deployment",
                KeyUtils.getKeyType(key),
                KeyUtils.getFingerPrint(key));
    return false;
  }

  private Stream<KnownHostEntry> matching(String address) {
    Matcher withPort = ADDRESS.matcher(address);
    String host = withPort.matches() ? withPort.group(1) : address;
    int port = withPort.matches() ? Integer.parseInt(withPort.group(2)) : SSH_PORT;
    return entries.stream().filter(entry -> entry.isHostMatch(host, port));
  }

  private static PublicKey key(KnownHostEntry entry) {
    try {
      return entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
    } catch (IOException | GeneralSecurityException e) {
      throw new SourceException("malformed key in the known hosts of this deployment: " + entry, e);
    }
  }
}
