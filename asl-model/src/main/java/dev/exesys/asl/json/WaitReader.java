package dev.exesys.asl.json;

import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import dev.exesys.asl.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads Wait states. */
final class WaitReader {
  private WaitReader() {}

  static @Nullable State read(MemberReader members) {
    String comment = members.string("Comment");
    Wait.Until until = until(members);
    InputOutputProcessing io = CommonFieldsReader.io(members);
    Transition then = CommonFieldsReader.transition(members);
    return until == null || then == null
        ? null
        : members.build(() -> new Wait(comment, until, io, then));
  }

  private static Wait.@Nullable Until until(MemberReader members) {
    List<Wait.Until> found = new ArrayList<>();
    int written = 0;
    written +=
        readUntil(members, "Seconds", members.integer("Seconds"), Wait.Until.Seconds::new, found);
    written +=
        readUntil(
            members,
            "SecondsPath",
            members.string("SecondsPath"),
            Wait.Until.SecondsPath::new,
            found);
    written +=
        readUntil(
            members, "Timestamp", members.string("Timestamp"), Wait.Until.Timestamp::new, found);
    written +=
        readUntil(
            members,
            "TimestampPath",
            members.string("TimestampPath"),
            Wait.Until.TimestampPath::new,
            found);
    if (written != 1) {
      members
          .problems()
          .add(
              new AslProblem(
                  members.pointer(),
                  "exactly one of Seconds, SecondsPath, Timestamp, TimestampPath is required"));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private static <T> int readUntil(
      MemberReader members,
      String member,
      @Nullable T value,
      Function<T, Wait.Until> constructor,
      List<Wait.Until> found) {
    if (value != null) {
      Wait.Until until = members.buildAt(members.at(member), () -> constructor.apply(value));
      if (until != null) {
        found.add(until);
      }
    }
    return members.has(member) ? 1 : 0;
  }
}
