package dev.stampbook.splio.datahub;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Files that are written aside first and get their names when all of them are whole, so that a pick-up never sees half a file. */
final class NewFiles {

  private record NewFile(String header, List<Line> lines) {}

  private final Path directory;
  private final Map<String, NewFile> files = new LinkedHashMap<>();

  NewFiles(Path directory) {
    this.directory = directory;
  }

  int count() {
    return files.size();
  }

  /** Takes a file; two of one name would lose one of them. */
  void add(String name, String header, List<Line> lines) {
    if (files.putIfAbsent(name, new NewFile(header, lines)) != null) {
      throw new IllegalArgumentException(
          "splio.datahub.namePattern has to hold <unique>, because the rows need more than one file");
    }
  }

  List<Path> publish() {
    Map<Path, Path> written = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, NewFile> file : files.entrySet()) {
        // a name that no pick-up by *.csv takes
        Path aside = directory.resolve("." + UUID.randomUUID() + ".part");
        written.put(aside, directory.resolve(file.getKey()));
        write(aside, file.getValue());
      }
      for (Map.Entry<Path, Path> file : written.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
      return new ArrayList<>(written.values());
    } catch (IOException e) {
      written.keySet().forEach(NewFiles::discard);
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path path, NewFile file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        BufferedWriter writer =
            new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
      writer.write(file.header());
      writer.write('\n');
      for (Line line : file.lines()) {
        writer.write(line.text());
        writer.write('\n');
      }
      writer.flush();
      channel.force(true);
    }
  }

  /** What was moved is gone from here, so this removes leftovers only. */
  private static void discard(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException leftOver) {
      // the first failure tells more
    }
  }
}
