package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/**
 * SSH access with one private key to known hosts. Does not use the configuration, keys or agent of
 * the user of this machine.
 */
final class SshAccess implements AutoCloseable {
  private static final File NOWHERE = Path.of("/nonexistent").toFile();

  private final SshdSessionFactory sessions;

  /**
   * Creates the access.
   *
   * @param privateKey in a format that {@code ssh-keygen} writes, without a passphrase
   * @throws SourceException if the key is malformed or has a passphrase
   */
  SshAccess(Optional<String> privateKey, KnownHosts hosts) {
    List<KeyPair> keys = privateKey.map(SshAccess::keys).orElse(List.of());
    sessions =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(NOWHERE)
            .setSshDirectory(NOWHERE)
            .setConfigStoreFactory((home, file, user) -> null)
            .setConnectorFactory(null)
            .setDefaultIdentities(folder -> List.of())
            .setDefaultKeysProvider(folder -> keys)
            .setPreferredAuthentications("publickey")
            .setServerKeyDatabase((home, folder) -> hosts)
            .build(null);
  }

  /** Configures a transport to use this access, if it is an SSH transport. */
  void configure(Transport transport) {
    if (transport instanceof SshTransport ssh) {
      ssh.setSshSessionFactory(sessions);
    }
  }

  private static List<KeyPair> keys(String text) {
    List<KeyPair> keys = new ArrayList<>();
    try {
      Iterable<KeyPair> found =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("git_token_location"),
              new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8)),
              null);
      if (found != null) {
        found.forEach(keys::add);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // The cause is left out, because its message may contain the key.
      keys.clear();
    }
    if (keys.isEmpty()) {
      throw new SourceException(
          "git_token_location holds no private key without a passphrase, which SSH requires");
    }
    return keys;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
