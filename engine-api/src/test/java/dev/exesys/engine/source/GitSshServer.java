package dev.exesys.engine.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server that runs what it is asked to, {@code git-upload-pack}, for one key. */
final class GitSshServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey = newKey();
  private final List<String> users = new CopyOnWriteArrayList<>();

  /** Starts on a loopback port. */
  GitSshServer(PublicKey allowed) throws IOException, GeneralSecurityException {
    server.setHost("localhost");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    server.setPublickeyAuthenticator((user, key, session) -> {
      users.add(user);
      return KeyUtils.compareKeys(key, allowed);
    });
    server.setCommandFactory((channel, command) ->
        new ProcessShellFactory(command, "sh", "-c", command).createShell(channel));
    server.start();
  }

  static KeyPair newKey() throws GeneralSecurityException {
    return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
  }

  /** A private key as {@code ssh-keygen} would write it. */
  static String text(KeyPair key) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, text);
    return text.toString(StandardCharsets.UTF_8);
  }

  String address() {
    return "[localhost]:" + server.getPort();
  }

  /** What stands in {@code known_hosts} of those who know this server. */
  String knownHost() {
    return address() + " " + PublicKeyEntry.toString(hostKey.getPublic());
  }

  /** Who logged in or tried to. */
  List<String> users() {
    return users;
  }

  String url() {
    return "ssh://git@localhost:" + server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
