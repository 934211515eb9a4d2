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

/** An SSH server that runs {@code git-upload-pack} for the owner of one key. */
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

  /** Returns a private key in the format of {@code ssh-keygen}. */
  static String text(KeyPair key) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, text);
    return text.toString(StandardCharsets.UTF_8);
  }

  String address() {
    return "[localhost]:" + server.getPort();
  }

  /** Returns the server's line of {@code known_hosts}. */
  String knownHost() {
    return address() + " " + PublicKeyEntry.toString(hostKey.getPublic());
  }

  /** Returns the users that logged in or tried to. */
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
