package dev.exesys.local.ssm;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.Paginator;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.ValueEncryption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations of Parameter Store. Values of type SecureString are encrypted. */
public final class ParameterOperations {
  static final Paginator PAGINATOR =
      new Paginator("NextToken", "InvalidNextToken", "The specified token is not valid.");

  private static final int MAX_NAMES = 10;
  private static final int MAX_DESCRIBED = 50;

  private final ParameterTable store;
  private final ValueEncryption encryption;
  private final ParameterJson view;

  public ParameterOperations(
      Database database, ValueEncryption encryption, Account account, InstantSource clock) {
    this.view = new ParameterJson(account);
    this.store = new ParameterTable(database, clock);
    this.encryption = encryption;
  }

  /** Returns the operations on parameters. */
  public Operations operations() {
    return new Operations()
        .with("PutParameter", this::put)
        .with("GetParameter", this::get)
        .with("GetParameters", this::getBatch)
        .with("GetParametersByPath", this::getByPath)
        .with("DeleteParameter", this::delete)
        .with("DeleteParameters", this::deleteBatch)
        .with("DescribeParameters", this::describe);
  }

  private ObjectNode put(RequestReader input) {
    input.only(
        "Name",
        "Description",
        "Value",
        "Type",
        "KeyId",
        "Overwrite",
        "AllowedPattern",
        "Tier",
        "Policies",
        "DataType");
    String name = input.string("Name");
    ParameterRules.checkName(name);
    Parameter stored =
        store.put(name, input.flag("Overwrite"), (current, now) -> changed(input, current, now));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("Version", stored.version());
    response.put("Tier", stored.tier());
    return response;
  }

  private Parameter changed(RequestReader input, @Nullable Parameter current, long now) {
    String name = input.string("Name");
    String value = input.string("Value");
    String type =
        ParameterRules.checkType(
            current == null ? input.string("Type") : input.string("Type", current.type()));
    Optional<String> policies = input.optionalString("Policies").filter(text -> !text.isBlank());
    Long expires = policies.map(ExpirationPolicy::read).orElse(null);
    String tier = ParameterRules.tier(input.string("Tier", "Standard"), value, expires != null);
    Optional<String> pattern = input.optionalString("AllowedPattern");
    pattern.ifPresent(regex -> ParameterRules.checkPattern(value, regex));
    boolean secure = type.equals(Parameter.SECURE);
    return new Parameter(
        name,
        type,
        secure ? encryption.encrypt(value, name) : value,
        secure ? input.string("KeyId", "alias/aws/ssm") : null,
        input.optionalString("Description").orElse(current == null ? null : current.description()),
        pattern.orElse(null),
        tier,
        input.string("DataType", "text"),
        policies.orElse(null),
        current == null ? 1 : current.version() + 1,
        now,
        expires);
  }

  private ObjectNode get(RequestReader input) {
    input.only("Name", "WithDecryption");
    String name = input.string("Name");
    ParameterSelection selected = select(name).orElseThrow(() -> ParameterRules.notFound(name));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("Parameter", withValue(selected, input.flag("WithDecryption")));
    return response;
  }

  private ObjectNode getBatch(RequestReader input) {
    input.only("Names", "WithDecryption");
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("Parameters");
    response.putArray("InvalidParameters");
    for (String name : names(input)) {
      select(name)
          .ifPresentOrElse(
              found ->
                  response
                      .withArray("Parameters")
                      .add(withValue(found, input.flag("WithDecryption"))),
              () -> response.withArray("InvalidParameters").add(name));
    }
    return response;
  }

  private ObjectNode getByPath(RequestReader input) {
    input.only(
        "Path", "Recursive", "ParameterFilters", "WithDecryption", "MaxResults", "NextToken");
    String path = input.string("Path");
    if (!path.startsWith("/")) {
      throw ParameterRules.invalid("The path must begin with /");
    }
    Predicate<Parameter> wanted =
        ParameterFilters.below(path, input.flag("Recursive"))
            .and(ParameterFilters.of(input.objects("ParameterFilters")));
    boolean decrypt = input.flag("WithDecryption");
    return page(
        store.startingWith(path).stream().filter(wanted).toList(),
        input.integer("MaxResults", 1, MAX_NAMES, MAX_NAMES),
        input,
        parameter -> withValue(new ParameterSelection(parameter, null), decrypt));
  }

  private ObjectNode describe(RequestReader input) {
    input.only("Filters", "ParameterFilters", "MaxResults", "NextToken", "Shared");
    Predicate<Parameter> wanted =
        ParameterFilters.of(input.objects("ParameterFilters"))
            .and(ParameterFilters.ofLegacy(input.objects("Filters")));
    return page(
        store.startingWith("").stream().filter(wanted).toList(),
        input.integer("MaxResults", 1, MAX_DESCRIBED, MAX_DESCRIBED),
        input,
        view::metadata);
  }

  private static ObjectNode page(
      List<Parameter> all, int size, RequestReader input, Function<Parameter, ObjectNode> show) {
    return PAGINATOR.pageOf(input, "Parameters", all, size, show, Parameter::name);
  }

  private ObjectNode delete(RequestReader input) {
    input.only("Name");
    String name = input.string("Name");
    if (!store.delete(name)) {
      throw ParameterRules.notFound(name);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode deleteBatch(RequestReader input) {
    input.only("Names");
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("DeletedParameters");
    response.putArray("InvalidParameters");
    for (String name : names(input)) {
      response.withArray(store.delete(name) ? "DeletedParameters" : "InvalidParameters").add(name);
    }
    return response;
  }

  private static List<String> names(RequestReader input) {
    List<String> names = input.strings("Names");
    if (names.isEmpty() || names.size() > MAX_NAMES) {
      throw ParameterRules.invalid("Names must have 1 to " + MAX_NAMES + " members");
    }
    return names;
  }

  /** A parameter with the requested version selector, for example {@code :3}. */
  private record ParameterSelection(Parameter parameter, @Nullable String selector) {}

  private Optional<ParameterSelection> select(String reference) {
    String name = reference.replaceFirst("^arn:aws:ssm:[^:]*:[^:]*:parameter", "");
    if (!name.equals(reference) && name.lastIndexOf('/') == 0) {
      // The ARNs of /name and name are the same.
      String path = name.replaceFirst(":.*", "");
      name = store.find(path).isPresent() ? name : name.substring(1);
    }
    int colon = name.indexOf(':');
    if (colon < 0) {
      return store.find(name).map(found -> new ParameterSelection(found, null));
    }
    String selector = name.substring(colon);
    Optional<Parameter> found = store.find(name.substring(0, colon));
    if (found.isPresent() && !selector.equals(":" + found.get().version())) {
      throw ServiceException.badRequest(
          "ParameterVersionNotFound",
          "The local stack keeps only the newest version of " + name.substring(0, colon));
    }
    return found.map(parameter -> new ParameterSelection(parameter, selector));
  }

  private ObjectNode withValue(ParameterSelection selected, boolean decrypt) {
    Parameter parameter = selected.parameter();
    String value =
        parameter.secure() && decrypt
            ? encryption.decrypt(parameter.value(), parameter.name())
            : parameter.value();
    return view.withValue(parameter, value, selected.selector());
  }
}
