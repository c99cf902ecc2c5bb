package dev.stampbook.springbig.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.springbig.WireShapes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wire object against examples and the API description (sheet sections 3.2 to 3.5). */
class WireTest {

  private static final Moshi MOSHI = WireShapes.ofTheSheet();
  private static final JsonNode EXAMPLES = tree(WireTest.class, "wire.json");
  private static final JsonNode SCHEMAS =
      tree(SpringbigEmulator.class, "/dev/stampbook/sandbox/openapi/springbig.json")
          .at("/components/schemas");

  private static JsonNode tree(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      return SandboxJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode example(String type, String kind) {
    JsonNode found = EXAMPLES.path(type).path(kind);
    assertThat(found.isObject()).as("%s %s", type, kind).isTrue();
    return found;
  }

  private static <T> T read(Class<T> type, String json) throws IOException {
    T value = MOSHI.adapter(type).fromJson(json);
    assertThat(value).isNotNull();
    return value;
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(
        StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
            .toList());
  }

  static Stream<Class<?>> writes() {
    return Stream.of(MemberWrite.class, VisitWrite.class);
  }

  /** What is read back is written as it was, and every field of the description but the one without meaning is there. */
  @ParameterizedTest
  @MethodSource("writes")
  void writesEveryFieldOfTheDescription(Class<?> type) throws IOException {
    String schema = type == VisitWrite.class ? "Visit" : "MemberWrite";
    Set<String> described = names(SCHEMAS.path(schema).path("properties"));
    assertThat(described.remove("url_encoded")).isTrue(); // springbig.extraFields (U19)
    assertThat(names(example(type.getSimpleName(), "full"))).isEqualTo(described);

    for (String kind : List.of("full", "required", "tomorrow")) {
      JsonNode example = example(type.getSimpleName(), kind);
      assertThat(written(type, example)).as(kind).isEqualTo(enveloped(type, example));
    }
    ObjectNode more = example(type.getSimpleName(), "full").deepCopy();
    more.put("brand_new", true);
    assertThat(written(type, more))
        .isEqualTo(enveloped(type, example(type.getSimpleName(), "full")));
    assertThatThrownBy(() -> read(type, "{}")).isInstanceOf(JsonDataException.class);
  }

  private static <T> JsonNode written(Class<T> type, JsonNode json) throws IOException {
    JsonAdapter<T> adapter = MOSHI.adapter(type);
    return SandboxJson.MAPPER.readTree(adapter.toJson(adapter.fromJson(json.toString())));
  }

  private static JsonNode enveloped(Class<?> type, JsonNode json) {
    return type == MemberWrite.class ? SandboxJson.object().set("member", json) : json;
  }

  @Test
  void readsAMemberInEveryState() throws IOException {
    assertThat(names(example("Member", "full")))
        .isEqualTo(names(SCHEMAS.path("MemberRead").path("properties")));
    Member full = member("full");
    assertThat(full.id()).contains("700001");
    assertThat(full.posUser()).contains("c-1001");
    assertThat(full.posType()).contains("examplepos");
    assertThat(full.phoneNumber()).contains(PersonalText.of("2025550123"));
    assertThat(full.email()).contains(PersonalText.of("pat@example.com"));
    assertThat(full.firstName()).contains(PersonalText.of("Pat"));
    assertThat(full.lastName()).contains(PersonalText.of("Sample"));
    assertThat(full.allowedSms()).contains(true);
    assertThat(full.allowedEmail()).contains(false);

    Member required = member("required");
    assertThat(required.id()).contains("700001");
    assertThat(required.posUser()).isEmpty();
    assertThat(required.allowedSms()).isEmpty();

    Member tomorrow = member("tomorrow");
    assertThat(tomorrow.posType()).contains("tomorrowpos");
    assertThat(tomorrow.raw().text(JsonPointer.of("/wallet/tiers/0/name"))).contains("gold");
    assertThat(tomorrow.raw().decimal(JsonPointer.of("/wallet/points")))
        .contains(new BigDecimal("12.5"));

    Member odd = member("odd");
    assertThat(odd.posUser()).contains("1001");
    assertThat(odd.phoneNumber()).contains(PersonalText.of("2025550123"));
    assertThat(odd.allowedSms()).contains(true);
    assertThat(odd.allowedEmail()).contains(false);
    assertThat(odd.lastName()).isEmpty();
    assertThat(full.toString() + full.raw()).doesNotContain("Pat", "Sample", "2025550123", "@");
  }

  private static Member member(String kind) throws IOException {
    return read(MemberList.class, "{\"members\":[" + example("Member", kind) + "]}")
        .members()
        .get(0);
  }

  /** Sheet section 14, U6. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'members':[{'id':1},{'id':2}]}|2",
        "{'members':[]}|0",
        "{'members':{'id':1}}|1",
        "{'member':{'id':1}}|1",
        "{'member':[]}|0",
        "[{'id':1}]|1",
        "[]|0",
        "{}|0",
        "{'id':1}|1",
        "{'pos_user':'c-1'}|1",
        "{'members':[{'id':1}],'meta':{'page':1}}|1"
      })
  void readsMembersInEveryShape(String json, int size) throws IOException {
    assertThat(read(MemberList.class, json.replace('\'', '"')).members()).hasSize(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":\"ok\"}", "\"none\"", "3", "{\"data\":[{\"id\":1}]}"})
  void whatHoldsNoMembersIsMalformed(String json) {
    assertThatThrownBy(() -> read(MemberList.class, json)).isInstanceOf(JsonDataException.class);
  }

  @Test
  void readsGroupsAndSegmentsInEveryShape() throws IOException {
    for (String kind : List.of("full", "required", "tomorrow", "odd")) {
      String group = example("ExternalGroup", kind).toString();
      String segment = example("Segment", kind).toString();
      assertThat(read(ExternalGroup.class, group).id()).isEqualTo("3001");
      assertThat(read(Segment.class, segment).id()).isEqualTo("8001");
      assertThat(read(ExternalGroup.Listing.class, "[" + group + "]").groups()).hasSize(1);
      for (String list : List.of("[" + segment + "]", "{\"group_segments\":[" + segment + "]}")) {
        assertThat(read(Segment.Listing.class, list).segments())
            .singleElement()
            .satisfies(one -> assertThat(one.id()).isEqualTo("8001"));
      }
    }
    assertThat(read(ExternalGroup.class, example("ExternalGroup", "full").toString()))
        .isEqualTo(
            new ExternalGroup(
                "3001", java.util.Optional.of("Winter"), java.util.Optional.of("Guests")));
    assertThat(read(Segment.Listing.class, "[]").segments()).isEmpty();
    assertThatThrownBy(() -> read(ExternalGroup.class, "{}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("id");
  }

  /** Phones of recipients are numbers, those of members texts (sheet section 3.2). */
  @Test
  void writesRecipientsAsTheClientDid() {
    Segment.Change change =
        Segment.Change.of(
            new Recipients(List.of(2_025_550_123L), List.of(PersonalText.of("pat@example.com"))),
            Recipients.none());
    assertThat(MOSHI.adapter(Segment.Change.class).toJson(change))
        .isEqualTo(
            "{\"group_segment\":{\"add_recipients\":{\"phone_numbers\":[2025550123],\"email\":[\"pat@example.com\"]},"
                + "\"remove_recipients\":{\"phone_numbers\":[],\"email\":[]}}}");
    Segment.Drafts drafts =
        new Segment.Drafts(
            List.of(new Segment.Draft("All", java.util.Optional.of("x"), Recipients.none())));
    assertThat(MOSHI.adapter(Segment.Drafts.class).toJson(drafts))
        .isEqualTo(
            "{\"group_segments\":[{\"name\":\"All\",\"desc\":\"x\",\"recipients\":{\"phone_numbers\":[],\"email\":[]}}]}");
    assertThat(
            MOSHI
                .adapter(ExternalGroup.Draft.class)
                .toJson(new ExternalGroup.Draft("Winter", java.util.Optional.empty())))
        .isEqualTo("{\"group_name\":\"Winter\"}");
  }

  @Test
  void aDocumentIsExactAndTolerant() throws IOException {
    Document document =
        read(
            Document.class,
            "{\"a/b\":{\"~\":[1,{\"n\":\"0.10\"}]},\"big\":12345678901234567890,\"t\":\"no\"}");
    assertThat(document.text(JsonPointer.of("/a~1b/~0/0"))).contains("1");
    assertThat(document.decimal(JsonPointer.of("/a~1b/~0/1/n"))).contains(new BigDecimal("0.10"));
    assertThat(document.whole(JsonPointer.of("/big"))).isEmpty();
    assertThat(document.flag(JsonPointer.of("/t"))).isEmpty();
    for (String nowhere : List.of("/x", "/a~1b/~0/7", "/a~1b/~0/01", "/t/u", "/a~1b/~0/-")) {
      assertThat(document.at(JsonPointer.of(nowhere))).as(nowhere).isEmpty();
    }
    assertThat(document.at(JsonPointer.of(""))).contains(document.tree());
    assertThat(document.entries()).hasSize(1);
    assertThat(Document.of(Map.of("x", List.of(1, 2))).entries()).hasSize(2);
    assertThatThrownBy(() -> JsonPointer.of("a")).isInstanceOf(IllegalArgumentException.class);
  }
}
