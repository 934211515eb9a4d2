package dev.exesys.cli.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the page: our own from this package's resources, Preact from its WebJar. */
final class StaticFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.(?:html|css|js|svg)");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Map<String, String> LIBRARIES =
      Map.of(
          "/lib/preact.js", "dist/preact.module.js",
          "/lib/preact-hooks.js", "hooks/dist/hooks.module.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "css", "text/css",
          "js", "text/javascript",
          "svg", "image/svg+xml");

  private static final String IMPORT_MAP_DIGEST = digestOfImportMap();

  private StaticFiles() {}

  /** A file's content with its media type. */
  static final class StaticFile {
    private final String type;
    private final byte[] content;

    private StaticFile(String type, byte[] content) {
      this.type = type;
      this.content = content;
    }

    String type() {
      return type;
    }

    byte[] content() {
      return content;
    }
  }

  /** Returns the file of a path, if there is one. */
  static Optional<StaticFile> find(String path) {
    String library = LIBRARIES.get(path);
    if (library != null) {
      return read("/META-INF/resources/webjars/preact/" + preactVersion() + "/" + library)
          .map(content -> new StaticFile("text/javascript", content));
    }
    String name = path.equals("/") ? "index.html" : path.substring(1);
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return read(name).map(content -> new StaticFile(String.valueOf(type), content));
  }

  /** Returns the SHA-256 of the import map, which the content security policy names, in base64. */
  static String importMapDigest() {
    return IMPORT_MAP_DIGEST;
  }

  private static String preactVersion() {
    try (InputStream properties =
        StaticFiles.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/preact/pom.properties")) {
      Properties values = new Properties();
      values.load(Objects.requireNonNull(properties, "the WebJar of Preact is missing"));
      return values.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("the version of Preact cannot be read", e);
    }
  }

  private static Optional<byte[]> read(String resource) {
    try (InputStream content = StaticFiles.class.getResourceAsStream(resource)) {
      return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static String digestOfImportMap() {
    String page = new String(read("index.html").orElseThrow(), StandardCharsets.UTF_8);
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("index.html has no import map");
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(map.group(1).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
