package dev.stampbook.sandbox;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks requests against OpenAPI documents: path and method, query parameters (required, unknown,
 * type and enumeration), and the JSON body against its schema, unknown fields included.
 *
 * <p>Documents of OpenAPI 3.1, 3.0 and Swagger 2.0 are understood. Messages name places and rules,
 * never values. Thread-safe.
 */
public final class RequestCheck {

  private final List<OpenApiOperation> operations;
  private final String state;

  private RequestCheck(List<OpenApiOperation> operations, String state) {
    this.operations = operations;
    this.state = state;
  }

  /** Returns a check that lets pass what at least one of the documents describes. */
  public static RequestCheck of(OpenApiDocument... documents) {
    return of(Arrays.asList(documents));
  }

  /** Returns a check that lets pass what at least one of the documents describes. */
  public static RequestCheck of(List<OpenApiDocument> documents) {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("A request check needs at least one document.");
    }
    List<OpenApiOperation> operations =
        documents.stream()
            .flatMap(document -> document.operations().stream())
            // a literal path wins over a template that also fits
            .sorted(Comparator.comparingInt(OpenApiOperation::variables))
            .toList();
    return new RequestCheck(operations, "run");
  }

  /**
   * Returns a check that lets everything pass and says why.
   *
   * @param reason such as: the vendor's documents are not there
   */
  public static RequestCheck notRun(String reason) {
    return new RequestCheck(List.of(), "not run: " + reason);
  }

  /** Returns {@code run}, or {@code not run} with the reason. */
  public String state() {
    return state;
  }

  /**
   * Checks one request.
   *
   * @return what is wrong with it, or nothing
   */
  public Optional<String> check(EmulatorRequest request) {
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    boolean pathKnown = false;
    for (OpenApiOperation operation : operations) {
      if (operation.matches(request.path())) {
        if (operation.method().equals(request.method())) {
          return operation.check(request);
        }
        pathKnown = true;
      }
    }
    return Optional.of(
        pathKnown ? "the path does not know this method" : "the path is not described");
  }
}
