package dev.exesys.local.dynamodb.moto;

import dev.exesys.local.dynamodb.DynamoDbService;
import dev.exesys.local.protocol.ServiceException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Our side. */
record LocalService(DynamoDbService service) implements Service {

  @Override
  public Answer call(String operation, ObjectNode input) {
    try {
      return new Answer.Done(service.call(operation, input.deepCopy()));
    } catch (ServiceException e) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      e.members().forEach(body::set);
      return new Answer.Refused(e.code(), String.valueOf(e.getMessage()), body);
    }
  }
}
