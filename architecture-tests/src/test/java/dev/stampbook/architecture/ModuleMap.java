package dev.stampbook.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which module a package belongs to and which other modules that module may see (design, section 3). */
final class ModuleMap {

  private static final Set<String> CORE_PACKAGES =
      Set.of("", "member", "order", "points", "reward", "consent", "discount");
  private static final Set<String> CLIENTS =
      Set.of(
          "springbig",
          "splio",
          "splio.advisor",
          "splio.api",
          "splio.datahub",
          "smile",
          "leat",
          "bigcommerce",
          "pos",
          "marketing");

  private final String root;
  private final Map<String, Set<String>> mayDependOn = new TreeMap<>();

  ModuleMap(String root) {
    this.root = root;
    Set<String> published = Set.of("core", "http", "engine", "sandbox", "spring");
    mayDependOn.put("core", Set.of());
    mayDependOn.put("http", Set.of("core"));
    mayDependOn.put("engine", Set.of("core"));
    mayDependOn.put("sandbox", Set.of("core"));
    mayDependOn.put("contract", Set.of("core", "http", "sandbox"));
    CLIENTS.forEach(client -> mayDependOn.put(client, Set.of("core", "http")));
    // the provider stands on its endpoints; endpoints and files know no provider and not each other
    mayDependOn.put("splio", Set.of("core", "http", "splio.api"));
    // decides and calls nobody, not even the provider it is named after
    mayDependOn.put("splio.advisor", Set.of("core"));
    mayDependOn.put("spring", union(CLIENTS, Set.of("core", "http", "engine")));
    Set<String> runnable = union(published, Set.of("examples"));
    mayDependOn.put("cli", union(CLIENTS, runnable));
    mayDependOn.put("examples", union(CLIENTS, published));
    mayDependOn.put("benchmarks", union(CLIENTS, published));
  }

  /** Answers the module of a package, empty when the design knows none. */
  Optional<String> moduleOf(String packageName) {
    String below = packageName.substring(Math.min(packageName.length(), root.length() + 1));
    List<String> parts = List.of(below.split("\\.", -1));
    String nested = String.join(".", parts.subList(0, Math.min(2, parts.size())));
    if (mayDependOn.containsKey(nested)) {
      return Optional.of(nested);
    }
    String module = CORE_PACKAGES.contains(parts.get(0)) ? "core" : parts.get(0);
    return mayDependOn.containsKey(module) ? Optional.of(module) : Optional.empty();
  }

  boolean isOurs(String packageName) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  boolean isIn(String packageName, String... modules) {
    return moduleOf(packageName).map(Set.of(modules)::contains).orElse(false);
  }

  boolean isClient(String packageName) {
    return moduleOf(packageName).map(CLIENTS::contains).orElse(false);
  }

  boolean mayDepend(String from, String on) {
    return from.equals(on) || mayDependOn.get(from).contains(on);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }
}
