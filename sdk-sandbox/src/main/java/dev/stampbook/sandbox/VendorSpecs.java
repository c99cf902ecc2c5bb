package dev.stampbook.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds API documents that vendors publish and that may not be shipped with the sandbox. Nothing
 * but the request check depends on them.
 */
public final class VendorSpecs {

  /** Names the system property with the folder of the vendor's documents. */
  public static final String PROPERTY = "stampbook.vendor-specs";

  /** Names the environment variable that is asked when the property is not set. */
  public static final String VARIABLE = "STAMPBOOK_VENDOR_SPECS";

  private static final String BESIDE_PROJECT = "../shared/specs/bigcommerce";
  private static final int MAX_PARENTS = 4;

  private VendorSpecs() {}

  /**
   * Returns the folder given by {@link #PROPERTY} or {@link #VARIABLE}; without them, a folder
   * beside the project when there is one.
   */
  public static Optional<Path> folder() {
    String given = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
    if (!given.isBlank()) {
      return Optional.of(Path.of(given)).filter(Files::isDirectory);
    }
    Path here = Path.of("").toAbsolutePath();
    for (int i = 0; i < MAX_PARENTS && here != null; i++, here = here.getParent()) {
      if (Files.isDirectory(here.resolve("sdk-sandbox"))) {
        return Optional.of(here.resolve(BESIDE_PROJECT).normalize()).filter(Files::isDirectory);
      }
    }
    return Optional.empty();
  }
}
