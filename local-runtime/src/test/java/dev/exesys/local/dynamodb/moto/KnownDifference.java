package dev.exesys.local.dynamodb.moto;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The known differences between moto and AWS's documentation. The local DynamoDB follows AWS.
 *
 * @param name the name in reports
 */
record KnownDifference(String name, Rule rule) {
  private static final String NEXT = "LastEvaluatedKey";
  private static final Pattern TWO_PATHS = Pattern.compile("#?[ns] (=|<>|<|<=|>|>=) #?[ns]2");
  private static final Pattern NULL_VALUE = Pattern.compile("\":v\\d+\":\\{\"NULL\":true}");
  private static final Pattern MANY_DIGITS = Pattern.compile("\\d{14,}(\\.\\d+)?");
  private static final Pattern PYTHON_ERROR =
      Pattern.compile("AssertionError|AttributeError|KeyError|TypeError|ValueError");

  private static final List<KnownDifference> ALL =
      List.of(
          // AWS sends a message that moto does not have; mistakes.txt gives the reason for each.
          new KnownDifference("other words", KnownDifference::otherWords),
          // AWS rejects a call that moto accepts; mistakes.txt gives the reason for each.
          new KnownDifference("other error", KnownDifference::otherError),
          // On AWS a page that reaches Limit has a LastEvaluatedKey even if no item follows; moto
          // looks
          // ahead and omits it after the last item.
          new KnownDifference("full last page", KnownDifference::fullLastPage),
          // On AWS a scan with Select COUNT has no Items; moto sends them.
          new KnownDifference("scan count", KnownDifference::scanCount),
          // UPDATED_OLD and UPDATED_NEW return the attributes in the expression; moto returns those
          // whose
          // value changed, including key attributes of a new item and changed members of maps.
          new KnownDifference("updated attributes", KnownDifference::updatedAttributes),
          // Numbers have 38 digits; moto subtracts in floating point, which has 16.
          new KnownDifference("floating point", KnownDifference::floatingPoint),
          // moto treats two missing attributes as equal; on AWS a missing attribute equals nothing.
          new KnownDifference(
              "both missing", (call, o, t) -> TWO_PATHS.matcher(conditions(call)).find()),
          // On AWS a missing attribute is not NULL; moto treats it as NULL.
          new KnownDifference("missing is null", KnownDifference::missingIsNull),
          // moto's BETWEEN treats zero as missing.
          new KnownDifference(
              "zero between", (call, o, t) -> conditions(call).contains(" BETWEEN ")),
          // An action that is invalid for the stored item cancels the transaction with the reason
          // ValidationError (API reference, CancellationReasons); moto throws a
          // ValidationException.
          new KnownDifference("transaction validation", KnownDifference::transactionValidation),
          // moto reports Python exceptions as cancellation reasons.
          new KnownDifference("python error", KnownDifference::pythonError),
          // A rejected update changes nothing; moto keeps the clauses it has executed so far.
          new KnownDifference(
              "partial update",
              (call, o, t) -> call.kind().startsWith("read back after refused update")),
          // The size of a missing attribute makes a comparison false; moto fails.
          new KnownDifference("size of nothing", KnownDifference::sizeOfNothing),
          // list_append of a missing attribute is a ValidationException; moto fails with status
          // 500.
          new KnownDifference("append nothing", KnownDifference::appendNothing));

  /** Returns whether the difference explains two unequal responses. */
  @FunctionalInterface
  interface Rule {
    boolean explains(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs);
  }

  static Optional<KnownDifference> between(
      ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return ALL.stream()
        .filter(difference -> difference.rule().explains(call, ours, theirs))
        .findFirst();
  }

  private static boolean otherWords(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return call.kind().equals(InvalidCalls.OTHER_MESSAGE)
        && ours instanceof ServiceAnswer.ErrorAnswer mine
        && theirs instanceof ServiceAnswer.ErrorAnswer others
        && mine.code().equals(others.code());
  }

