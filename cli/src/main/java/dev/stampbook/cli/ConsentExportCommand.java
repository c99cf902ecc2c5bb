package dev.stampbook.cli;

import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.consent.ConsentExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes everything about one person into two files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes everything about one person, for a complaint or a regulator:",
      "a page to read and print, and a data file. Both hold personal data."
    })
final class ConsentExportCommand implements Callable<Integer> {

  @Mixin private ConsentCommand.Source source = new ConsentCommand.Source();
  @Mixin private ConsentPerson person = new ConsentPerson();

  @Option(names = "--out", required = true, description = "The folder for the files.")
  private Path out = Path.of(".");

  @Override
  public Integer call() {
    return source.with(
        registry -> {
          write(registry, person.in(registry), out);
          return 0;
        });
  }

  static void write(ConsentRegistry registry, PersonId who, Path folder) {
    ConsentExport export =
        registry
            .export(who)
            .orElseThrow(() -> new CliException("the registry knows nobody like this"));
    try {
      Files.createDirectories(folder);
      for (String ending : new String[] {"html", "json"}) {
        Path file = folder.resolve("consent-" + export.person() + "." + ending);
        write(file, ending.equals("html") ? export.html() : export.json());
        System.out.println(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the export cannot be written to " + folder, failure);
    }
  }

  /** Lets nobody but the owner read it, where the file system can say so. */
  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
