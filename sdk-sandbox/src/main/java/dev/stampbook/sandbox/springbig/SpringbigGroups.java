package dev.stampbook.sandbox.springbig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Answers the general family: external groups and their segments (sheet section 3.2). Thread-safe. */
public final class SpringbigGroups {

  private static final int MAX_RECORDS = 10_000;

  private final Map<Long, Group> groups = new TreeMap<>();
  private final Map<Long, Segment> segments = new TreeMap<>();
  private final AtomicLong creations = new AtomicLong();

  SpringbigGroups() {}

  private record Group(String name, Optional<String> description) {}

  private record Segment(String name, Optional<String> desc, Set<String> recipients) {}

  /** Returns how many recipients a segment has, phones and addresses together; 0 for none. */
  public synchronized int recipients(String segmentId) {
    return Optional.ofNullable(segments.get(number(segmentId)))
        .map(segment -> segment.recipients().size())
        .orElse(0);
  }

  synchronized EmulatorResponse createGroup(SpringbigCall call) {
    SpringbigCall.Fields fields = call.body();
    requireRoom();
    long id = 3_000L + groups.size() + 1;
    groups.put(id, new Group(fields.required("group_name"), fields.text("group_description")));
    return EmulatorResponse.json(200, group(id));
  }

  synchronized EmulatorResponse listGroups(SpringbigCall call) {
    ArrayNode list = SandboxJson.array();
    groups.keySet().forEach(id -> list.add(group(id)));
    return EmulatorResponse.json(200, list);
  }

  private ObjectNode group(long id) {
    Group group = Optional.ofNullable(groups.get(id)).orElseThrow();
    return SandboxJson.object()
        .put("id", id)
        .put("group_name", group.name())
        .put("group_description", group.description().orElse(null));
  }

  /** Answers in both forms in turn: the client says that the form may vary. */
  synchronized EmulatorResponse createSegments(SpringbigCall call) {
    JsonNode wanted = call.body().node().path("group_segments");
    if (!wanted.isArray() || wanted.isEmpty()) {
      throw SpringbigRefusal.invalid("group_segments", "is missing");
    }
    List<Long> made = new ArrayList<>();
    for (JsonNode one : wanted) {
      requireRoom();
      SpringbigCall.Fields fields = new SpringbigCall.Fields(one);
      long id = 8_000L + segments.size() + 1;
      segments.put(
          id,
          new Segment(
              fields.required("name"), fields.text("desc"), recipients(one.path("recipients"))));
      made.add(id);
    }
    ArrayNode list = SandboxJson.array();
    made.forEach(id -> list.add(segment(id)));
    return creations.getAndIncrement() % 2 == 0
        ? EmulatorResponse.json(200, SandboxJson.object().set("group_segments", list))
        : EmulatorResponse.json(200, list);
  }

  synchronized EmulatorResponse listSegments(SpringbigCall call) {
    ArrayNode list = SandboxJson.array();
    segments.keySet().forEach(id -> list.add(segment(id)));
    return EmulatorResponse.json(200, list);
  }

  synchronized EmulatorResponse changeSegment(SpringbigCall call) {
    Segment segment =
        Optional.ofNullable(segments.get(number(call.key())))
            .orElseThrow(SpringbigRefusal::notFound);
    JsonNode change = call.body().node().path("group_segment");
    segment.recipients().addAll(recipients(change.path("add_recipients")));
    segment.recipients().removeAll(recipients(change.path("remove_recipients")));
    return EmulatorResponse.json(200, SandboxJson.object().put("success", true));
  }

  /** Phones are whole numbers here, unlike on members; a text is refused. */
  private static Set<String> recipients(JsonNode node) {
    Set<String> all = new TreeSet<>();
    for (JsonNode phone : node.path("phone_numbers")) {
      if (!phone.isIntegralNumber() || !phone.asText().matches("[0-9]{10}")) {
        throw SpringbigRefusal.invalid("phone_numbers", "must be ten-digit numbers");
      }
      all.add(phone.asText());
    }
    node.path("email").forEach(email -> all.add(email.asText()));
    return all;
  }

  private ObjectNode segment(long id) {
    Segment segment = Optional.ofNullable(segments.get(id)).orElseThrow();
    return SandboxJson.object()
        .put("id", id)
        .put("name", segment.name())
        .put("desc", segment.desc().orElse(null));
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  private void requireRoom() {
    if (groups.size() + segments.size() >= MAX_RECORDS) {
      throw SpringbigRefusal.full();
    }
  }
}
