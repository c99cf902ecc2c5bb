package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds one OpenAPI document: 3.1, 3.0 or Swagger 2.0, as JSON or YAML, with local references only.
 */
public final class OpenApiDocument {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .nodeFactory(SandboxJson.NODES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final ObjectNode root;
  private final OpenApiSchemas schemas;
  private final String basePath;

  private OpenApiDocument(ObjectNode root, String basePath, OpenApiSchemas schemas) {
    this.root = root;
    this.basePath = basePath;
    this.schemas = schemas;
  }

  /**
   * Reads a document from a file; JSON is YAML too.
   *
   * @throws UncheckedIOException when the file cannot be read or is no document
   */
  public static OpenApiDocument load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document that ships with the sandbox.
   *
   * @param name such as {@code smile.json}
   */
  public static OpenApiDocument shipped(String name) {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("openapi/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "No OpenAPI document " + name + " ships with the sandbox.");
      }
      return read(in, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpenApiDocument read(InputStream in, String name) throws IOException {
    JsonNode root = YAML.readTree(in);
    if (!(root instanceof ObjectNode object) || !object.path("paths").isObject()) {
      throw new IOException(name + " is not an OpenAPI document: it has no paths.");
    }
    return new OpenApiDocument(
        object, documentedBasePath(object), new OpenApiSchemas(object, false));
  }

  private static String documentedBasePath(ObjectNode root) {
    String path =
        root.has("swagger")
            ? root.path("basePath").asText("")
            : pathOf(root.path("servers").path(0).path("url").asText(""));
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String pathOf(String url) {
    int host = url.indexOf("://");
    if (host < 0) {
      return url;
    }
    int slash = url.indexOf('/', host + 3);
    return slash < 0 ? "" : url.substring(slash);
  }

  /**
   * Returns the same document under another base path.
   *
   * @param path what stands before every path of the document; may hold variables, as in {@code
   *     /stores/{store_hash}/v3}
   */
  public OpenApiDocument withBasePath(String path) {
    return new OpenApiDocument(root, path, schemas);
  }

  /** Returns the same document for a vendor whose schemas leave out fields that may be sent. */
  public OpenApiDocument withUnknownFieldsAllowed() {
    return new OpenApiDocument(root, basePath, new OpenApiSchemas(root, true));
  }

  /**
   * Returns a corrected copy, for a vendor whose document contradicts itself.
   *
   * @param correction changes the tree it is given; the document itself stays as it is
   */
  public OpenApiDocument corrected(Consumer<ObjectNode> correction) {
    ObjectNode copy = root.deepCopy();
    correction.accept(copy);
    return new OpenApiDocument(
        copy, basePath, new OpenApiSchemas(copy, schemas.unknownFieldsAllowed()));
  }

  /** Returns the document as it was read. */
  JsonNode root() {
    return root;
  }

  OpenApiSchemas schemas() {
    return schemas;
  }

  List<OpenApiOperation> operations() {
    List<OpenApiOperation> operations = new ArrayList<>();
    root.path("paths")
        .fields()
        .forEachRemaining(
            path -> {
              JsonNode item = schemas.resolve(path.getValue());
              for (String method : METHODS) {
                if (item.has(method)) {
                  operations.add(
                      new OpenApiOperation(
                          method.toUpperCase(Locale.ROOT),
                          basePath + path.getKey(),
                          item,
                          item.get(method),
                          schemas));
                }
              }
            });
    return operations;
  }
}