  private static boolean otherError(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return call.kind().equals(InvalidCalls.OTHER_CODE) && ours instanceof ServiceAnswer.ErrorAnswer;
  }

  private static boolean fullLastPage(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return ours instanceof ServiceAnswer.SuccessAnswer(ObjectNode a)
        && theirs instanceof ServiceAnswer.SuccessAnswer(ObjectNode b)
        && a.has(NEXT)
        && !b.has(NEXT)
        && a.path("ScannedCount").asInt() == call.input().path("Limit").asInt()
        && CanonicalAnswer.answer(a.deepCopy().without(List.of(NEXT)))
            .equals(CanonicalAnswer.answer(b));
  }

  private static boolean scanCount(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    if (!call.operation().equals("Scan")
        || !call.input().path("Select").asString("").equals("COUNT")
        || !(ours instanceof ServiceAnswer.SuccessAnswer(ObjectNode a))
        || !(theirs instanceof ServiceAnswer.SuccessAnswer(ObjectNode b))) {
      return false;
    }
    ObjectNode counted = b.deepCopy().without(List.of("Items"));
    return CanonicalAnswer.answer(a).equals(CanonicalAnswer.answer(counted))
        || fullLastPage(call, ours, new ServiceAnswer.SuccessAnswer(counted));
  }

  private static boolean updatedAttributes(
      ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    if (!call.input().path("ReturnValues").asString("").startsWith("UPDATED_")
        || !(ours instanceof ServiceAnswer.SuccessAnswer(ObjectNode a))
        || !(theirs instanceof ServiceAnswer.SuccessAnswer(ObjectNode b))) {
      return false;
    }
    JsonNode mine = CanonicalAnswer.answer(a).path("Attributes");
    JsonNode others = CanonicalAnswer.answer(b).path("Attributes");
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

  private static boolean floatingPoint(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return call.toString().contains(" - ")
        && ours instanceof ServiceAnswer.SuccessAnswer(ObjectNode a)
        && theirs instanceof ServiceAnswer.SuccessAnswer(ObjectNode b)
        && shortened(a).equals(shortened(b));
  }

  private static String shortened(ObjectNode body) {
    return MANY_DIGITS.matcher(CanonicalAnswer.sorted(body)).replaceAll("many");
  }

  private static boolean missingIsNull(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return !conditions(call).isEmpty() && NULL_VALUE.matcher(call.input().toString()).find();
  }

  private static boolean transactionValidation(
      ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return call.operation().equals("TransactWriteItems")
        && ours instanceof ServiceAnswer.ErrorAnswer(String code, String message, ObjectNode body)
        && code.equals("TransactionCanceledException")
        && message.contains("ValidationError")
        && theirs instanceof ServiceAnswer.ErrorAnswer others
        && others.code().equals("ValidationException")
        && body.path("CancellationReasons")
            .valueStream()
            .anyMatch(reason -> reason.path("Message").asString("").equals(others.message()));
  }

  private static boolean pythonError(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return call.operation().equals("TransactWriteItems")
        && theirs instanceof ServiceAnswer.ErrorAnswer others
        && PYTHON_ERROR.matcher(others.message()).find();
  }

  private static boolean sizeOfNothing(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return conditions(call).contains("size(")
        && theirs instanceof ServiceAnswer.ErrorAnswer others
        && (failed(theirs) || others.message().contains("Invalid attribute name"));
  }

  private static boolean appendNothing(ServiceCall call, ServiceAnswer ours, ServiceAnswer theirs) {
    return failed(theirs) && call.input().toString().contains("list_append(");
  }

  private static boolean failed(ServiceAnswer answer) {
    return answer instanceof ServiceAnswer.ErrorAnswer refused
        && refused.code().equals("InternalError");
  }

  private static String conditions(ServiceCall call) {
    return Stream.of("ConditionExpression", "FilterExpression")
        .flatMap(name -> call.input().findValuesAsString(name).stream())
        .collect(Collectors.joining("\n"));
  }
}
