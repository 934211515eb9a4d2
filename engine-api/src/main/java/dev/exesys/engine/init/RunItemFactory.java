package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItem.RunJob;
import dev.exesys.core.store.RunProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates the items of a run and its orders, without the orders' variables. */
public final class RunItemFactory {

  private RunItemFactory() {}

  /** Creates the run's item. */
  public static RunItem run(RunIds ids, Job job, Instant now) {
    RunJob kept =
        new RunJob(
            job.username(),
            job.gitRepo(),
            job.gitTokenLocation(),
            job.commitHash(),
            job.prNumber(),
            job.issueNumber(),
            job.jobTimeout(),
            job.failFast(),
            job.sopsKeySsmPath(),
            job.orders().size(),
            now,
            job.group());
    RunProgress progress = job.group() == null ? RunProgress.starting() : RunProgress.waiting();
    return new RunItem(ids, kept, progress);
  }

  /**
   * Creates the orders' items.
   *
   * @param compiled says which wait states each order releases
   */
  public static List<OrderItem> orders(RunIds ids, Job job, CompiledJob compiled) {
    Map<String, String> nums = new HashMap<>();
    for (int i = 0; i < job.orders().size(); i++) {
      nums.put(job.orders().get(i).orderName(), job.orderNum(i));
    }
    List<OrderItem> items = new ArrayList<>();
    for (int i = 0; i < job.orders().size(); i++) {
      Order order = job.orders().get(i);
      List<String> dependencies =
          order.dependencies().stream().map(d -> nums.getOrDefault(d, "")).toList();
      items.add(
          new OrderItem(
              ids.runId(),
              job.orderNum(i),
              order.withEnvVars(Map.of()),
              order.namesSecrets(),
              dependencies,
              order.dataFlow().producers().stream().map(p -> nums.getOrDefault(p, "")).toList(),
              compiled.releases().getOrDefault(order.orderName(), List.of()),
              OrderProgress.queued()));
    }
    return items;
  }
}
