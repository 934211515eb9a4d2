package dev.exesys.engine.wiring;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.engine.init.RunIdAllocator;
import dev.exesys.engine.init.RunRecords;
import dev.exesys.engine.init.RunStarter;
import dev.exesys.engine.init.SubmitJob;
import dev.exesys.engine.rerun.RerunRun;

/** The use cases that start runs: submissions and reruns. */
record SubmitParts(
    SubmitJob submit, JobValidator validator, RunIdAllocator runIds, RunStarter starter) {

  static SubmitParts of(EngineSettings settings, Ports ports, EngineParts parts) {
    EngineStores stores = ports.stores();
    JobValidator validator =
        new JobValidator(
            ValidationPolicy.of(settings, () -> ports.machines().pools(settings.prefix() + "-")));
    RunIdAllocator runIds = new RunIdAllocator(stores.idempotency(), ports.clock(), ports.random());
    RunRecords records =
        new RunRecords(
            stores.orders(),
            stores.runs(),
            stores.openRuns(),
            stores.runIndex(),
            parts.bundles(),
            parts.jobs(),
            parts.notifier());
    RunStarter starter =
        new RunStarter(
            records, parts.machines(), parts.starts(), parts.groups(), settings.buckets().done());
    SubmitJob submit =
        new SubmitJob(validator, parts.planner(), runIds, records, starter, ports.clock());
    return new SubmitParts(submit, validator, runIds, starter);
  }

  RerunRun rerun(EngineSettings settings, Ports ports, EngineParts parts) {
    return new RerunRun(
        ports.stores().runs(),
        parts.orders(),
        parts.jobs(),
        parts.carriedData(),
        ports.stores().internalBucket(),
        parts.commandsEnded(),
        validator,
        parts.planner(),
        runIds,
        starter,
        ports.clock(),
        settings.rerunTtl());
  }
}
