import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Downloads a Maven distribution, compares its SHA-512 and unpacks it: {@code java FetchMaven.java <url> <sha512> <target directory>}. The target
 * appears whole or not at all, so two runs at the same time cannot disturb each other.
 */
final class FetchMaven {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration WHOLE_DOWNLOAD = Duration.ofMinutes(5);

  public static void main(String[] args) {
    try {
      fetch(URI.create(args[0]), args[1], Path.of(args[2]).toAbsolutePath());
    } catch (Exception failure) {
      Throwable reason = failure instanceof ExecutionException ? failure.getCause() : failure;
      System.err.println("mvnw: could not fetch " + args[0] + ": " + reason);
      System.exit(1);
    }
  }

  private static void fetch(URI source, String sha512, Path target) throws Exception {
    Files.createDirectories(target.getParent());
    Path work = Files.createTempDirectory(target.getParent(), "fetching-");
    try {
      Path zip = work.resolve("maven.zip");
      download(source, zip);
      requireChecksum(zip, sha512);
      publish(unpack(zip, work.resolve("unpacked")), target);
    } finally {
      deleteTree(work);
    }
  }

  private static void download(URI source, Path zip) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpRequest request = HttpRequest.newBuilder(source).timeout(ANSWER).build();
    HttpResponse<Path> response =
        client.sendAsync(request, BodyHandlers.ofFile(zip)).get(WHOLE_DOWNLOAD.toSeconds(), TimeUnit.SECONDS);
    if (response.statusCode() != 200) {
      throw new IOException("the server answered " + response.statusCode());
    }
  }

  private static void requireChecksum(Path zip, String expected) throws IOException, NoSuchAlgorithmException {
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    try (InputStream in = new DigestInputStream(Files.newInputStream(zip), sha512)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String actual = HexFormat.of().formatHex(sha512.digest());
    if (!actual.equals(expected)) {
      throw new IOException("its SHA-512 is " + actual + ", expected " + expected);
    }
  }

  /** Unpacks and answers the single top directory of the distribution. */
  private static Path unpack(Path zip, Path into) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    try (var tops = Files.list(into)) {
      return tops.findFirst().orElseThrow(() -> new IOException("the archive is empty"));
    }
  }

  private static void publish(Path unpacked, Path target) throws IOException {
    try {
      Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException occupied) {
      boolean anotherRunWasFaster = Files.exists(target.resolve("bin/mvn"));
      if (!anotherRunWasFaster) {
        throw occupied;
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
