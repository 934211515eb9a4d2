package dev.exesys.local.dynamodb.moto;

import dev.exesys.local.dynamodb.DynamoDbService;
import dev.exesys.local.protocol.ServiceException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The local DynamoDB. */
record LocalDynamoDb(DynamoDbService service) implements ComparedService {

  @Override
  public ServiceAnswer call(String operation, ObjectNode input) {
    try {
      return new ServiceAnswer.SuccessAnswer(service.call(operation, input.deepCopy()));
    } catch (ServiceException e) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      e.members().forEach(body::set);
      return new ServiceAnswer.ErrorAnswer(e.code(), String.valueOf(e.getMessage()), body);
    }
  }
}
