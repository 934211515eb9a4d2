package dev.exesys.local.dynamodb.moto;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where moto answers otherwise than AWS's documentation says; we follow AWS.
 *
 * @param name what reports call it
 */
record Difference(String name, Rule rule) {
  private static final String NEXT = "LastEvaluatedKey";
  private static final Pattern TWO_PATHS = Pattern.compile("#?[ns] (=|<>|<|<=|>|>=) #?[ns]2");
  private static final Pattern NULL_VALUE = Pattern.compile("\":v\\d+\":\\{\"NULL\":true}");
  private static final Pattern MANY_DIGITS = Pattern.compile("\\d{14,}(\\.\\d+)?");
  private static final Pattern PYTHON_ERROR =
      Pattern.compile("AssertionError|AttributeError|KeyError|TypeError|ValueError");

  private static final List<Difference> ALL =
      List.of(
          // Words of AWS that moto does not have; mistakes.txt says why for each.
          new Difference("other words", Difference::otherWords),
          // Errors of AWS that moto does not see; mistakes.txt says why for each.
          new Difference("other error", Difference::otherError),
          // A page that Limit filled ends with a LastEvaluatedKey on AWS, whether or not something
          // follows; moto looks ahead and leaves it out at the end of the data.
          new Difference("full last page", Difference::fullLastPage),
          // A scan that only counts has no Items on AWS; moto sends them.
          new Difference("scan count", Difference::scanCount),
          // UPDATED_OLD and UPDATED_NEW give the attributes that the expression updates; moto gives
          // those whose value changed, key attributes of a new item among them,
          // and of maps the members that changed.
          new Difference("updated attributes", Difference::updatedAttributes),
          // Numbers have 38 digits; moto subtracts as floating point, which has 16.
          new Difference("floating point", Difference::floatingPoint),
          // Two attributes that are both missing are equal for moto; on AWS nothing equals what is
          // not there.
          new Difference(
              "both missing", (call, o, t) -> TWO_PATHS.matcher(conditions(call)).find()),
          // What is not there is no NULL on AWS; moto takes it for one.
          new Difference("missing is null", Difference::missingIsNull),
          // Zero lies between other numbers; moto's BETWEEN takes it for nothing.
          new Difference("zero between", (call, o, t) -> conditions(call).contains(" BETWEEN ")),
          // What is wrong with one part of a transaction only in view of the stored item is a
          // reason
          // of TransactionCanceledException (API reference, CancellationReasons: ValidationError);
          // moto throws the part's ValidationException.
          new Difference("transaction validation", Difference::transactionValidation),
          // moto reports Python's own errors as reasons why a transaction was cancelled.
          new Difference("python error", Difference::pythonError),
          // A refused update changes nothing; moto keeps the clauses it had carried out by then.
          new Difference(
              "half an update",
              (call, o, t) -> call.kind().startsWith("read back after refused update")),
          // The size of what is not there makes the comparison false; moto fails.
          new Difference("size of nothing", Difference::sizeOfNothing),
          // list_append of what is not there is a ValidationException; moto fails with status 500.
          new Difference("append nothing", Difference::appendNothing));

  /** Whether this is what the two answers differ in. */
  @FunctionalInterface
  interface Rule {
    boolean explains(Call call, Answer ours, Answer theirs);
  }

  static Optional<Difference> between(Call call, Answer ours, Answer theirs) {
    return ALL.stream()
        .filter(difference -> difference.rule().explains(call, ours, theirs))
        .findFirst();
  }

  private static boolean otherWords(Call call, Answer ours, Answer theirs) {
    return call.kind().equals(Mistakes.OTHER_MESSAGE)
        && ours instanceof Answer.Refused mine
        && theirs instanceof Answer.Refused others
        && mine.code().equals(others.code());
  }

  private static boolean otherError(Call call, Answer ours, Answer theirs) {
    return call.kind().equals(Mistakes.OTHER_CODE) && ours instanceof Answer.Refused;
  }

