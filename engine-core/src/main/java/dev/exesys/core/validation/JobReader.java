package dev.exesys.core.validation;

import dev.exesys.core.contract.ConcurrencyGroup;
import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OutputReference;
import dev.exesys.core.contract.When;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;

/** Converts a payload that passed validation into a job, and applies the defaults. */
final class JobReader {

  private JobReader() {}

  static Job read(PayloadView view) {
    FieldsView job = view.fields();
    return new Job(
        job.text("git_repo").orElseThrow(),
        job.text("git_token_location").orElseThrow(),
        job.text("username").orElseThrow(),
        job.text("commit_hash").orElse(null),
        job.text("flow_label").orElse(Job.DEFAULT_FLOW_LABEL),
        job.whole("job_timeout").map(Long::intValue).orElse(Job.DEFAULT_TIMEOUT_SECONDS),
        job.whole("pr_number").orElse(null),
        job.whole("issue_number").orElse(null),
        job.text("sops_key_ssm_path").orElse(null),
        job.flag("fail_fast").orElse(false),
        job.text("concurrency_group")
            .map(name -> new ConcurrencyGroup(name, job.flag("cancel_in_progress").orElse(false)))
            .orElse(null),
        view.orders().stream().map(JobReader::order).toList());
  }

  private static Order order(OrderView view) {
    FieldsView order = view.fields();
    ExecutionTarget target =
        order.text("execution_target").flatMap(ExecutionTarget::fromWire).orElseThrow();
    return new Order(
        view.name(),
        order.values("cmds"),
        order.whole("timeout").map(Long::intValue).orElseThrow(),
        target,
        order.text("git_folder").orElse(null),
        order.flag("must_succeed").orElse(true),
        order.text("queue_id").orElse(null),
        List.copyOf(new LinkedHashSet<>(view.dependencies())),
        order.textMembers("env_vars"),
        order.values("ssm_paths"),
        order.values("secret_manager_paths"),
        order.text("when").flatMap(When::fromWire).orElse(When.ON_SUCCESS),
        SsmTargetsReader.of(order).stream().map(SsmTargetsReader.Target::value).toList(),
        dataFlow(view),
        RetryReader.of(order).orElse(null),
        ApprovalReader.of(order).orElse(null),
        order.text("role_arn").orElse(null),
        view.matrix(),
        target == ExecutionTarget.ACTIVITY ? order.text("pool").orElse(null) : null);
  }

  private static DataFlow dataFlow(OrderView view) {
    FieldsView order = view.fields();
    SequencedMap<String, OutputReference> inputs = new LinkedHashMap<>();
    order
        .textMembers("inputs")
        .forEach(
            (variable, text) -> inputs.put(variable, OutputReference.parse(text).orElseThrow()));
    return new DataFlow(
        inputs,
        order.values("artifacts"),
        view.artifactsFrom().stream().map(FieldsView.Element::value).distinct().toList());
  }
}
