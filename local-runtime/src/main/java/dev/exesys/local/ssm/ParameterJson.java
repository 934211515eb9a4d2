package dev.exesys.local.ssm;

import dev.exesys.local.protocol.Account;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes parameters as JSON for responses. */
final class ParameterJson {
  private final Account account;

  ParameterJson(Account account) {
    this.account = account;
  }

  private String arn(Parameter parameter) {
    String name = parameter.name();
    return account.arn("ssm", "parameter" + (name.startsWith("/") ? name : "/" + name));
  }

  /** Writes a parameter with its value. */
  ObjectNode withValue(Parameter parameter, String value, @Nullable String selector) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("Name", parameter.name());
    view.put("Type", parameter.type());
    view.put("Value", value);
    if (selector != null) {
      view.put("Selector", selector);
    }
    view.put("Version", parameter.version());
    view.put("LastModifiedDate", parameter.modified() / 1000.0);
    view.put("ARN", arn(parameter));
    view.put("DataType", parameter.dataType());
    return view;
  }

  /** Writes the metadata of a parameter. */
  ObjectNode metadata(Parameter parameter) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("Name", parameter.name());
    view.put("ARN", arn(parameter));
    view.put("Type", parameter.type());
    putIfPresent(view, "KeyId", parameter.keyId());
    view.put("LastModifiedDate", parameter.modified() / 1000.0);
    view.put("LastModifiedUser", "arn:aws:iam::" + account.id() + ":user/local");
    putIfPresent(view, "Description", parameter.description());
    putIfPresent(view, "AllowedPattern", parameter.allowedPattern());
    view.put("Version", parameter.version());
    view.put("Tier", parameter.tier());
    view.putArray("Policies");
    if (parameter.policies() != null) {
      ObjectNode policy = view.withArray("Policies").addObject();
      policy.put("PolicyText", parameter.policies());
      policy.put("PolicyType", "Expiration");
      policy.put("PolicyStatus", "Pending");
    }
    view.put("DataType", parameter.dataType());
    return view;
  }

  private static void putIfPresent(ObjectNode view, String name, @Nullable String value) {
    if (value != null) {
      view.put(name, value);
    }
  }
}