  private static boolean fullLastPage(Call call, Answer ours, Answer theirs) {
    return ours instanceof Answer.Done(ObjectNode a)
        && theirs instanceof Answer.Done(ObjectNode b)
        && a.has(NEXT)
        && !b.has(NEXT)
        && a.path("ScannedCount").asInt() == call.input().path("Limit").asInt()
        && Canonical.answer(a.deepCopy().without(List.of(NEXT))).equals(Canonical.answer(b));
  }

  private static boolean scanCount(Call call, Answer ours, Answer theirs) {
    if (!call.operation().equals("Scan")
        || !call.input().path("Select").asString("").equals("COUNT")
        || !(ours instanceof Answer.Done(ObjectNode a))
        || !(theirs instanceof Answer.Done(ObjectNode b))) {
      return false;
    }
    ObjectNode counted = b.deepCopy().without(List.of("Items"));
    return Canonical.answer(a).equals(Canonical.answer(counted))
        || fullLastPage(call, ours, new Answer.Done(counted));
  }

  private static boolean updatedAttributes(Call call, Answer ours, Answer theirs) {
    if (!call.input().path("ReturnValues").asString("").startsWith("UPDATED_")
        || !(ours instanceof Answer.Done(ObjectNode a))
        || !(theirs instanceof Answer.Done(ObjectNode b))) {
      return false;
    }
    JsonNode mine = Canonical.answer(a).path("Attributes");
    JsonNode others = Canonical.answer(b).path("Attributes");
    return others
        .propertyStream()
        .filter(e -> !e.getKey().equals("pk") && !e.getKey().equals("sk"))
        .allMatch(e -> partOf(e.getValue(), mine.path(e.getKey())));
  }

  private static boolean partOf(JsonNode part, JsonNode whole) {
    return part.equals(whole)
        || (part.isObject()
            && part.propertyStream().allMatch(e -> partOf(e.getValue(), whole.path(e.getKey()))));
  }

  private static boolean floatingPoint(Call call, Answer ours, Answer theirs) {
    return call.toString().contains(" - ")
        && ours instanceof Answer.Done(ObjectNode a)
        && theirs instanceof Answer.Done(ObjectNode b)
        && shortened(a).equals(shortened(b));
  }

  private static String shortened(ObjectNode body) {
    return MANY_DIGITS.matcher(Canonical.sorted(body)).replaceAll("many");
  }

  private static boolean missingIsNull(Call call, Answer ours, Answer theirs) {
    return !conditions(call).isEmpty() && NULL_VALUE.matcher(call.input().toString()).find();
  }

  private static boolean transactionValidation(Call call, Answer ours, Answer theirs) {
    return call.operation().equals("TransactWriteItems")
        && ours instanceof Answer.Refused(String code, String message, ObjectNode body)
        && code.equals("TransactionCanceledException")
        && message.contains("ValidationError")
        && theirs instanceof Answer.Refused others
        && others.code().equals("ValidationException")
        && body.path("CancellationReasons")
            .valueStream()
            .anyMatch(reason -> reason.path("Message").asString("").equals(others.message()));
  }

  private static boolean pythonError(Call call, Answer ours, Answer theirs) {
    return call.operation().equals("TransactWriteItems")
        && theirs instanceof Answer.Refused others
        && PYTHON_ERROR.matcher(others.message()).find();
  }

  private static boolean sizeOfNothing(Call call, Answer ours, Answer theirs) {
    return conditions(call).contains("size(")
        && theirs instanceof Answer.Refused others
        && (failed(theirs) || others.message().contains("Invalid attribute name"));
  }

  private static boolean appendNothing(Call call, Answer ours, Answer theirs) {
    return failed(theirs) && call.input().toString().contains("list_append(");
  }

  private static boolean failed(Answer answer) {
    return answer instanceof Answer.Refused refused && refused.code().equals("InternalError");
  }

  private static String conditions(Call call) {
    return Stream.of("ConditionExpression", "FilterExpression")
        .flatMap(name -> call.input().findValuesAsString(name).stream())
        .collect(Collectors.joining("\n"));
  }
}
