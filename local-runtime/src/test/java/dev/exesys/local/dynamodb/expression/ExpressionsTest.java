package dev.exesys.local.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.protocol.ServiceException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

class ExpressionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, AttributeValue> ITEM =
      item(
          "{'n':{'N':'5'},'s':{'S':'abc'},'ss':{'SS':['a','b']},'l':{'L':[{'N':'1'},{'S':'x'},{'S':'y'}]},"
              + "'m':{'M':{'x':{'N':'2'},'status':{'S':'ok'}}},'nil':{'NULL':true}}");
  private static final Map<String, AttributeValue> VALUES =
      item(
          "{':n':{'N':'5.0'},':one':{'N':'1'},':s':{'S':'abc'},':a':{'S':'a'},':z':{'S':'z'},"
              + "':type':{'S':'SS'},':list':{'L':[{'S':'z'}]},':set':{'SS':['a','c']},':ab':{'SS':['a','b']},"
              + "':null':{'NULL':true}}");
  private static final Map<String, String> NAMES = Map.of("#status", "status", "#dot", "a.b");

  private static Map<String, AttributeValue> item(String json) {
    return AttributeValueReader.item(JSON.readTree(json.replace('\'', '"')));
  }

  private static Placeholders placeholders() {
    return new Placeholders(NAMES, VALUES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "n = :n | true",
        "n <> :n | false",
        "absent <> :n | true",
        "absent = :n | false",
        "absent < :n | false",
        "NOT absent < :n | true",
        "s < :one | false",
        "s > :a AND n >= :one | true",
        "n = :one OR n = :n AND s = :z | false",
        "(n = :one OR n = :n) AND s = :s | true",
        "NOT n = :one AND s = :s | true",
        "attribute_exists(m.#status) | true",
        "attribute_not_exists(m.y) | true",
        "attribute_exists(l[2]) AND attribute_not_exists(l[3]) | true",
        "attribute_exists(#dot) | false",
        "attribute_type(ss, :type) | true",
        "begins_with(s, :a) | true",
        "begins_with(n, :a) | false",
        "contains(s, :a) AND contains(ss, :a) AND contains(l, :one) | true",
        "contains(ss, :z) | false",
        "size(ss) > :one AND size(s) > size(ss) | true",
        "size(absent) > :one | false",
        "n BETWEEN :one AND :n | true",
        "s IN (:z, :s) | true",
        "nil = :null | true",
        "absent = :null | false",
        "m.x = l[0] | false",
      })
  void conditions(String expression, boolean holds) {
    ConditionExpression condition =
        ConditionParser.parse(ExpressionKind.CONDITION, expression, placeholders());
    assertThat(ConditionEvaluator.holds(condition, ITEM)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET n = n + :one | n | {'N':'6'}",
        "SET n = n - :n | n | {'N':'0'}",
        "SET c = if_not_exists(c, :one) + :one | c | {'N':'2'}",
        "SET s = s, t = s | t | {'S':'abc'}",
        "SET n = m.x, m.x = n | m | {'M':{'x':{'N':'5'},'status':{'S':'ok'}}}",
        "SET l[1] = :z | l | {'L':[{'N':'1'},{'S':'z'},{'S':'y'}]}",
        "SET l[9] = :z | l | {'L':[{'N':'1'},{'S':'x'},{'S':'y'},{'S':'z'}]}",
        "SET l = list_append(:list, l) | l | {'L':[{'S':'z'},{'N':'1'},{'S':'x'},{'S':'y'}]}",
        "REMOVE l[0], l[1] | l | {'L':[{'S':'y'}]}",
        "REMOVE m.#status | m | {'M':{'x':{'N':'2'}}}",
        "ADD n :one | n | {'N':'6'}",
        "ADD fresh :one | fresh | {'N':'1'}",
        "ADD ss :set | ss | {'SS':['a','b','c']}",
        "DELETE ss :set | ss | {'SS':['b']}",
        "DELETE ss :ab | ss | gone",
        "DELETE absent :ab | absent | gone",
        "SET (n) = :one | n | Invalid UpdateExpression: Syntax error; token: \"(\", near: \"SET (n\"",
        "SET absent.x = :one | n | The document path provided in the update expression is invalid for update",
        "SET n = absent | n | The provided expression refers to an attribute that does not exist in the item",
        "SET n = s + :one | n | An operand in the update expression has an incorrect data type",
        "ADD s :one | n | An operand in the update expression has an incorrect data type",
        "SET n = :one, n = :n | n | Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]",
        "SET m.x = :one REMOVE m | n | Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, x], path two: [m]",
        "SET m.x = :one, m[0] = :one | n | Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, x], path two: [m, [0]]",
        "SET n = :none | n | Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :none",
        "SET #none = :n | n | Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #none",
        "SET n = frob(:one) | n | Invalid UpdateExpression: Invalid function name; function: frob",
        "SET n = :one + :s | n | Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S",
      })
  void updates(String expression, String attribute, String expected) {
    String actual;
    try {
      UpdateExpression update = UpdateParser.parse(expression, placeholders());
      AttributeValue value = UpdateEvaluator.apply(update, ITEM).get(attribute);
      actual =
          value == null ? "gone" : AttributeValueWriter.value(value).toString().replace('"', '\'');
    } catch (ServiceException e) {
      actual = e.getMessage();
    }
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n, absent | {'n':{'N':'5'}}",
        "m.x | {'m':{'M':{'x':{'N':'2'}}}}",
        "l[2], l[0] | {'l':{'L':[{'N':'1'},{'S':'y'}]}}",
        "l[7], m.y, s.x | {}",
      })
  void projections(String expression, String expected) {
    Map<String, AttributeValue> shown =
        ProjectionExpression.parse(expression, placeholders()).of(ITEM);
    assertThat(AttributeValueWriter.item(shown).toString().replace('"', '\'')).isEqualTo(expected);
  }
}
